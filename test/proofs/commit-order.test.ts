/** Commit order is feed order: no reader ever misses an event, whatever overlaps, dawdles or is rolled back. */
import { afterEach, describe, expect, it } from 'vitest'
import { openStore, type Store } from '../../server/store/open.ts'
import { eachEngine } from '../engines/each.ts'
import { dropDatabase, newDatabase } from '../engines/postgres.ts'
import { feedFaults } from './parts/feed-faults.ts'
import { openNaiveFeeds } from './parts/naive-feeds.ts'
import { addOrganisations } from './parts/organisations.ts'
import { realFeeds } from './parts/real-feeds.ts'
import { runWorkload } from './parts/workload.ts'

const opened: Store[] = []
afterEach(async () => {
  for (const store of opened.splice(0)) await store.close()
})

eachEngine((engine) => {
  it('lets no reader miss an event while sixteen writers commit and roll back', async () => {
    const url = await engine.freshUrl()
    const stores = [await openStore(url), ...(engine.name === 'postgres' ? [await openStore(url)] : [])]
    opened.push(...stores)
    const [store] = stores
    if (store === undefined) throw new Error('no store')
    const organisations = await addOrganisations(store, 4)
    const outcome = await runWorkload(await realFeeds(stores, organisations), organisations, 25)
    expect(outcome).toEqual({ rolledBack: expect.any(Number), missed: [], surplus: [] })
    expect(outcome.rolledBack).toBeGreaterThan(0)
    expect(await feedFaults(store)).toEqual([])
  })
})

describe('the control, an identity column read by seq > cursor,', () => {
  it('misses events under the same workload', async () => {
    const url = await newDatabase()
    const feeds = await openNaiveFeeds(url)
    const outcome = await runWorkload(feeds, ['a', 'b', 'c', 'd'], 25)
    await feeds.close()
    await dropDatabase(url)
    expect(outcome.missed.length).toBeGreaterThan(0)
  })
})
