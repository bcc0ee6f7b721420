/**
 * Keys of this installation, in the table `secret`: every process on the database uses the same ones, and a backup has
 * them with what they belong to. Made when first asked for.
 */
import { randomBytes } from 'node:crypto'
import type { Store } from './open.ts'

/** Names of the keys; each is 32 random bytes and serves one purpose alone. */
export type SecretName = 'record_key' | 'vain_sender'

const keyBytes = 32

/** The key of that name. Of two processes that make it at the same time, both get what was written first. */
export async function readSecret(store: Store, name: SecretName): Promise<Uint8Array> {
  const find = () => store.db.selectFrom('secret').select('bytes').where('name', '=', name).executeTakeFirst()
  const present = await find()
  if (present !== undefined) return present.bytes
  await store.write(async (trx) => {
    await trx
      .insertInto('secret')
      .values({ name, bytes: randomBytes(keyBytes) })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  })
  const made = await find()
  if (made === undefined) throw new Error(`The key ${name} could not be kept.`)
  return made.bytes
}
