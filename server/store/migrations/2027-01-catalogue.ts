/**
 * What keeping the catalogue true needs: every version of every thing, imports that can be undone, links by which a
 * provider confirms its offers, what was looked for in vain, and the uses of offers that were released.
 */
import { type ColumnDataType, type Kysely, sql } from 'kysely'
import type { Engine } from '../engine.ts'

export async function catalogue(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const bytes: ColumnDataType = engine === 'postgres' ? 'bytea' : 'blob'
  const { schema } = db

  await schema
    .createTable('catalogue_version')
    .addColumn('n', 'bigint', (c) => c.primaryKey())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('data', 'text')
    .addColumn('changed_at', 'bigint', (c) => c.notNull())
    .addColumn('how', 'text', (c) => c.notNull())
    .addColumn('by_org', 'text')
    .addColumn('import_id', 'text')
    .addColumn('edit_id', 'text')
    .execute()
  await schema.createIndex('version_of_thing').on('catalogue_version').columns(['kind', 'id', 'n']).execute()
  await schema.createIndex('version_of_import').on('catalogue_version').column('import_id').execute()
  await schema.createIndex('version_of_edit').on('catalogue_version').column('edit_id').execute()
  await sql`insert into catalogue_version (n, kind, id, data, changed_at, how)
    select n, kind, id, data, changed_at, 'operator' from catalogue_item`.execute(db)

  await schema
    .createTable('catalogue_done')
    .addColumn('by_org', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('catalogue_done_key', ['by_org', 'id'])
    .execute()

  await schema
    .createTable('import_job')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    /** Who confirmed the mapping: under these rights the rows are checked; null for the command line. */
    .addColumn('by_org', 'text')
    .addColumn('by_role', 'text')
    /** Of an API; null where a file was sent. */
    .addColumn('address', 'text')
    /** When the process that works on it last said so; null while it waits for one. */
    .addColumn('alive_at', 'bigint')
    /** Everything else a person is shown (shared/protocol/imports.ts), as JSON. */
    .addColumn('shown', 'text', (c) => c.notNull())
    .execute()
  await schema
    .createTable('import_file')
    .addColumn('import_id', 'text', (c) => c.primaryKey())
    /** `file` as it came, or `rows` as they were read from an address. */
    .addColumn('what', 'text', (c) => c.notNull())
    .addColumn('bytes', bytes, (c) => c.notNull())
    .execute()
  await schema
    .createTable('import_row')
    .addColumn('import_id', 'text', (c) => c.notNull())
    .addColumn('row', 'bigint', (c) => c.notNull())
    .addColumn('outcome', 'text', (c) => c.notNull())
    .addColumn('decision', 'text')
    /** The row as it is shown, as JSON. */
    .addColumn('shown', 'text', (c) => c.notNull())
    /** What is to be written, as JSON. */
    .addColumn('plan', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('import_row_key', ['import_id', 'row'])
    .execute()
  await schema
    .createTable('import_seen')
    .addColumn('source', 'text', (c) => c.notNull())
    .addColumn('source_id', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('item_id', 'text', (c) => c.notNull())
    /** The fields as the source last said them, as JSON. */
    .addColumn('data', 'text', (c) => c.notNull())
    .addColumn('import_id', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('import_seen_key', ['source', 'kind', 'source_id'])
    .execute()
  await schema.createIndex('import_seen_by_import').on('import_seen').column('import_id').execute()
  /** What `import_seen` said before an import, so that undoing it takes this back too; nulls: it said nothing. */
  await schema
    .createTable('import_seen_before')
    .addColumn('import_id', 'text', (c) => c.notNull())
    .addColumn('source', 'text', (c) => c.notNull())
    .addColumn('source_id', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('item_id', 'text')
    .addColumn('data', 'text')
    .addColumn('seen_by', 'text')
    .addPrimaryKeyConstraint('import_seen_before_key', ['import_id', 'source', 'kind', 'source_id'])
    .execute()
  await schema
    .createTable('import_source')
    .addColumn('source', 'text', (c) => c.primaryKey())
    .addColumn('mapping', 'text', (c) => c.notNull())
    /** By the column names, so that the next file of the same shape is recognised. */
    .addColumn('columns', 'text', (c) => c.notNull())
    .execute()

  await schema
    .createTable('confirm_link')
    .addColumn('hash', 'text', (c) => c.primaryKey())
    .addColumn('org_id', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('until', 'text', (c) => c.notNull())
    .addColumn('used_at', 'bigint')
    .execute()
  await schema.createIndex('confirm_link_by_org').on('confirm_link').column('org_id').execute()

  await schema
    .createTable('vain_share')
    .addColumn('tag', 'text', (c) => c.notNull())
    .addColumn('sender', 'text', (c) => c.notNull())
    .addColumn('share', 'text', (c) => c.notNull())
    .addColumn('sealed', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('vain_share_key', ['tag', 'sender'])
    .execute()

  await schema
    .createTable('secret')
    .addColumn('name', 'text', (c) => c.primaryKey())
    .addColumn('bytes', bytes, (c) => c.notNull())
    .execute()
  await schema
    .createTable('use_release')
    .addColumn('quarter', 'text', (c) => c.notNull())
    .addColumn('offer_id', 'text', (c) => c.notNull())
    .addColumn('value', 'bigint', (c) => c.notNull())
    .addColumn('released_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('use_release_key', ['quarter', 'offer_id'])
    .execute()
  await schema
    .createTable('use_quarter')
    .addColumn('quarter', 'text', (c) => c.primaryKey())
    .addColumn('released_at', 'bigint', (c) => c.notNull())
    .addColumn('params', 'text', (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull())
    .execute()
}
