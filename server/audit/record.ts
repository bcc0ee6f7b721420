/**
 * The audit log of administrative acts: append-only, ids only, each entry hashed with the one before,
 * so that a change or a hole in the past is noticed (`verify`).
 */
import { createHash } from 'node:crypto'
import type { Engine } from '../store/engine.ts'
import type { Db } from '../store/schema.ts'
import type { AuditLogTable } from '../store/tables/members.ts'

export type Act =
  | 'invited'
  | 'invitation_burnt'
  | 'enrolled'
  | 'renewed'
  | 'token_reused'
  | 'revoked'
  | 'keys_founded'
  | 'keys_rotated'
  | 'root_rotated'
  | 'admitted'
  | 'sheet_confirmed'
  | 'sheet_paused'
  | 'not_awaited'
  | 'recovered'
  | 'erased'
  | 'restored'
  | 'import_applied'
  | 'import_undone'
  | 'network_changed'
  | 'confirm_link_made'
  | 'report_published'
  | 'report_withdrawn'

/** `actor` is a device id or `operator`; `subject` the id of what was acted on. */
type AuditEntry = { act: Act; actor: string; subject: string; at: number }

/**
 * Appends an entry within the transaction of the act it tells of, so that both are there or neither. On PostgreSQL the
 * head is locked until then: entries of several processes stand in one chain.
 */
export async function record(trx: Db, engine: Engine, entry: AuditEntry): Promise<void> {
  const query = trx.selectFrom('audit_head').selectAll()
  const head = await (engine === 'postgres' ? query.forUpdate() : query).executeTakeFirstOrThrow()
  const row = { n: head.n + 1, ...entry }
  const hash = auditHash(head.hash, row)
  await trx
    .insertInto('audit_log')
    .values({ ...row, hash })
    .execute()
  await trx.updateTable('audit_head').set({ n: row.n, hash }).execute()
}

/** SHA-256 over the previous hash and the entry. */
export function auditHash(previous: Uint8Array, row: Omit<AuditLogTable, 'hash'>): Uint8Array {
  const text = JSON.stringify([row.n, row.at, row.act, row.actor, row.subject])
  return createHash('sha256').update(previous).update(text).digest()
}
