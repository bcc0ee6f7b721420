/** What a device's renewal by its own key needs: the key of the challenges, and which devices may not. */
import { type ColumnDataType, type Kysely, sql } from 'kysely'
import type { Engine } from '../engine.ts'

export async function renewal(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const bytes: ColumnDataType = engine === 'postgres' ? 'bytea' : 'blob'
  await db.schema
    .createTable('challenge_key')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('key', bytes, (c) => c.notNull())
    .execute()
  await db.schema.alterTable('device').addColumn('reused_at', 'bigint').execute()
  // Until now only the audit log remembers whose tokens were ended because of a copy.
  await sql`UPDATE device SET reused_at = (
    SELECT max(audit_log.at) FROM audit_log
    WHERE audit_log.act = 'token_reused' AND audit_log.actor = device.id AND audit_log.at >= device.enrolled_at
  )`.execute(db)
}
