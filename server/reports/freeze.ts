/**
 * What a report shows, as it stands today: the released tables that its figures are made of, read by the same code and
 * as far as whoever publishes it may see, and what the catalogue says of areas, targets and goals.
 */
import { type Area, areaSchema } from '../../shared/area.ts'
import type { Ground } from '../../shared/edit-rights.ts'
import { freshnessCounts } from '../../shared/freshness-counts.ts'
import { defaultThresholds } from '../../shared/network.ts'
import { offerSchema } from '../../shared/offer.ts'
import { Problem } from '../../shared/problem.ts'
import type { FrozenFigures, ReportDefinition } from '../../shared/report.ts'
import type { TableRequest } from '../../shared/statistics/figure-kinds.ts'
import { joined, tablesFor } from '../../shared/statistics/figure-tables.ts'
import { tableOf } from '../../shared/statistics/tables.ts'
import { targetSchema } from '../../shared/target.ts'
import { readNetwork } from '../catalogue/network-item.ts'
import { readKind } from '../catalogue/read-kind.ts'
import { readTable } from '../statistics/api/read-table.ts'
import { isForeign, type Scope } from '../statistics/api/scope.ts'
import type { Released } from '../statistics/released/released.ts'
import type { Db } from '../store/schema.ts'
import { namesIn } from './names.ts'

/** `today`: the day of the report, `YYYY-MM-DD`. */
type Sources = { db: Db; released: Released; ground: Ground; scope: Scope; today: string }

/**
 * @throws {Problem} `statistics_refused` where nothing was released of the period or an area is unknown,
 *   `outside_area` for a figure of somebody else's area, `release_broken`
 */
export async function freeze(sources: Sources, definition: ReportDefinition): Promise<FrozenFigures> {
  const { db, released, ground, scope, today } = sources
  const areas = (await readKind(db, 'area')).map(({ data }) => areaSchema.parse(data))
  const wanted = requestsOf(sources, definition, areas)
  const there = new Set((await released.releases()).map(({ table, period }) => `${table} ${period}`))
  if (![...there].some((each) => each.endsWith(` ${definition.period}`))) throw new Problem('statistics_refused')
  const found = joined(wanted).flatMap(({ table: id, periods: asked }) => {
    const table = tableOf(id)
    const periods = asked.filter((period) => there.has(`${id} ${period}`))
    return table === undefined || periods.length === 0 ? [] : [{ table, periods, filters: {} }]
  })
  const network = await readNetwork(db)
  const tables = await Promise.all(found.map((asked) => readTable(released, { ground, scope }, asked)))
  return {
    tables,
    areas,
    targets: (await readKind(db, 'target')).map(({ data }) => targetSchema.parse(data)),
    goals: network?.goals ?? [],
    ...(ground.root !== undefined && { root: ground.root }),
    names: await namesIn(db, tables),
    thresholds: network?.thresholds ?? defaultThresholds,
    ...(definition.blocks.some((block) => block.kind === 'figure' && block.figure === 'freshness') && {
      freshness: freshnessCounts(
        (await readKind(db, 'offer')).map(({ data }) => offerSchema.parse(data)),
        today,
      ),
    }),
  }
}

function requestsOf({ ground, scope }: Sources, { blocks, period }: ReportDefinition, areas: Area[]): TableRequest[] {
  return blocks.flatMap((block) => {
    if (block.kind !== 'figure') return []
    const { figure, areaId, phase, field } = block
    if (areaId !== undefined && !ground.parentOf.has(areaId)) throw new Problem('statistics_refused')
    if (areaId !== undefined && isForeign(scope, ground, areaId)) throw new Problem('outside_area')
    return tablesFor(figure, period, { areaId, phase, field }, { areas, root: ground.root })
  })
}
