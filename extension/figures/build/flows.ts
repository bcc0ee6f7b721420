/** From which field to which families went on within a year, and what is not shown of it. */
import type { Amount } from '../../../shared/statistics/derive/amount.ts'
import { rest } from '../../../shared/statistics/derive/rest.ts'
import { t } from '../../ui/words.ts'
import { type Ask, type Built, tableWithin } from './ask.ts'
import { byCount, countTable } from './count-rows.ts'
import { inPeriod, methodOf } from './method.ts'
import { amountOf, categoriesOf } from './released-cells.ts'
import { families, numberText } from './told.ts'

type Link = { from: string; to: string; labels: [string, string]; amount: Amount }

export function flows(ask: Ask): Built {
  const links = byCount(linksOf(ask))
  const shown = links.flatMap(({ labels: [from, to], amount: { value } }) =>
    value === null ? [] : [{ from, to, value }],
  )
  const left = restOf(ask, links)
  const most = links[0]
  return {
    state: shown.length > 0 ? 'shown' : 'hidden',
    sentence: [
      most !== undefined &&
        t('figures:flows.sentence', {
          period: inPeriod(ask.period),
          from: most.labels[0],
          to: most.labels[1],
          families: families(most.amount),
        }),
      left !== null && left > 0 && t('figures:flows.rest', { about: numberText(left) }),
    ]
      .filter((part) => typeof part === 'string')
      .join(' '),
    method: methodOf(ask, t('counting:method.unit'), t('figures:flows.restMeans')),
    ...countTable([t('tables:dimension.linkFrom'), t('tables:dimension.linkTo')], links),
    picture: { kind: 'flows', links: shown, rest: left },
  }
}

function linksOf({ source, cut: { field }, ...ask }: Ask): Link[] {
  const { table, periods } = tableWithin({ source, cut: {}, ...ask }, 'year:linkFrom') ?? { table: '', periods: [] }
  return categoriesOf(source, table, 'linkFrom').flatMap((from) =>
    categoriesOf(source, table, 'linkTo')
      .filter((to) => field === undefined || from === field || to === field)
      .map((to) => ({
        from,
        to,
        labels: [source.label('linkFrom', from), source.label('linkTo', to)] as [string, string],
        amount: amountOf(source, table, periods, { linkFrom: from, linkTo: to }),
      })),
  )
}

/** By field: families referred there, without those whose way onward is shown. */
function restOf(ask: Ask, links: readonly Link[]): number | null {
  const { table, periods } = tableWithin(ask, 'year:field,funnelStage') ?? { table: '', periods: [] }
  const fields = ask.cut.field === undefined ? [...new Set(links.map(({ from }) => from))] : [ask.cut.field]
  const rests = fields.flatMap((field) => {
    const referred = amountOf(ask.source, table, periods, { field, funnelStage: 'referred' })
    const onward = links.filter(({ from }) => from === field).map(({ amount }) => amount.value)
    return rest(referred.value, onward) ?? []
  })
  return rests.length === 0 ? null : rests.reduce((sum, each) => sum + each, 0)
}
