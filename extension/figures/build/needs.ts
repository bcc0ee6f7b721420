/** Why families were referred: coded needs, the most frequent first. */
import { t } from '../../ui/words.ts'
import { type Ask, type Built, tableWithin } from './ask.ts'
import { barOf, byCount, countTable, mostOf } from './count-rows.ts'
import { cutMatch } from './cut.ts'
import { inReleased, methodOf } from './method.ts'
import { amountOf, categoriesOf } from './released-cells.ts'

/** So many are named in the sentence. */
const named = 3

export function needsFigure(ask: Ask): Built {
  const { table, periods } = tableWithin(ask, '') ?? { table: '', periods: [] }
  const counted = byCount(
    categoriesOf(ask.source, table, 'reason').map((reason) => ({
      code: reason,
      labels: [ask.source.label('reason', reason)],
      amount: amountOf(ask.source, table, periods, { ...cutMatch(ask), reason }),
    })),
  )
  const most = mostOf(counted, named)
  const period = inReleased(ask)
  return {
    state: counted.some(({ amount }) => amount.value !== null) ? 'shown' : 'hidden',
    sentence:
      most === undefined ? t('figures:needs.unknown', { period }) : t('figures:needs.sentence', { period, most }),
    method: methodOf(ask, t('counting:method.unit'), t('figures:needs.several')),
    ...countTable([t('tables:dimension.reason')], counted),
    picture: {
      kind: 'bars',
      unit: t('counting:columns.families'),
      bars: counted.map(({ labels, amount }) => barOf(labels[0] ?? '', amount)),
    },
  }
}
