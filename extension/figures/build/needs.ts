/** Why families were referred: coded needs, the most frequent first. */
import { t } from '../../ui/words.ts'
import { type Ask, type Built, tableWithin } from './ask.ts'
import { barOf, byCount, countTable } from './count-rows.ts'
import { cutMatch } from './cut.ts'
import { inPeriod, methodOf } from './method.ts'
import { amountOf, categoriesOf } from './released-cells.ts'
import { about, listText } from './told.ts'

/** So many are named in the sentence. */
const named = 3

export function needsFigure(ask: Ask): Built {
  const { table, periods } = tableWithin(ask, '') ?? { table: '', periods: [] }
  const counted = byCount(
    categoriesOf(ask.source, table, 'reason').map((reason) => ({
      labels: [ask.source.label('reason', reason)],
      amount: amountOf(ask.source, table, periods, { ...cutMatch(ask), reason }),
    })),
  )
  const most = counted.filter(({ amount }) => amount.value !== null).slice(0, named)
  return {
    state: most.length > 0 ? 'shown' : 'hidden',
    sentence: t('figures:needs.sentence', {
      period: inPeriod(ask.period),
      most: listText(most.map(({ labels, amount }) => `${labels[0]} ${about(amount)}`)),
    }),
    method: methodOf(ask, t('counting:method.unit'), t('figures:needs.several')),
    ...countTable([t('tables:dimension.reason')], counted),
    picture: {
      kind: 'bars',
      unit: t('counting:columns.families'),
      bars: counted.map(({ labels, amount }) => barOf(labels[0] ?? '', amount)),
    },
  }
}
