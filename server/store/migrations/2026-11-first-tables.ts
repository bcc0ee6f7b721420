/** The tables of the first version: feeds, catalogue, devices, invitations, audit. */
import { type ColumnDataType, type Kysely, sql } from 'kysely'
import type { Engine } from '../engine.ts'

export async function firstTables(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const bytes: ColumnDataType = engine === 'postgres' ? 'bytea' : 'blob'
  const schema = db.schema

  await schema
    .createTable('network')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('instance', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .execute()

  await schema
    .createTable('org_feed')
    .addColumn('org_id', 'text', (c) => c.primaryKey())
    .addColumn('epoch', 'text', (c) => c.notNull())
    .addColumn('head', 'bigint', (c) => c.notNull())
    .addColumn('chain', bytes, (c) => c.notNull())
    .execute()

  await schema
    .createTable('referral')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('chain_id', 'text', (c) => c.notNull())
    .addColumn('from_org', 'text', (c) => c.notNull())
    .addColumn('to_org', 'text')
    .addColumn('lam', 'bigint', (c) => c.notNull())
    .addColumn('erased_at', 'bigint')
    .execute()

  await schema
    .createTable('event')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('referral_id', 'text', (c) => c.notNull())
    .addColumn('from_org', 'text', (c) => c.notNull())
    .addColumn('to_org', 'text')
    .addColumn('author_org', 'text')
    .addColumn('device_id', 'text')
    .addColumn('type', 'text')
    .addColumn('lam', 'bigint')
    .addColumn('payload', 'text')
    .addColumn('sig', 'text')
    .addColumn('leaf', bytes)
    .addColumn('received_at', 'bigint', (c) => c.notNull())
    .addColumn('erased_at', 'bigint')
    .execute()
  await schema.createIndex('event_by_referral').on('event').column('referral_id').execute()

  await schema
    .createTable('statement')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('referral_id', 'text')
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('sig', 'text')
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .execute()

  await schema
    .createTable('feed')
    .addColumn('org_id', 'text', (c) => c.notNull())
    .addColumn('pos', 'bigint', (c) => c.notNull())
    .addColumn('kind', 'integer', (c) => c.notNull())
    .addColumn('item_id', 'text', (c) => c.notNull())
    .addColumn('grant_no', 'integer', (c) => c.notNull())
    .addColumn('chain', bytes, (c) => c.notNull())
    .addPrimaryKeyConstraint('feed_place', ['org_id', 'pos'])
    .addUniqueConstraint('feed_once', ['org_id', 'kind', 'item_id', 'grant_no'])
    .execute()

  await schema
    .createTable('catalogue_head')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('epoch', 'text', (c) => c.notNull())
    .addColumn('head', 'bigint', (c) => c.notNull())
    .addColumn('chain', bytes, (c) => c.notNull())
    .addColumn('floor', 'bigint', (c) => c.notNull())
    .execute()

  await schema
    .createTable('catalogue_item')
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('n', 'bigint', (c) => c.notNull().unique())
    .addColumn('data', 'text')
    .addColumn('changed_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('catalogue_thing', ['kind', 'id'])
    .execute()

  await schema
    .createTable('catalogue_log')
    .addColumn('n', 'bigint', (c) => c.primaryKey())
    .addColumn('chain', bytes, (c) => c.notNull())
    .execute()

  await schema
    .createTable('device')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('org_id', 'text', (c) => c.notNull())
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('sign_key', bytes, (c) => c.notNull())
    .addColumn('agree_key', bytes, (c) => c.notNull())
    .addColumn('client', 'text', (c) => c.notNull())
    .addColumn('enrolled_at', 'bigint', (c) => c.notNull())
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .addColumn('seen_on', 'text', (c) => c.notNull())
    .addColumn('revoked_at', 'bigint')
    .execute()
  await schema.createIndex('device_by_organisation').on('device').column('org_id').execute()

  await schema
    .createTable('token')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('device_id', 'text', (c) => c.notNull())
    .addColumn('hash', bytes, (c) => c.notNull())
    .addColumn('parent', 'text')
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .addColumn('used_at', 'bigint')
    .execute()
  await schema.createIndex('token_by_device').on('token').column('device_id').execute()

  await schema
    .createTable('invitation')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('auth_hash', bytes, (c) => c.notNull())
    .addColumn('org_id', 'text', (c) => c.notNull())
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .addColumn('tries', 'integer', (c) => c.notNull())
    .addColumn('spent_at', 'bigint')
    .addColumn('device_id', 'text')
    .execute()

  await schema
    .createTable('audit_log')
    .addColumn('n', 'bigint', (c) => c.primaryKey())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('act', 'text', (c) => c.notNull())
    .addColumn('actor', 'text', (c) => c.notNull())
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('hash', bytes, (c) => c.notNull())
    .execute()
  await schema
    .createTable('audit_head')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('n', 'bigint', (c) => c.notNull())
    .addColumn('hash', bytes, (c) => c.notNull())
    .execute()
  for (const statement of engine === 'postgres' ? refuseChangePostgres : refuseChangeSqlite)
    await sql.raw(statement).execute(db)
}

/** The audit log is append-only for the server's own code too, not by custom alone. */
const refuseChangeSqlite = ['UPDATE', 'DELETE'].map(
  (act) => `CREATE TRIGGER audit_log_no_${act.toLowerCase()} BEFORE ${act} ON audit_log
    BEGIN SELECT RAISE(ABORT, 'audit_log is append-only'); END`,
)

const refuseChangePostgres = [
  `CREATE FUNCTION audit_log_refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'audit_log is append-only'; END $$`,
  `CREATE TRIGGER audit_log_append_only BEFORE UPDATE OR DELETE ON audit_log
    FOR EACH ROW EXECUTE FUNCTION audit_log_refuse()`,
]
