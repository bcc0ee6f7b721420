/** The text of an `erase` item: what was erased and why. Its SHA-256 is the item's leaf in the chain. */
import { type EraseReason, eraseReasons } from '../../shared/protocol/feed.ts'
import { id } from '../../shared/scalars.ts'
import { z } from '../../shared/zod.ts'

/** Event ids per statement, so that its text stays below the limit of an event. */
export const idsPerStatement = 350

const statementSchema = z.strictObject({
  v: z.literal(1),
  t: z.literal('erase'),
  id,
  ref: id,
  ids: z.array(id).max(idsPerStatement),
  why: z.enum(eraseReasons),
})
export type EraseStatement = z.infer<typeof statementSchema>
export type { EraseReason }

/** The statement as it is stored and hashed: the order of its fields is part of the protocol. */
export function writeEraseStatement(statement: Omit<EraseStatement, 'v' | 't'>): string {
  const { id, ref, ids, why } = statement
  return JSON.stringify({ v: 1, t: 'erase', id, ref, ids, why } satisfies EraseStatement)
}

/** The statement behind a stored text. @throws {ZodError} for what is none: the server wrote it itself */
export function readEraseStatement(text: string): EraseStatement {
  return statementSchema.parse(JSON.parse(text))
}
