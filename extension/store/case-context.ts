/**
 * The case at hand, as far as it may be known here: an age, a place, a language, and for a navigator the need. Kept
 * until the browser is closed and never written to disk: the next family must not be met with the last one's answers.
 * Four codes and an age, in memory: the local lock hides them and need not seal them.
 */
import { type Signal, signal } from '@preact/signals'
import { type CodeList, type CodeOf, codeEntry } from '../../shared/codes/index.ts'
import { sessionStorageArea } from '../platform/storage.ts'
import type { CaseContext } from '../search/types.ts'

const key = 'caseContext'

export const caseContext: Signal<CaseContext> = signal({})

/** Takes up what was set earlier in this browser session. */
export async function openCaseContext(): Promise<void> {
  caseContext.value = parseCaseContext((await sessionStorageArea.get([key]))[key])
}

/** Sets some of it; a value of `undefined` takes that part away. */
export function setCaseContext(change: { [K in keyof CaseContext]?: CaseContext[K] | undefined }): void {
  const next = Object.fromEntries(
    Object.entries({ ...caseContext.value, ...change }).filter(([, value]) => value !== undefined),
  )
  caseContext.value = next
  void sessionStorageArea.set({ [key]: next })
}

/** Another family: nothing of the last one stays, in this page or for the next. */
export function clearCaseContext(): void {
  caseContext.value = {}
  void sessionStorageArea.remove([key])
}

/** Keeps what can be read; storage may hold what an older version wrote. */
export function parseCaseContext(kept: unknown): CaseContext {
  if (typeof kept !== 'object' || kept === null) return {}
  const { need, ageMonths, lifePhase, areaId, language }: Record<string, unknown> = { ...kept }
  return {
    ...(isCode('need', need) ? { need } : {}),
    ...(typeof ageMonths === 'number' && Number.isInteger(ageMonths) ? { ageMonths } : {}),
    ...(isCode('lifePhase', lifePhase) ? { lifePhase } : {}),
    ...(typeof areaId === 'string' ? { areaId } : {}),
    ...(isCode('language', language) ? { language } : {}),
  }
}

function isCode<L extends CodeList>(list: L, value: unknown): value is CodeOf<L> {
  return typeof value === 'string' && codeEntry(list, value) !== undefined
}
