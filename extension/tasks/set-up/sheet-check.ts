/** The code of a recovery sheet while it is typed: groups of four, the last a check over all others. */
import { bareCode, checkTyped, type TypedCheck } from './invitation-check.ts'

export const sheetLength = 56
const groupLength = 4

/** Whether the check characters fit is told by the reader of sheets, which comes with the rest of the cryptography. */
export function checkSheet(typed: string): TypedCheck {
  return checkTyped(bareCode(typed), sheetLength)
}

/** The code in groups, as it is printed. */
export function groupedSheet(typed: string): string {
  return (bareCode(typed).match(new RegExp(`.{1,${groupLength}}`, 'g')) ?? []).join('-')
}
