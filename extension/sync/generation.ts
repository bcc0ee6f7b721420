/** Begins to read the feed from its start: everything counts as unconfirmed until it was seen there again. */
import type { Database } from '../store/database.ts'
import { type FeedPlace, writeMeta } from '../store/meta.ts'
import { forgetRevocations } from './revocations.ts'

/** To be called inside a transaction over `meta`. */
export async function newGeneration(database: Database, { gen }: FeedPlace): Promise<FeedPlace> {
  const next: FeedPlace = { cursor: null, gen: gen + 1, rereading: true }
  await writeMeta(database, 'feed', next)
  await forgetRevocations(database)
  return next
}
