/** Whom the key logs wait for after a restored backup: until they have said what they know, nothing new is said there. */
import type { Kysely } from 'kysely'

export async function awaitedDevices(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('key_awaited')
    .addColumn('device_id', 'text', (c) => c.primaryKey())
    .addColumn('org_id', 'text', (c) => c.notNull())
    .execute()
}
