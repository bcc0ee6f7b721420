/**
 * Releasing a whole year of referrals: seconds and memory of the job, beside the bare counting that whoever has no
 * rollups would do (`count(distinct)`, `GROUP BY`) in the same engine, one pass over the raw rows for each table.
 * `BENCH_SCALE=0.1` for a quick look.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { writeCatalogue } from '../../server/catalogue/write.ts'
import { random } from '../../server/demo/random.ts'
import { recordKey } from '../../server/statistics/record-key.ts'
import { runRelease } from '../../server/statistics/release.ts'
import { openStore, sqlitePath } from '../../server/store/open.ts'
import { codedCategories, type Dimension, dimensions, statisticOutcomes } from '../../shared/statistics/dimensions.ts'
import { periodKinds, periodOf } from '../../shared/statistics/period.ts'
import type { RecordFacts } from '../../shared/statistics/record-facts.ts'
import { tables } from '../../shared/statistics/tables.ts'
import { cellsOfFamily } from '../statistics/cells-of-family.ts'

const afterTheYear = Date.parse('2026-04-02T04:00:00Z')
const [, , task, folder = ''] = process.argv
if (task === 'job') await job(folder)
else await bench()

/** In a process of its own, so that its memory is its own. */
async function job(dataDir: string): Promise<void> {
  const databaseUrl = `sqlite:${join(dataDir, 'network.db')}`
  const store = await openStore(databaseUrl)
  const start = performance.now()
  const noiseKeyFile = join(dataDir, 'noise.key')
  const { released } = await runRelease(store, { databaseUrl, noiseKeyFile, now: afterTheYear })
  const seconds = (performance.now() - start) / 1000
  await store.close()
  const shown = released.reduce((sum, each) => sum + each.shown, 0)
  console.log(JSON.stringify({ seconds, releases: released.length, shown, kilobytes: process.resourceUsage().maxRSS }))
}

async function bench(): Promise<void> {
  const referrals = Math.round(1_000_000 * Number(process.env['BENCH_SCALE'] ?? 1))
  const dataDir = mkdtempSync(join(tmpdir(), 'kettenglied-bench-release-'))
  try {
    const cells = await fill(`sqlite:${join(dataDir, 'network.db')}`, referrals)
    const child = spawn(process.execPath, [import.meta.filename, 'job', dataDir], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let said = ''
    child.stdout.on('data', (part) => {
      said += String(part)
    })
    await once(child, 'close')
    const { seconds, releases, shown, kilobytes } = JSON.parse(said) as Record<string, number>
    console.log(`${referrals} referrals in 2025, ${cells} cells`)
    console.log(
      `release job           ${seconds?.toFixed(1)} s, ${releases} releases, ${shown} numbers shown, ${Math.round((kilobytes ?? 0) / 1024)} MiB at most`,
    )
    const bare = countBare(join(dataDir, 'network.db'))
    console.log(`count(distinct) alone ${bare.seconds.toFixed(1)} s, ${bare.queries} queries, nothing protected`)
    console.log(`ratio                 ${((seconds ?? 0) / bare.seconds).toFixed(3)}`)
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** Rollups as they would stand after a year, without what storing each event costs; raw rows for the comparison. */
async function fill(url: string, referrals: number): Promise<number> {
  const store = await openStore(url)
  const offers = Array.from({ length: 800 }, (_, at) => `offer-${at}`)
  const districts = Array.from({ length: 50 }, (_, at) => `district-${at}`)
  await writeCatalogue(store, [
    { kind: 'area', id: 'town', data: { id: 'town', name: 'Stadt', level: 'municipality' } },
    ...districts.map((id) => ({
      kind: 'area' as const,
      id,
      data: { id, name: id, level: 'social_space', parentId: 'town' },
    })),
  ])
  await store.close()
  const database = new DatabaseSync(sqlitePath(url))
  database.exec(
    `PRAGMA synchronous = OFF; BEGIN; CREATE TABLE raw (family INTEGER, ${[...dimensions, ...periodKinds].join(' TEXT, ')} TEXT)`,
  )
  const raw = database.prepare(`INSERT INTO raw VALUES (?, ${[...dimensions, ...periodKinds].map(() => '?').join()})`)
  const cells = new Map<string, { n: number; key: number }>()
  const { pick, whole, chance } = random('release', referrals)
  const [phases, fields, reasons] = [codes('phase'), codes('field'), codes('reason')]
  const facts = (): RecordFacts => {
    const offer = pick(offers)
    const day = new Date(Date.UTC(2025, 0, whole(1, 365))).toISOString().slice(0, 10)
    const at = Number(offer.slice(6))
    return {
      kind: 'referral',
      day,
      district: pick(districts),
      regions: ['town'],
      phase: pick(phases),
      field: fields[at % fields.length] ?? 'other',
      offer,
      provider: `provider-${at % 120}`,
      reasons: [pick(reasons)],
      outcome: pick(statisticOutcomes),
      stages: ['referred', 'handed_over'],
      ...(chance(0.5) && { days: whole(0, 120) }),
    }
  }
  const key = new Uint8Array(32)
  for (let done = 0, family = 0; done < referrals; family++) {
    const records = Array.from({ length: Math.min(whole(1, 2), referrals - done) }, facts)
    done += records.length
    const number = recordKey(key, 'bench', `family-${family}`)
    for (const { table, period, coord, n } of cellsOfFamily(records)) {
      const at = `${table}\n${period}\n${coord}`
      const cell = cells.get(at)
      if (cell === undefined) cells.set(at, { n, key: number })
      else Object.assign(cell, { n: cell.n + n, key: (cell.key + number) >>> 0 })
    }
    for (const record of records)
      raw.run(
        family,
        ...dimensions.map((one) => flat(record, one)),
        ...periodKinds.map((kind) => periodOf(kind, record.day)),
      )
  }
  const insert = database.prepare(
    'INSERT INTO rollup_cell (table_id, period, coord, n, cell_key) VALUES (?, ?, ?, ?, ?)',
  )
  for (const [at, { n, key: sum }] of cells) insert.run(...(at.split('\n') as [string, string, string]), n, sum)
  database.exec('COMMIT')
  database.close()
  return cells.size
}

/** One value of each dimension, as a plain table would have it. */
function flat(record: RecordFacts, dimension: Dimension): string | null {
  if (dimension === 'region') return record.regions[0] ?? null
  if (dimension === 'reason') return record.reasons[0] ?? null
  if (dimension === 'durationBin') return record.days === undefined ? null : `d${Math.floor(record.days / 7)}`
  if (dimension === 'funnelStage') return record.stages?.at(-1) ?? null
  if (dimension === 'linkFrom' || dimension === 'linkTo') return record.field ?? null
  return record[dimension] ?? null
}

function codes(dimension: Dimension): readonly string[] {
  return codedCategories[dimension] ?? []
}

/** One query for each table, all its periods together: the fewest that can answer what the job answers. */
function countBare(path: string): { seconds: number; queries: number } {
  const database = new DatabaseSync(path)
  const start = performance.now()
  for (const { period, dimensions: own } of tables)
    database.prepare(`SELECT count(DISTINCT family) AS n FROM raw GROUP BY ${[period, ...own].join(', ')}`).all()
  const seconds = (performance.now() - start) / 1000
  database.close()
  return { seconds, queries: tables.length }
}
