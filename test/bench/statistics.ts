/**
 * Answers of the statistics beside what they replace: a table of released numbers through the API, and the same table
 * by `GROUP BY` with `count(distinct …)` over the records in the same engine. The first costs the same however many
 * referrals there are; the ratio is what the release saves each reader. `BENCH_SCALE=0.1` for a quick look.
 */
import { sql } from 'kysely'
import { readCounting } from '../../server/statistics/counting.ts'
import { countsOf } from '../../server/statistics/rollup.ts'
import { type CellChanges, noteChange, writeChanges } from '../../server/statistics/rollup-cells.ts'
import { namesOf, type StatRecord, writeRecords } from '../../server/statistics/stat-records.ts'
import { aNetworkOf } from '../attacks/network.ts'
import { population } from '../attacks/population.ts'
import { anAsker, pathOf } from '../attacks/view.ts'
import type { ReleasedNetwork } from '../builders/a-released-network.ts'

const scale = Number(process.env['BENCH_SCALE'] ?? 1)
const sizes = [10_000, 100_000, 1_000_000].map((referrals) => Math.round(referrals * scale))
const rounds = 50
const familiesAtOnce = 5_000
const asked: [string, string[], string[]][] = [
  ['year:district', ['2025'], ['district']],
  ['quarter:district,field', ['2025-Q1', '2025-Q2', '2025-Q3', '2025-Q4'], ['district', 'field']],
  ['year:district,phase,field', ['2025'], ['district', 'phase', 'field']],
]

/** The median of what `work` takes, in milliseconds. */
async function msOf(times: number, work: () => Promise<unknown>): Promise<number> {
  const taken: number[] = []
  for (let round = 0; round < times; round++) {
    const from = performance.now()
    await work()
    taken.push(performance.now() - from)
  }
  return taken.sort((a, b) => a - b)[Math.floor(times / 2)] ?? Number.NaN
}

/** Writes records and cells in large portions: how they come in one by one is measured elsewhere. */
async function fill({ store }: ReleasedNetwork, referrals: number): Promise<void> {
  const counting = await readCounting(store)
  for (let seed = 1, there = 0; there < referrals; seed++) {
    const changes: CellChanges = new Map()
    const records: StatRecord[] = []
    for (const { chain, records: own } of population({ seed, families: familiesAtOnce })) {
      if (there >= referrals) break
      const named = own.map(({ ref, facts }) => ({ ...namesOf(counting, ref, chain), facts }))
      const [first] = named
      if (first === undefined) continue
      noteChange(changes, first.recordKey, { after: countsOf(named) })
      records.push(...named)
      there += own.filter(({ facts }) => facts.kind === 'referral').length
    }
    await store.write(async (trx) => {
      await writeRecords(trx, records)
      await writeChanges(trx, store.engine, changes)
    })
  }
}

for (const referrals of sizes) {
  const network = await aNetworkOf([])
  await fill(network, referrals)
  // The year is not yet final, so that its records are still there to be counted.
  const from = performance.now()
  await network.release(Date.parse('2026-01-05'))
  console.log(
    `${referrals.toLocaleString('en')} referrals; release of the year ${(performance.now() - from).toFixed(0)} ms`,
  )
  const ask = await anAsker(network)
  for (const [table, periods, columns] of asked) {
    const path = pathOf(table, periods)
    const api = await msOf(rounds, async () => {
      const response = await ask(path)
      if (response.status !== 200) throw new Error(`${path}: ${response.status}`)
      await response.text()
    })
    const quarter = sql`(cast(substr(facts ->> 'day', 6, 2) as integer) + 2) / 3`
    const by = columns.map((column) => sql`facts ->> ${sql.lit(column)}`)
    if (table.startsWith('quarter')) by.unshift(quarter)
    const raw = await msOf(3, async () => {
      await sql`select ${sql.join(by)}, count(distinct family) from stat_record
        where facts ->> 'kind' = 'referral' and facts ->> 'day' between '2025-01-01' and '2025-12-31'
        group by ${sql.join(by)}`.execute(network.store.db)
    })
    console.log(
      `  ${table.padEnd(28)} API ${api.toFixed(2).padStart(8)} ms   GROUP BY ${raw.toFixed(1).padStart(9)} ms   1 : ${(raw / api).toFixed(1)}`,
    )
  }
  await network.close()
}
