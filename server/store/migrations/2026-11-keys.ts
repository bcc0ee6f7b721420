/** Key logs, keyrings, recovery sheets, and who was admitted; devices from before took part already. */
import { type ColumnDataType, type Kysely, sql } from 'kysely'
import type { Engine } from '../engine.ts'

export async function keys(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const bytes: ColumnDataType = engine === 'postgres' ? 'bytea' : 'blob'
  const schema = db.schema

  await schema
    .createTable('key_head')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('n', 'bigint', (c) => c.notNull())
    .execute()
  await schema
    .createTable('key_statement')
    .addColumn('n', 'bigint', (c) => c.primaryKey())
    .addColumn('org_id', 'text', (c) => c.notNull())
    .addColumn('org_n', 'bigint', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull().unique())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('sig', 'text', (c) => c.notNull())
    .addColumn('hash', bytes, (c) => c.notNull())
    .addUniqueConstraint('key_statement_place', ['org_id', 'org_n'])
    .execute()
  await schema
    .createTable('keyring')
    .addColumn('device_id', 'text', (c) => c.primaryKey())
    .addColumn('wrap', 'text', (c) => c.notNull())
    .execute()
  await schema
    .createTable('recovery')
    .addColumn('org_id', 'text', (c) => c.primaryKey())
    .addColumn('sheet', 'text', (c) => c.notNull().unique())
    .addColumn('auth_hash', bytes, (c) => c.notNull())
    .addColumn('bind', 'text', (c) => c.notNull())
    .addColumn('wrap', 'text', (c) => c.notNull())
    .addColumn('tries', 'integer', (c) => c.notNull())
    .addColumn('tried_since', 'bigint', (c) => c.notNull())
    .execute()
  await schema
    .createTable('relay')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('relay_id', 'text', (c) => c.notNull())
    .addColumn('seed', bytes, (c) => c.notNull())
    .execute()

  await schema.alterTable('device').addColumn('admitted_at', 'bigint').execute()
  await schema
    .alterTable('device')
    .addColumn('keeper', 'integer', (c) => c.notNull().defaultTo(0))
    .execute()
  await schema.alterTable('device').addColumn('invitation_id', 'text').execute()
  await schema.alterTable('device').addColumn('mac', bytes).execute()
  await schema.alterTable('invitation').addColumn('card', 'text').execute()
  await schema.alterTable('invitation').addColumn('made_by', 'text').execute()
  await sql`UPDATE device SET admitted_at = enrolled_at`.execute(db)
}
