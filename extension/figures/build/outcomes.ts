/**
 * What became of the referrals, as far as is known. Only an arrival that the receiver or the family confirmed closes
 * the loop; what was observed or merely assumed stands apart under its own name.
 */
import { type Amount, together } from '../../../shared/statistics/derive/amount.ts'
import { type Share, shareOf } from '../../../shared/statistics/derive/share.ts'
import { type StatisticOutcome, statisticOutcomes } from '../../../shared/statistics/dimensions.ts'
import { periodsWithin, yearBefore } from '../../../shared/statistics/figure-tables.ts'
import { t } from '../../ui/words.ts'
import { type Ask, type Built, tableWithin } from './ask.ts'
import { cutMatch } from './cut.ts'
import { inReleased, methodOfOutcomes } from './method.ts'
import { type Part, partBar } from './parts.ts'
import { amountOf } from './released-cells.ts'
import { pair, percent, periodText } from './told.ts'

const strengths: Readonly<Record<StatisticOutcome, Part['strength']>> = {
  arrived_confirmed: 'strong',
  arrived_observed: 'weak',
  arrived_assumed: 'weak',
  accepted: 'none',
  waiting: 'none',
  unanswered: 'none',
  not_known: 'none',
  rejected: 'broken',
  failed: 'broken',
  cancelled: 'broken',
}

type Outcome = { outcome: StatisticOutcome; label: string; amount: Amount; share: Share }
type Row = { period: string; whole: Amount; parts: Outcome[] }

export function outcomesFigure(ask: Ask): Built {
  const now = rowOf(ask, ask.period)
  const before = rowOf(ask, yearBefore(ask.period))
  const rows = before.whole.value === null ? [now] : [now, before]
  return {
    state: now.parts.some(({ share }) => share.value !== null) ? 'shown' : 'hidden',
    sentence: sentenceOf(ask, now),
    method: methodOfOutcomes(ask),
    columns: [
      { label: t('counting:columns.outcome'), numeric: false },
      ...rows.flatMap(({ period }) => [
        { label: t('counting:columns.familiesIn', { period: periodText(period) }), numeric: true },
        { label: t('counting:columns.pmIn', { period: periodText(period) }), numeric: true },
        { label: t('counting:columns.shareIn', { period: periodText(period) }), numeric: true },
      ]),
    ],
    rows: now.parts.map(({ label }, at) => [
      label,
      ...rows.flatMap(({ parts }) => [...pair(parts[at]?.amount ?? { value: null }), parts[at]?.share.value ?? null]),
    ]),
    picture: {
      kind: 'parts',
      rows: rows.map(({ period, parts }) => ({
        label: periodText(period),
        parts: parts.map(({ outcome, label, amount, share }) => partBar(label, strengths[outcome], amount, share)),
      })),
    },
  }
}

function sentenceOf(ask: Ask, { parts }: Row): string {
  const told = (wanted: StatisticOutcome) =>
    percent(parts.find(({ outcome }) => outcome === wanted)?.share ?? { value: null })
  return t('figures:outcomes.sentence', {
    period: inReleased(ask),
    confirmed: told('arrived_confirmed'),
    observed: told('arrived_observed'),
    assumed: told('arrived_assumed'),
  })
}

function rowOf(ask: Ask, period: string): Row {
  const table = tableWithin(ask, '')?.table ?? ''
  const counted = statisticOutcomes.map((outcome) => ({
    outcome,
    label: ask.source.label('outcome', outcome),
    amount: amountOf(ask.source, table, periodsWithin(table, period), { ...cutMatch(ask), outcome }),
  }))
  const whole = together(counted.map(({ amount }) => amount))
  const showFrom = ask.source.thresholds?.show
  return { period, whole, parts: counted.map((each) => ({ ...each, share: shareOf(each.amount, whole, showFrom) })) }
}
