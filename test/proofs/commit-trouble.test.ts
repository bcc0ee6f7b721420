/** Concurrent pushes on PostgreSQL neither deadlock nor lose or double anything when connections die. */
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { push } from '../../server/feeds/push.ts'
import type { Session } from '../../server/http/session.ts'
import { openStore, type Store } from '../../server/store/open.ts'
import { dropDatabase, newDatabase } from '../engines/postgres.ts'
import { askPostgres } from './parts/ask-postgres.ts'
import { feedFaults } from './parts/feed-faults.ts'
import { addOrganisations } from './parts/organisations.ts'
import { troubled } from './parts/real-feeds.ts'
import { admit, aWriter, type Writer, type WrittenEvent } from './parts/writer.ts'

let url: string
let stores: [Store, Store]
let organisations: string[]
let members: { writer: Writer; session: Session }[]

beforeEach(async () => {
  url = await newDatabase()
  stores = [await openStore(url), await openStore(url)]
  organisations = await addOrganisations(stores[0], 10)
  members = []
  for (const id of organisations) {
    const writer = aWriter(id)
    members.push({ writer, session: await admit(stores[0], writer) })
  }
})
afterEach(async () => {
  for (const store of stores) await store.close()
  await dropDatabase(url)
})

/** Sixteen at once push batches whose events go to organisations in any order: six each, and on until `enough`. */
async function pushBatches(
  each: (store: Store, session: Session, batch: WrittenEvent[]) => Promise<void>,
  enough = () => true,
) {
  const pushers = Array.from({ length: 16 }, async (_, number) => {
    for (let round = 0; round < 6 || !enough(); round++) {
      const { writer, session } = members[Math.floor(Math.random() * members.length)] ?? {}
      if (writer === undefined || session === undefined) throw new Error('nobody writes')
      const receivers = organisations.toSorted(() => Math.random() - 0.5).slice(0, 5)
      const batch = receivers.map((to) => writer.write(to))
      await each(stores[number % 2 === 0 ? 0 : 1], session, batch)
    }
  })
  await Promise.all(pushers)
}

describe('deadlocks', () => {
  const counted = async () => {
    const [row] = await askPostgres<{ deadlocks: string }>(
      url,
      'select deadlocks from pg_stat_database where datname = current_database()',
    )
    return Number(row?.deadlocks)
  }

  it('do not occur, whatever sets of organisations are pushed to at the same time', async () => {
    await pushBatches(async (store, session, batch) => {
      const results = await push(troubled(store, 0), session, batch, Date.now())
      expect(results.map((result) => result.st)).toEqual(batch.map(() => 'stored'))
    })
    // A connection reports at the latest when it ends, and it has ended when no other is there.
    for (const store of stores) await store.db.destroy()
    await expect
      .poll(() =>
        askPostgres(
          url,
          "select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'",
        ),
      )
      .toEqual([])
    expect(await counted()).toBe(0)
  })

  it('would be counted: the control locks heads in the order they come', async () => {
    const begun = async () => {
      const client = new pg.Client({ connectionString: url })
      await client.connect()
      await client.query("begin; set local deadlock_timeout = '50ms'")
      return client
    }
    const lock = (client: pg.Client, id: string) =>
      client.query('select head from org_feed where org_id = $1 for update', [id])
    const [one = '', other = ''] = organisations
    const [first, second] = [await begun(), await begun()]
    await lock(first, one)
    await lock(second, other)
    const ends = await Promise.allSettled([
      lock(first, other).finally(() => first.end()),
      lock(second, one).finally(() => second.end()),
    ])
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect.poll(counted).toBeGreaterThan(0)
  })
})

it('loses and doubles nothing when connections are cut at random', async () => {
  const sent: string[] = []
  let pushing = true
  let cuts = 0
  const cutting = (async () => {
    while (pushing) {
      const victims = await askPostgres(
        url,
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and pid <> pg_backend_pid() order by random() limit 1`,
      )
      cuts += victims.length
      await sleep(Math.random() * 40)
    }
  })()
  await pushBatches(
    async (store, session, batch) => {
      for (let acknowledged = false; !acknowledged; ) {
        const results = await push(troubled(store, 0), session, batch, Date.now()).catch(() => [])
        const states = new Set(results.map((result) => result.st))
        expect([...states].filter((state) => state !== 'stored' && state !== 'duplicate')).toEqual([])
        acknowledged = states.size > 0
      }
      sent.push(...batch.map((event) => event.id))
    },
    () => cuts > 5,
  ).finally(() => {
    pushing = false
  })
  await cutting
  // By a store of its own: a connection cut last may not know it yet.
  const store = await openStore(url)
  try {
    const stored = await store.db.selectFrom('event').select('id').execute()
    expect(stored.map((row) => row.id).sort()).toEqual(sent.sort())
    expect(await feedFaults(store)).toEqual([])
  } finally {
    await store.close()
  }
})
