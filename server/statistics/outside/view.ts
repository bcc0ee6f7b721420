/** The view for outside: the final numbers of a year, coarser than inside, as networks exchange them to compare themselves. */
import { areaSchema } from '../../../shared/area.ts'
import { defaultThresholds } from '../../../shared/network.ts'
import { Problem } from '../../../shared/problem.ts'
import type { OutsideView } from '../../../shared/protocol/statistics.ts'
import { medianClass, medianDays } from '../../../shared/statistics/derive/median-days.ts'
import { childrenOf } from '../../../shared/statistics/derive/rate.ts'
import { coordOf, type Table, tables } from '../../../shared/statistics/tables.ts'
import { readNetwork } from '../../catalogue/network-item.ts'
import type { Db } from '../../store/schema.ts'
import { coordsOf } from '../api/read-table.ts'
import type { Released, ReleasedCells } from '../released/released.ts'
import { mostDimensions, outsideValue } from './outside-value.ts'

const total = 'year:'
const durations = 'year:field,durationBin'

/** @throws {Problem} `statistics_refused` unless the year's numbers are final; `release_broken` */
export async function outsideView(db: Db, released: Released, year: string): Promise<OutsideView> {
  const parts = await finalParts(released, year)
  const first = parts.find(({ table }) => table.id === total)
  if (first === undefined) throw new Problem('statistics_refused')
  const network = await readNetwork(db)
  return {
    kind: 'kettenglied-outside-view',
    version: 1,
    network: network?.name ?? '',
    year,
    paramsVersion: first.release.paramsVersion,
    ...(await childrenIn(db, network?.areaId)),
    tables: parts.map(({ table, release, values }) => ({
      table: table.id,
      dimensions: [...table.dimensions],
      cells: coordsOf(table, release, {}, undefined).map((coord) => ({
        coord,
        value: outsideValue(table, values.get(coordOf(coord)) ?? null),
      })),
    })),
    medians: mediansOf(
      parts.find(({ table }) => table.id === durations),
      (network?.thresholds ?? defaultThresholds).show,
    ),
  }
}

type Part = ReleasedCells & { table: Table }

async function finalParts(released: Released, year: string): Promise<Part[]> {
  const mayLeave = tables.filter(({ period, dimensions }) => period === 'year' && dimensions.length <= mostDimensions)
  const found = await Promise.all(
    mayLeave.map(async (table) => ({ table, cells: await released.cells(table.id, year) })),
  )
  return found.flatMap(({ table, cells }) => (cells?.release.final === true ? [{ table, ...cells }] : []))
}

/** The bin in which half of the families of a field have arrived, from the released histogram alone. */
function mediansOf(part: Part | undefined, showFrom: number): OutsideView['medians'] {
  const { field: fields = [], durationBin: bins = [] } = part?.release.categories ?? {}
  return fields.map((field) => {
    const shown = bins.map((bin) => ({ value: part?.values.get(coordOf([field, bin])) ?? null }))
    return { field, class: medianClass(medianDays(shown, showFrom)) }
  })
}

async function childrenIn(db: Db, root: string | undefined): Promise<Pick<OutsideView, 'children' | 'populationOn'>> {
  if (root === undefined) return {}
  const row = await db
    .selectFrom('catalogue_item')
    .select('data')
    .where('kind', '=', 'area')
    .where('id', '=', root)
    .executeTakeFirst()
  if (row === undefined || row.data === null) return {}
  const counted = childrenOf(areaSchema.parse(JSON.parse(row.data)))
  if (counted === undefined) return {}
  return { children: counted.children, ...(counted.on !== undefined && { populationOn: counted.on }) }
}
