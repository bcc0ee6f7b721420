/** The code of a recovery sheet while it is typed: groups of four, the last a check over all others. */
import { crockfordValue } from '../../../shared/protocol/crockford.ts'
import { bareCode } from './invitation-check.ts'

export const sheetLength = 56
const groupLength = 4

export type SheetCheck =
  | { kind: 'empty' }
  | { kind: 'wrong_character'; character: string }
  | { kind: 'short'; count: number; missing: number }
  | { kind: 'long'; surplus: number }
  | { kind: 'complete' }

/** Whether the check characters fit is told by the reader of sheets, which comes with the rest of the cryptography. */
export function checkSheet(typed: string): SheetCheck {
  const bare = bareCode(typed)
  if (bare === '') return { kind: 'empty' }
  const character = [...bare].find((each) => crockfordValue(each) < 0)
  if (character !== undefined) return { kind: 'wrong_character', character }
  if (bare.length < sheetLength) return { kind: 'short', count: bare.length, missing: sheetLength - bare.length }
  return bare.length > sheetLength ? { kind: 'long', surplus: bare.length - sheetLength } : { kind: 'complete' }
}

/** The code in groups, as it is printed. */
export function groupedSheet(typed: string): string {
  return (bareCode(typed).match(new RegExp(`.{1,${groupLength}}`, 'g')) ?? []).join('-')
}
