/**
 * The release job for uses of offers: once for every closed quarter the numbers of families per offer are perturbed,
 * those that may be shown are frozen in `use_release`, and the newest quarter's stand in the catalogue as a weak sign
 * of life (`used`, `often`). Of uses nothing else can be read anywhere.
 */
import { createHash } from 'node:crypto'
import { defaultThresholds } from '../../shared/network.ts'
import type { OfferUse } from '../../shared/offer-report.ts'
import { boundsOf } from '../../shared/quarter.ts'
import { readNetwork } from '../catalogue/network-item.ts'
import { type CatalogueChange, changeCatalogue } from '../catalogue/write.ts'
import type { Store } from '../store/open.ts'
import type { Db } from '../store/schema.ts'
import { type CountedCell, countUses } from './count-uses.ts'
import { readStatisticsKeys, type StatisticsKeys } from './keys.ts'
import { paramsVersion } from './p-table.ts'
import { perturbed, releasedValue, type Thresholds } from './perturb.ts'
import { releasableQuarters } from './releasable.ts'

/** Older quarters that were never released stay so: much of them has been erased by then. */
const quartersBack = 4
/** From this released number of families on, an offer is used often. */
const often = 30
const rowsPerStatement = 200
const byJob = { how: 'operator' } as const

/** What a run released: the quarters that were new, and how many numbers could be shown in them. */
export type ReleaseReport = { quarters: string[]; values: number }

/** Releases what is due. Safe to run at any time, by several processes at once, and again. */
export async function releaseUses(store: Store, now: number = Date.now()): Promise<ReleaseReport> {
  const due = releasableQuarters(now, quartersBack)
  const done = await store.db.selectFrom('use_quarter').select('quarter').where('quarter', 'in', due).execute()
  const missing = due.filter((quarter) => !done.some((row) => row.quarter === quarter))
  const report: ReleaseReport = { quarters: [], values: 0 }
  if (missing.length === 0) return report
  const keys = await readStatisticsKeys(store)
  const { instance } = await store.db.selectFrom('network').select('instance').executeTakeFirstOrThrow()
  for (const quarter of missing) {
    const cells = await countUses(store.db, boundsOf(quarter), keys.record, instance)
    const released = await releaseQuarter(store, { quarter, cells, keys, tenant: instance, now })
    if (released === undefined) continue
    report.quarters.push(quarter)
    report.values += released
  }
  return report
}

type Quarter = {
  quarter: string
  cells: ReadonlyMap<string, CountedCell>
  keys: StatisticsKeys
  tenant: string
  now: number
}

/** How many numbers were released; undefined where another process was first. Values and items in one transaction. */
async function releaseQuarter(store: Store, { quarter, cells, keys, tenant, now }: Quarter) {
  const { result } = await changeCatalogue<number | undefined>(
    store,
    async (trx) => {
      const values = valuesOf(cells, keys.noise, tenant, await readThresholds(trx))
      const claimed = await trx
        .insertInto('use_quarter')
        .values({ quarter, released_at: now, params: paramsVersion, hash: hashOf(values) })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst()
      if (claimed.numInsertedOrUpdatedRows !== 1n) return { changes: [], origin: byJob, result: undefined }
      const rows = values.map(([offer_id, value]) => ({ quarter, offer_id, value, released_at: now }))
      for (let at = 0; at < rows.length; at += rowsPerStatement)
        await trx
          .insertInto('use_release')
          .values(rows.slice(at, at + rowsPerStatement))
          .execute()
      return { changes: await changesOf(trx, quarter, values), origin: byJob, result: values.length }
    },
    now,
  )
  return result
}

/** The numbers that may be shown, by offer. `quarter:offer` has one dimension and so no parent table. */
function valuesOf(
  cells: ReadonlyMap<string, CountedCell>,
  noise: Uint8Array,
  tenant: string,
  thresholds: Thresholds,
): [offerId: string, value: number][] {
  const about = { tenant, table: 'quarter:offer', revision: 1, measure: 'cases' }
  return [...cells]
    .flatMap(([offerId, cell]): [string, number][] => {
      const value = releasedValue(perturbed(noise, { ...about, ...cell }), [], thresholds)
      return value === null ? [] : [[offerId, value]]
    })
    .sort(([one], [other]) => (one < other ? -1 : 1))
}

/** The catalogue's items after a quarter: its own for offers that are there, none for all others. */
async function changesOf(trx: Db, quarter: string, values: readonly [string, number][]): Promise<CatalogueChange[]> {
  const newer = await trx.selectFrom('use_quarter').select('quarter').where('quarter', '>', quarter).executeTakeFirst()
  if (newer !== undefined) return []
  const there = async (kind: 'offer' | 'use') =>
    new Set(
      (
        await trx
          .selectFrom('catalogue_item')
          .select('id')
          .where('kind', '=', kind)
          .where('data', 'is not', null)
          .execute()
      ).map(({ id }) => id),
    )
  const [offers, uses] = [await there('offer'), await there('use')]
  const used = values.filter(([id]) => offers.has(id))
  const still = new Set(used.map(([id]) => id))
  return [
    ...used.map(([offerId, value]): CatalogueChange => {
      const data: OfferUse = { offerId, quarter, level: value >= often ? 'often' : 'used' }
      return { kind: 'use', id: offerId, data }
    }),
    ...[...uses].filter((id) => !still.has(id)).map((id): CatalogueChange => ({ kind: 'use', id, data: null })),
  ]
}

async function readThresholds(trx: Db): Promise<Thresholds> {
  return (await readNetwork(trx))?.thresholds ?? defaultThresholds
}

function hashOf(values: readonly [string, number][]): string {
  return createHash('sha256').update(JSON.stringify(values)).digest('hex')
}
