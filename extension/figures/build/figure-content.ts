/** From released tables to what a figure says: title, sentence, method, table and picture, or why there is nothing. */
import type { FigureCut, FigureKind } from '../../../shared/statistics/figure-kinds.ts'
import { periodsWithin, tablesFor } from '../../../shared/statistics/figure-tables.ts'
import { t } from '../../ui/words.ts'
import type { FigureContent } from '../content.ts'
import type { Ask, Built } from './ask.ts'
import { breaks } from './breaks.ts'
import { cutText } from './cut.ts'
import { districtMap } from './district-map.ts'
import { flows } from './flows.ts'
import { funnelFigure } from './funnel-stages.ts'
import { gapsFigure } from './gaps.ts'
import { matrix } from './matrix.ts'
import { inPeriod } from './method.ts'
import { needsFigure } from './needs.ts'
import { offerFreshness } from './offer-freshness.ts'
import { outcomesFigure } from './outcomes.ts'
import { pilot } from './pilot.ts'
import { reach } from './reach.ts'
import { referred } from './referred.ts'
import { releasedOf } from './released-cells.ts'
import type { FigureSource } from './source.ts'
import { targetRows } from './target-rows.ts'
import { waiting } from './waiting.ts'

const builders: Readonly<Record<FigureKind, (ask: Ask) => Built>> = {
  referred,
  funnel: funnelFigure,
  outcomes: outcomesFigure,
  breaks,
  flows,
  matrix,
  needs: needsFigure,
  gaps: gapsFigure,
  waiting,
  reach,
  map: districtMap,
  pilot,
  targets: targetRows,
  freshness: ({ source }) => offerFreshness(source),
}

/**
 * @param source its tables may be fewer than the figure asks for: what was not released is told as such
 * @param period a year or a quarter
 */
export function figureContent(figure: FigureKind, source: FigureSource, period: string, cut: FigureCut): FigureContent {
  const requests = tablesFor(figure, period, cut, source)
  const ask: Ask = { figure, source, period, cut, requests }
  const narrowed = figure === 'freshness' ? '' : cutText(ask)
  const name = t(`figures:${figure}.title`)
  const title = narrowed === '' ? name : t('figures:titled', { title: name, cut: narrowed })
  const nothing = nothingFor(ask)
  if (nothing !== undefined) return { figure, title, ...nothing, method: [], columns: [], rows: [] }
  const { picture, sentence, ...built } = builders[figure](ask)
  return {
    figure,
    title,
    ...built,
    sentence: built.state === 'hidden' ? t('figures:states.hidden', { period: inPeriod(period) }) : sentence,
    ...(built.state === 'shown' && picture !== undefined && { picture }),
  }
}

/** Why there is nothing to build from; undefined where there is. */
function nothingFor({
  figure,
  source,
  period,
  cut,
  requests,
}: Ask): Pick<FigureContent, 'state' | 'sentence'> | undefined {
  if (figure === 'freshness') return undefined
  if (requests.length === 0) {
    const year = tablesFor(figure, period.slice(0, 4), cut, source).length > 0
    return { state: 'no_table', sentence: t(year ? 'figures:states.yearOnly' : 'figures:states.noTable') }
  }
  const anything = requests.some(({ table }) => releasedOf(source, table, periodsWithin(table, period)).length > 0)
  return anything ? undefined : { state: 'empty', sentence: t('figures:states.empty', { period: inPeriod(period) }) }
}
