/**
 * Codes of answer links made in this browser session. The event that announces a link holds only the hash of its
 * code; the code itself is remembered until the browser closes, so that it can still be printed, and never on disk.
 */
import { answerPath } from '../../shared/protocol/answer-link.ts'
import { sessionStorageArea } from '../platform/storage.ts'

export type AnswerCode = {
  code: string
  /** Last day on which it opens. */
  until: string
}

const key = (ref: string) => `${answerPath.slice(1)}:${ref}`

/** The newest code takes an earlier one's place: of several links this one is shown. */
export async function keepAnswerCode(ref: string, kept: AnswerCode): Promise<void> {
  await sessionStorageArea.set({ [key(ref)]: kept })
}

/** The newest code made for a referral in this session. */
export async function answerCodeOf(ref: string): Promise<AnswerCode | undefined> {
  const kept = (await sessionStorageArea.get([key(ref)]))[key(ref)]
  if (typeof kept !== 'object' || kept === null) return undefined
  const { code, until }: Record<string, unknown> = { ...kept }
  return typeof code === 'string' && typeof until === 'string' ? { code, until } : undefined
}

/** Saving the referral was undone: no link of it is shown any more. */
export async function dropAnswerCode(ref: string): Promise<void> {
  await sessionStorageArea.remove([key(ref)])
}
