/** The network's deletion periods, as its catalogue has them; the lawful defaults where it says none. */
import { defaultRetention, type Retention } from '../../shared/network.ts'
import { readNetwork } from '../catalogue/network-item.ts'
import type { Db } from '../store/schema.ts'

export async function readRetention(db: Db): Promise<Retention> {
  return (await readNetwork(db))?.retention ?? defaultRetention
}
