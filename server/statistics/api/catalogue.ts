/** The catalogue of tables as readers get it: what there is, in words, and which periods of it were released. */

import type { StatisticsCatalogue } from '../../../shared/protocol/statistics.ts'
import { daysOf } from '../../../shared/statistics/period.ts'
import { mostOff, usuallyOff } from '../../../shared/statistics/table-words.ts'
import { tables } from '../../../shared/statistics/tables.ts'
import { paramsVersion } from '../p-table.ts'
import type { Thresholds } from '../perturb.ts'
import type { Release } from '../released/released.ts'
import { releasedPeriod } from './read-table.ts'
import { definitionOf, titleOf } from './titles.ts'

export function catalogueOf(releases: readonly Release[], thresholds: Thresholds): StatisticsCatalogue {
  const byTable = Map.groupBy(releases, ({ table }) => table)
  const begins = ({ period }: Release) => daysOf(period).from
  return {
    paramsVersion,
    thresholds,
    noise: { usually: usuallyOff.cases, most: mostOff.cases },
    tables: tables.map((table) => ({
      id: table.id,
      measure: table.measure,
      period: table.period,
      dimensions: [...table.dimensions],
      matures: table.matures,
      title: { de: titleOf(table, 'de'), en: titleOf(table, 'en') },
      definition: {
        de: definitionOf(table, thresholds, 'de').join(' '),
        en: definitionOf(table, thresholds, 'en').join(' '),
      },
      periods: (byTable.get(table.id) ?? []).toSorted((a, b) => (begins(a) > begins(b) ? -1 : 1)).map(releasedPeriod),
    })),
  }
}
