/** Which device a browser was before it enrolled anew, and its proof of that: whoever admits it ends the old one. */
import type { Kysely } from 'kysely'

export async function formerDevice(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('device').addColumn('former_id', 'text').execute()
  await db.schema.alterTable('device').addColumn('former_proof', 'text').execute()
}
