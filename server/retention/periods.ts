/** The network's deletion periods, as its catalogue has them; the lawful defaults where it says none. */
import { defaultRetention, networkSchema, type Retention } from '../../shared/network.ts'
import type { Db } from '../store/schema.ts'

export async function readRetention(db: Db): Promise<Retention> {
  const row = await db
    .selectFrom('catalogue_item')
    .select('data')
    .where('kind', '=', 'network')
    .where('id', '=', 'network')
    .executeTakeFirst()
  if (row === undefined || row.data === null) return defaultRetention
  return networkSchema.parse(JSON.parse(row.data)).retention
}
