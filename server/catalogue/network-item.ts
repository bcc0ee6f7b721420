/** The network's own item of the catalogue: its settings, as every part of the server reads them. */
import { type Network, networkSchema } from '../../shared/network.ts'
import type { Db } from '../store/schema.ts'

/** Undefined where the catalogue has none yet. */
export async function readNetwork(db: Db): Promise<Network | undefined> {
  const row = await db
    .selectFrom('catalogue_item')
    .select('data')
    .where('kind', '=', 'network')
    .where('id', '=', 'network')
    .executeTakeFirst()
  return row === undefined || row.data === null ? undefined : networkSchema.parse(JSON.parse(row.data))
}
