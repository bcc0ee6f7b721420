/** When a key log last said something: a statement's id is made of the time (UUIDv7, RFC 9562 §5.7), and signed with it. */
import { dayMs } from '../utc-day.ts'
import { type KeyStatement, readStatement, type SignedStatement } from './key-log.ts'

/** What falls due once a year: new keys, and a try of the recovery sheet. */
export const yearMs = 365 * dayMs

/** Milliseconds since 1970 of the newest statement of this kind, by its author's clock; undefined where there is none. */
export function lastSaid(statements: readonly SignedStatement[], kind: KeyStatement['t']): number | undefined {
  // Read from the end, and only where the kind is named: sync asks at every step.
  const newest = statements.findLast(({ st }) => st.includes(`"${kind}"`) && readStatement(st)?.t === kind)
  const read = newest === undefined ? undefined : readStatement(newest.st)
  return read === undefined ? undefined : Number.parseInt(read.id.replaceAll('-', '').slice(0, 12), 16)
}
