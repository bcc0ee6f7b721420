/** What the offers and providers of released tables are called on the day of a report: their names change, it does not. */
import type { StatisticsTable } from '../../shared/protocol/statistics.ts'
import { organisationNames } from '../catalogue/organisation-name.ts'
import { readKind } from '../catalogue/read-kind.ts'
import type { Db } from '../store/schema.ts'

/** Of those whose number is shown, by id in the order of the ids; what the catalogue no longer has is left out. */
export async function namesIn(db: Db, tables: readonly StatisticsTable[]): Promise<Record<string, string>> {
  const offers = await titles(db, shownIn(tables, 'offer'))
  const providers = shownIn(tables, 'provider')
  const organisations = providers.size === 0 ? new Map<string, string>() : await organisationNames(db)
  const named = [...offers, ...[...organisations].filter(([id]) => providers.has(id))]
  return Object.fromEntries(named.sort(([a], [b]) => (a < b ? -1 : 1)))
}

function shownIn(tables: readonly StatisticsTable[], dimension: 'offer' | 'provider'): Set<string> {
  const shown = tables.flatMap(({ dimensions, periods }) => {
    const place = dimensions.indexOf(dimension)
    if (place < 0) return []
    return periods.flatMap(({ cells }) => cells.flatMap(({ coord, value }) => (value === null ? [] : [coord[place]])))
  })
  return new Set(shown.filter((id) => id !== undefined))
}

async function titles(db: Db, ids: ReadonlySet<string>): Promise<[string, string][]> {
  if (ids.size === 0) return []
  return (await readKind(db, 'offer')).flatMap(({ id, data }): [string, string][] => {
    const title: unknown = ids.has(id) ? Object(data).title : undefined
    return typeof title === 'string' ? [[id, title]] : []
  })
}
