/** From which field to which families went on within a year, and what is not shown of the ways out of a field. */
import { type Amount, together } from '../../../shared/statistics/derive/amount.ts'
import { restOf } from '../../../shared/statistics/derive/rest.ts'
import { t } from '../../ui/words.ts'
import { type Ask, type Built, tableWithin } from './ask.ts'
import { byCount, countTable } from './count-rows.ts'
import { inPeriod, methodOf } from './method.ts'
import { amountOf, categoriesOf } from './released-cells.ts'
import { about, families } from './told.ts'

type Link = { from: string; labels: [string, string]; amount: Amount }

export function flows(ask: Ask): Built {
  const links = byCount(linksOf(ask))
  const shown = links.filter(({ amount }) => amount.value !== null)
  const rests = restsOf(ask, links)
  return {
    state: shown.length > 0 ? 'shown' : 'hidden',
    sentence: sentenceOf(ask, shown, rests),
    method: methodOf(ask, t('counting:method.unit'), t('figures:flows.restMeans')),
    ...countTable([t('tables:dimension.linkFrom'), t('tables:dimension.linkTo')], [...links, ...rests]),
    picture: {
      kind: 'flows',
      links: shown.map(({ labels: [from, to], amount: { value } }) => ({ from, to, value: value ?? 0 })),
      rests: rests.map(({ labels: [from], amount: { value } }) => ({ from, value: value ?? 0 })),
    },
  }
}

function sentenceOf({ period }: Ask, [most]: readonly Link[], rests: readonly Link[]): string {
  if (most === undefined) return ''
  const [from, to] = most.labels
  const way = { period: inPeriod(period), from, families: families(most.amount) }
  const told = from === to ? t('figures:flows.within', way) : t('figures:flows.sentence', { ...way, to })
  if (rests.length === 0) return told
  return `${told} ${t('figures:flows.rest', { about: about(together(rests.map(({ amount }) => amount))) })}`
}

function linksOf(ask: Ask): Link[] {
  const { source, cut } = ask
  const { field } = cut
  const { table, periods } = tableWithin(ask, 'year:linkFrom,') ?? { table: '', periods: [] }
  return categoriesOf(source, table, 'linkFrom').flatMap((from) =>
    categoriesOf(source, table, 'linkTo')
      .filter((to) => field === undefined || from === field || to === field)
      .map((to) => ({
        from,
        labels: [source.label('linkFrom', from), source.label('linkTo', to)] as [string, string],
        amount: amountOf(source, table, periods, { linkFrom: from, linkTo: to }),
      })),
  )
}

/** By field that families left: how many did so on ways that are not shown, where noise alone cannot make as many. */
function restsOf(ask: Ask, links: readonly Link[]): Link[] {
  const { source, cut } = ask
  const { table, periods } = tableWithin(ask, 'year:linkFrom') ?? { table: '', periods: [] }
  const left = categoriesOf(source, table, 'linkFrom')
    .filter((from) => cut.field === undefined || from === cut.field)
    .map((from): Link => {
      const ways = links.filter((link) => link.from === from).map(({ amount }) => amount)
      const amount = restOf(amountOf(source, table, periods, { linkFrom: from }), ways)
      return { from, labels: [source.label('linkFrom', from), t('figures:view.rest')], amount }
    })
  return byCount(left.filter(({ amount }) => amount.value !== null && amount.value > amount.pm))
}
