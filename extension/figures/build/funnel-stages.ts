/** From referral to arrival, each stage within the one before; arrival needs the receiver's or the family's word. */
import { funnel } from '../../../shared/statistics/derive/funnel.ts'
import { shareOf } from '../../../shared/statistics/derive/share.ts'
import { funnelStages } from '../../../shared/statistics/dimensions.ts'
import { t } from '../../ui/words.ts'
import { type Ask, type Built, tableWithin } from './ask.ts'
import { cutMatch } from './cut.ts'
import { inPeriod, methodOf } from './method.ts'
import { amountOf } from './released-cells.ts'
import { about, pair, percent, shown } from './told.ts'

export function funnelFigure(ask: Ask): Built {
  const { table, periods } = tableWithin(ask, 'year:') ?? { table: '', periods: [] }
  const amounts = funnelStages.map((funnelStage) =>
    amountOf(ask.source, table, periods, { ...cutMatch(ask), funnelStage }),
  )
  const least = funnel(amounts.map(({ value }) => value))
  const stages = amounts.map((amount, at) => ({
    stage: funnelStages[at] ?? 'referred',
    label: ask.source.label('funnelStage', funnelStages[at] ?? 'referred'),
    amount: { ...amount, value: least[at] ?? null },
  }))
  const first = stages[0]?.amount
  const ofReferred = stages.map(({ amount }) => (first === undefined ? { value: null } : shareOf(amount, first)))
  return {
    state: stages.some(({ amount }) => amount.value !== null) ? 'shown' : 'hidden',
    sentence: [
      t('figures:funnel.sentence', {
        period: inPeriod(ask.period),
        stages: stages.map(({ label, amount }) => `${label} ${about(amount)}`).join(', '),
      }),
      arrivedSentence(stages),
    ]
      .filter(Boolean)
      .join(' '),
    method: methodOf(ask, t('counting:method.unit'), t('counting:method.evidence'), t('figures:funnel.minimum')),
    columns: [
      { label: t('counting:columns.stage'), numeric: false },
      { label: t('counting:columns.families'), numeric: true },
      { label: t('counting:columns.pm'), numeric: true },
      { label: t('counting:columns.shareOfReferred'), numeric: true },
    ],
    rows: stages.map(({ label, amount }, at) => [label, ...pair(amount), ofReferred[at]?.value ?? null]),
    picture: {
      kind: 'funnel',
      unit: t('counting:columns.families'),
      stages: stages.map(({ label, amount }) => ({ label, ...shown(amount) })),
    },
  }
}

/** The share that says whether hand-overs hold: arrived of those handed over. */
function arrivedSentence(stages: readonly { stage: string; amount: Parameters<typeof shareOf>[0] }[]): string {
  const of = (wanted: string) => stages.find(({ stage }) => stage === wanted)?.amount
  const [arrived, handedOver] = [of('arrived'), of('handed_over')]
  if (arrived === undefined || handedOver === undefined) return ''
  const share = shareOf(arrived, handedOver)
  return share.value === null ? '' : t('figures:funnel.arrived', { share: percent(share) })
}
