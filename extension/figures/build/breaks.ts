/**
 * Where the chain breaks: by field, how many arrived and how many were turned down, fell through, wait, or got no
 * answer. A field is named as the weakest only where noise cannot have made it so.
 */
import { type Amount, together } from '../../../shared/statistics/derive/amount.ts'
import { leastDifference } from '../../../shared/statistics/derive/differs.ts'
import { type Share, shareOf } from '../../../shared/statistics/derive/share.ts'
import type { StatisticOutcome } from '../../../shared/statistics/dimensions.ts'
import { t } from '../../ui/words.ts'
import { type Ask, type Built, tableWithin } from './ask.ts'
import { inReleased, methodOfOutcomes } from './method.ts'
import { type Part, partBar } from './parts.ts'
import { amountOf, categoriesOf } from './released-cells.ts'
import { pair, percent } from './told.ts'

/** Outcomes that mean the same for the chain, in the order in which they are drawn. */
const groups = {
  confirmed: { strength: 'strong', outcomes: ['arrived_confirmed'] },
  unproven: { strength: 'weak', outcomes: ['arrived_observed', 'arrived_assumed'] },
  waiting: { strength: 'none', outcomes: ['accepted', 'waiting'] },
  unanswered: { strength: 'none', outcomes: ['unanswered', 'not_known'] },
  rejected: { strength: 'broken', outcomes: ['rejected'] },
  failed: { strength: 'broken', outcomes: ['failed', 'cancelled'] },
} as const satisfies Record<string, { strength: Part['strength']; outcomes: readonly StatisticOutcome[] }>
type Group = keyof typeof groups
const groupNames = Object.keys(groups) as Group[]
/** Where a hand-over ended without an arrival, or nobody ever heard of it. */
const broken = ['unanswered', 'rejected', 'failed'] as const satisfies readonly Group[]

type Counted = { amount: Amount; share: Share }
type Field = { label: string; whole: Amount; parts: Readonly<Record<Group, Counted>>; lost: Counted }

export function breaks(ask: Ask): Built {
  const fields = fieldsOf(ask)
  const shown = fields.filter(({ parts }) => groupNames.some((group) => parts[group].share.value !== null))
  return {
    state: shown.length > 0 ? 'shown' : 'hidden',
    sentence: t('figures:breaks.sentence', {
      period: inReleased(ask),
      weakest: weakest(shown, ask.source.thresholds?.show),
    }),
    method: methodOfOutcomes(ask),
    columns: [
      { label: t('tables:dimension.field'), numeric: false },
      { label: t('counting:columns.families'), numeric: true },
      { label: t('counting:columns.pm'), numeric: true },
      ...groupNames.map((group) => ({
        label: t('counting:columns.share', { of: t(`figures:breaks.${group}`) }),
        numeric: true,
      })),
    ],
    rows: fields.map(({ label, whole, parts }) => [
      label,
      ...pair(whole),
      ...groupNames.map((group) => parts[group].share.value),
    ]),
    picture: {
      kind: 'parts',
      rows: fields.map(({ label, parts }) => ({
        label,
        parts: groupNames.map((group) => {
          const { amount, share } = parts[group]
          return partBar(t(`figures:breaks.${group}`), groups[group].strength, amount, share)
        }),
      })),
    },
  }
}

function fieldsOf({ source, cut, ...ask }: Ask): Field[] {
  const { table, periods } = tableWithin({ source, cut, ...ask }, 'quarter:field,outcome') ?? { table: '', periods: [] }
  const codes = categoriesOf(source, table, 'field').filter((field) => cut.field === undefined || cut.field === field)
  return codes.map((field) => {
    const of = (group: Group) => amountOf(source, table, periods, { field, outcome: groups[group].outcomes })
    const amounts = Object.fromEntries(groupNames.map((group) => [group, of(group)])) as Record<Group, Amount>
    const whole = together(Object.values(amounts))
    const partOf = (amount: Amount) => ({ amount, share: shareOf(amount, whole, source.thresholds?.show) })
    const parts = Object.fromEntries(groupNames.map((group) => [group, partOf(amounts[group])])) as Record<
      Group,
      Counted
    >
    const lost = partOf(together(broken.map((group) => amounts[group])))
    return { label: source.label('field', field), whole, parts, lost }
  })
}

/** The field where most is lost, if it loses at least five points more than all others together beyond what noise can do. */
function weakest(fields: readonly Field[], showFrom: number | undefined): string {
  const [first, ...others] = fields
    .filter(({ lost }) => lost.share.value !== null)
    .sort((a, b) => (b.lost.share.value ?? 0) - (a.lost.share.value ?? 0))
  if (first === undefined) return t('figures:breaks.unknown')
  if (others.length === 0) return t('figures:breaks.only', told(first))
  const rest = shareOf(
    together(others.map(({ lost }) => lost.amount)),
    together(others.map(({ whole }) => whole)),
    showFrom,
  )
  const ahead = (first.lost.share.value ?? 0) - (rest.value ?? 100)
  const noise = Math.hypot(first.lost.share.pm, rest.pm)
  if (ahead < Math.max(leastDifference, noise)) return t('figures:breaks.none')
  return t('figures:breaks.weakest', { ...told(first), others: percent(rest) })
}

function told({ label, parts, lost }: Field) {
  const some = broken.map((group) => `${t(`figures:breaks.${group}`)} ${percent(parts[group].share)}`)
  return { field: label, share: percent(lost.share), parts: some.join(', ') }
}
