/** How long families wait from referral to an arrival that somebody knows of, overall and by field and provider. */
import { type Amount, together } from '../../../shared/statistics/derive/amount.ts'
import { leastDifference } from '../../../shared/statistics/derive/differs.ts'
import { type Median, medianDays } from '../../../shared/statistics/derive/median-days.ts'
import { type Dimension, durationEdges, notInCatalogue } from '../../../shared/statistics/dimensions.ts'
import { t } from '../../ui/words.ts'
import type { FigureContent } from '../content.ts'
import { type Ask, type Built, tableWithin } from './ask.ts'
import { barOf } from './count-rows.ts'
import { cutMatch } from './cut.ts'
import { inPeriod, methodOf } from './method.ts'
import { amountOf, categoriesOf, type Match } from './released-cells.ts'
import { numberText, pair } from './told.ts'

type Waited = { code: string; label: string; bins: Amount[]; families: Amount; median: Median | null }

export function waiting(ask: Ask): Built {
  const all = waited(ask, tableWithin(ask, '')?.table ?? '', '', t('figures:waiting.all'), cutMatch(ask))
  // A cut to one field or area needs no rows for its only group.
  const whole = tableWithin(ask, 'year:provider') !== undefined
  const fields = whole ? groups(ask, 'year:field', 'field') : []
  const providers = whole ? groups(ask, 'year:provider', 'provider') : []
  return {
    state: all.families.value === null ? 'hidden' : 'shown',
    sentence: [overall(ask, all), ...extremes('field', fields), ...extremes('provider', providers)].join(' '),
    method: methodOf(ask, t('counting:method.unit'), t('figures:waiting.evidence'), t('figures:waiting.median')),
    ...tableOfWaiting(ask, all, [all, ...fields, ...providers]),
    picture: {
      kind: 'days',
      bins: all.bins.map((amount, at) => barOf(binLabel(ask, at), amount)),
      median: all.median?.days ?? null,
    },
  }
}

const binLabel = ({ source }: Ask, at: number) => source.label('durationBin', `d${durationEdges[at] ?? 0}`)

function waited(ask: Ask, table: string, code: string, label: string, match: Match): Waited {
  const bins = durationEdges.map((edge) =>
    amountOf(ask.source, table, [ask.period], { ...match, durationBin: `d${edge}` }),
  )
  return { code, label, bins, families: together(bins), median: medianDays(bins, ask.source.thresholds?.show) }
}

/** The longest first; those whose median must not be told at the end. */
function groups(ask: Ask, start: string, dimension: Dimension): Waited[] {
  const table = tableWithin(ask, start)?.table ?? ''
  return categoriesOf(ask.source, table, dimension)
    .map((code) => waited(ask, table, code, ask.source.label(dimension, code), { [dimension]: code }))
    .sort((a, b) => (b.median?.days ?? -1) - (a.median?.days ?? -1))
}

function overall(ask: Ask, { median }: Waited): string {
  const period = inPeriod(ask.period)
  if (median === null) return t('figures:waiting.unknown', { period })
  return t('figures:waiting.sentence', { period, days: daysText(median) })
}

/** “18 Tage”, or with the range that hidden numbers leave open. */
function daysText({ days, earliest, latest }: Median): string {
  if (earliest === latest) return t('figures:waiting.days', { count: days })
  return t('figures:waiting.range', { count: days, from: numberText(earliest), to: numberText(latest) })
}

/** The longest and the shortest wait, named only where they lie clearly apart whatever the hidden numbers are. */
function extremes(by: 'field' | 'provider', of: readonly Waited[]): string[] {
  const told = of.flatMap(({ code, label, median }) =>
    median === null || code === notInCatalogue ? [] : [{ label, median }],
  )
  const [longest, shortest] = [told[0], told.at(-1)]
  if (longest === undefined || shortest === undefined) return []
  if (longest.median.earliest - shortest.median.latest < leastDifference) return []
  return [
    t('figures:waiting.extremes', {
      by: t(`tables:dimension.${by}`),
      longest: longest.label,
      most: daysText(longest.median),
      shortest: shortest.label,
      least: daysText(shortest.median),
    }),
  ]
}

/** First the medians, then the histogram: a row has one or the other, what does not apply stays empty. */
function tableOfWaiting(ask: Ask, all: Waited, rows: readonly Waited[]): Pick<FigureContent, 'columns' | 'rows'> {
  return {
    columns: [
      { label: t('counting:columns.group'), numeric: false },
      { label: t('counting:columns.median'), numeric: true },
      { label: t('counting:columns.earliest'), numeric: true },
      { label: t('counting:columns.latest'), numeric: true },
      { label: t('counting:columns.families'), numeric: true },
      { label: t('counting:columns.pm'), numeric: true },
    ],
    rows: [
      ...rows.map(({ label, families, median }) => [
        label,
        median?.days ?? null,
        median?.earliest ?? null,
        median?.latest ?? null,
        ...pair(families),
      ]),
      ...all.bins.map((amount, at) => [binLabel(ask, at), '', '', '', ...pair(amount)]),
    ],
  }
}
