/** The figures of a report: which tables they need together, and what each says once those are there. */
import type { ReportBlock, ReportDefinition } from '../../../shared/report.ts'
import type { FigureCut, TableRequest } from '../../../shared/statistics/figure-kinds.ts'
import { joined, tablesFor } from '../../../shared/statistics/figure-tables.ts'
import { figureContent } from '../../figures/build/figure-content.ts'
import type { FigureSource } from '../../figures/build/source.ts'
import type { FigureContent } from '../../figures/content.ts'
import { reportFigure } from './report-figure.ts'

export type FigureBlock = Extract<ReportBlock, { kind: 'figure' }>

/** What the figure is narrowed to, without its kind and title. */
export function cutOf({ areaId, phase, field }: FigureBlock): FigureCut {
  return { areaId, phase, field }
}

/** Each table once, with all the periods that any of the figures needs. */
export function requestsOf(
  { period, blocks }: Pick<ReportDefinition, 'period' | 'blocks'>,
  tree: Pick<FigureSource, 'areas' | 'root'>,
): TableRequest[] {
  return joined(
    blocks.flatMap((block) => (block.kind === 'figure' ? tablesFor(block.figure, period, cutOf(block), tree) : [])),
  )
}

/** What each block's figure says; undefined for blocks that are none. */
export function contentsOf(
  { period, blocks }: Pick<ReportDefinition, 'period' | 'blocks'>,
  source: FigureSource,
): (FigureContent | undefined)[] {
  return blocks.map((block) =>
    block.kind === 'figure' ? reportFigure(figureContent(block.figure, source, period, cutOf(block))) : undefined,
  )
}
