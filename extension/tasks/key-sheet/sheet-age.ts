/** Since when the recovery sheet holds: the statement's id tells, for it is made of the time (UUIDv7, RFC 9562 §5.7). */
import { readStatement, type SignedStatement } from '../../../shared/protocol/key-log.ts'

/** A sheet is to be looked for in its safe once a year. */
export const reminderMs = 365 * 24 * 3_600_000

/** Milliseconds since 1970 of the newest recovery statement; undefined where there is none. */
export function sheetSince(statements: readonly SignedStatement[]): number | undefined {
  const newest = statements.map(({ st }) => readStatement(st)).findLast((statement) => statement?.t === 'recovery')
  return newest === undefined ? undefined : Number.parseInt(newest.id.replaceAll('-', '').slice(0, 12), 16)
}
