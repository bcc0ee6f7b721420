/**
 * The categories of a table's dimensions on the day of a release. They come from the code lists and the catalogue,
 * never from what was counted, so that the list of cells tells nothing.
 */
import type { Area } from '../../shared/area.ts'
import type { CatalogueKind } from '../../shared/protocol/catalogue.ts'
import { codedCategories, type Dimension, notInCatalogue, placesOutside } from '../../shared/statistics/dimensions.ts'
import { daysOf } from '../../shared/statistics/period.ts'
import { readNetwork } from '../catalogue/network-item.ts'
import type { Db } from '../store/schema.ts'
import type { Categories } from './released/rows.ts'

type Thing = { id: string; removedAt: number | undefined }

/** What of the catalogue the dimensions hang on, read once for a whole run. */
export type Ground = { areas: Thing[]; offers: Thing[]; providers: Thing[]; regions: string[] }

/** Reads it as it stands. */
export async function readGround(db: Db): Promise<Ground> {
  const root = (await readNetwork(db))?.areaId
  const rows = await db.selectFrom('catalogue_item').select(['id', 'data']).where('kind', '=', 'area').execute()
  const above = new Map<string, string>()
  for (const { id, data } of rows) {
    const parent = data === null ? null : (JSON.parse(data) as Area).parentId
    if (typeof parent === 'string') above.set(id, parent)
  }
  const outside = new Set(root === undefined ? [] : [root, ...lineAbove(root, above)])
  const regions = [...new Set(above.values())].filter((id) => !outside.has(id)).sort()
  const [areas, offers, providers] = [
    await things(db, 'area'),
    await things(db, 'offer'),
    await things(db, 'organisation'),
  ]
  return { areas, offers, providers, regions }
}

/** The areas above one; an area that stands above itself by mistake ends the line. */
function lineAbove(id: string, above: ReadonlyMap<string, string>): string[] {
  const line: string[] = []
  for (let next = above.get(id); next !== undefined && !line.includes(next); next = above.get(next)) line.push(next)
  return line
}

async function things(db: Db, kind: CatalogueKind): Promise<Thing[]> {
  const rows = await db
    .selectFrom('catalogue_item')
    .select(['id', 'changed_at', ({ eb }) => eb('data', 'is', null).as('removed')])
    .where('kind', '=', kind)
    .execute()
  const found = rows.map(({ id, changed_at, removed }) => ({ id, removedAt: removed ? changed_at : undefined }))
  return found.sort((one, other) => (one.id < other.id ? -1 : 1))
}

/** The categories of some dimensions for a period: also what was removed only after it had begun. */
export function categoriesOf(ground: Ground, period: string, dimensions: readonly Dimension[]): Categories {
  const begin = Date.parse(daysOf(period).from)
  const there = (some: readonly Thing[]) =>
    some.flatMap(({ id, removedAt }) => (removedAt === undefined || removedAt >= begin ? [id] : []))
  const of: Partial<Record<Dimension, () => readonly string[]>> = {
    district: () => [...there(ground.areas), ...placesOutside],
    region: () => ground.regions,
    offer: () => [...there(ground.offers), notInCatalogue],
    provider: () => [...there(ground.providers), notInCatalogue],
  }
  return Object.fromEntries(
    dimensions.map((dimension) => [dimension, of[dimension]?.() ?? codedCategories[dimension] ?? []]),
  )
}
