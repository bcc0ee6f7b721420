/** What figures are built from: released tables that were fetched, and the catalogue items that give them names. */
import type { Area } from '../../../shared/area.ts'
import type { FreshnessCounts } from '../../../shared/freshness-counts.ts'
import type { Goal, Network } from '../../../shared/network.ts'
import type { StatisticsTable } from '../../../shared/protocol/statistics.ts'
import type { Dimension } from '../../../shared/statistics/dimensions.ts'
import type { Target } from '../../../shared/target.ts'

export type FigureSource = {
  /** May hold more tables and periods than a figure needs, and fewer: what was not released is not there. */
  tables: readonly StatisticsTable[]
  areas: readonly Area[]
  /** From how many families on the network shows numbers; the usual ones where none are named. */
  thresholds?: Network['thresholds'] | undefined
  /** The network's own area. */
  root?: string | undefined
  targets: readonly Target[]
  goals: readonly Goal[]
  /** The words for a category in the reader's language. */
  label(dimension: Dimension, code: string): string
  freshness?: FreshnessCounts | undefined
}
