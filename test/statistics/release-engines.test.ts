/** What is released does not hang on the engine: the same records, keys and clock give the same rows, hashes and log. */
import { expect, it, onTestFinished } from 'vitest'
import { writeCatalogue } from '../../server/catalogue/write.ts'
import { writeNoiseKey } from '../../server/statistics/noise-key.ts'
import { openBook } from '../../server/statistics/released/book.ts'
import { readLog } from '../../server/statistics/released/log.ts'
import type { RecordChange } from '../../server/statistics/rollup.ts'
import { aReleasedNetwork } from '../builders/a-released-network.ts'
import { recordFactsOf, someRecords } from '../builders/some-records.ts'
import { dropDatabase, newDatabase } from '../engines/postgres.ts'

const begin = Date.parse('2025-12-01T08:00:00Z')
const runs = ['2026-04-05', '2026-06-30', '2027-04-01'].map((day) => Date.parse(`${day}T08:00:00Z`))
const area = (id: string) => ({
  kind: 'area' as const,
  id,
  data: { id, name: id, level: 'municipality', parentId: id === 'town' ? null : 'town' },
})

/** Hyphens and digits, which databases sort differently; families enough for breakdowns to be shown. */
function records(): RecordChange[] {
  const { change } = someRecords(11)
  const many = ['old-town', 'oldtown', 'old-2', 'north'].flatMap((district, place) =>
    Array.from({ length: 40 }, (_, at) => {
      const name = `${district}-${at}`
      return { ref: name, chain: name, facts: recordFactsOf({ district, offer: `offer-${place}`, days: at }) }
    }),
  )
  return [...many, ...Array.from({ length: 1_500 }, change)]
}

/** @param databaseUrl of PostgreSQL; a SQLite file where absent */
async function releasedOn(databaseUrl?: string) {
  const network = await aReleasedNetwork(databaseUrl === undefined ? {} : { databaseUrl })
  onTestFinished(network.close)
  const { store } = network
  await store.db.updateTable('network').set({ instance: 't1', created_at: begin }).execute()
  const bytes = Uint8Array.from({ length: 32 }, (_, at) => at)
  await store.db.insertInto('secret').values({ name: 'record_key', bytes }).execute()
  writeNoiseKey(
    network.noiseKeyFile,
    bytes.map((byte) => byte + 32),
  )
  await writeCatalogue(store, ['town', 'old-town', 'oldtown', 'old-2', 'north'].map(area))
  await network.put(records())
  const reports = []
  for (const now of runs) reports.push(await network.release(now))
  const book = await openBook(store, network)
  try {
    const [log, rows, said] = await book.exclusively(async (db) => [
      await readLog(db),
      await db.selectFrom('stat_release').selectAll().execute(),
      await db.selectFrom('stat_release_log').select(['n', 'categories']).orderBy('n').execute(),
    ])
    const inOrder = rows.map((row) => JSON.stringify(Object.entries(row).sort())).sort()
    return { reports, log, rows: inOrder, said }
  } finally {
    await book.close()
  }
}

it('gives the same rows, hashes and log on SQLite and on PostgreSQL', async () => {
  const url = await newDatabase()
  onTestFinished(() => dropDatabase(url))
  const [sqlite, postgres] = [await releasedOn(), await releasedOn(url)]
  expect(sqlite.rows.length).toBeGreaterThan(200)
  expect(new Set(sqlite.log.map(({ revision }) => revision))).toEqual(new Set([1, 2]))
  expect(sqlite.reports.flatMap(({ forgotten }) => forgotten)).toEqual(['2025', '2026'])
  expect(postgres).toEqual(sqlite)
})
