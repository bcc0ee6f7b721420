/** Needs no offer met: why not, in which field, and what the families came with. */
import type { Amount } from '../../../shared/statistics/derive/amount.ts'
import { together } from '../../../shared/statistics/derive/amount.ts'
import type { Dimension } from '../../../shared/statistics/dimensions.ts'
import { t } from '../../ui/words.ts'
import type { Picture } from '../content.ts'
import { type Ask, type Built, tableWithin } from './ask.ts'
import { barOf, byCount, type Counted, countTable, mostOf } from './count-rows.ts'
import { cutMatch } from './cut.ts'
import { inReleased, methodOf } from './method.ts'
import { amountOf, categoriesOf, type Match } from './released-cells.ts'
import { families, shown } from './told.ts'

/** So many are named in the sentence. */
const named = 2

export function gapsFigure(ask: Ask): Built {
  const gaps = codesOf(ask, 'gap')
  const fields = codesOf(ask, 'field').filter((field) => ask.cut.field === undefined || field === ask.cut.field)
  // A field's own bars say more than a matrix of one row; of districts there is no table by field.
  const crossed = fields.length > 1
  const byGap = gaps.flatMap((gap) =>
    crossed
      ? fields.map((field) => counted([label(ask, 'field', field), label(ask, 'gap', gap)], cell(ask, { field, gap })))
      : [counted([label(ask, 'gap', gap)], cell(ask, { ...cutMatch(ask), gap }))],
  )
  const reasons = ask.cut.field === undefined ? reasonsOf(ask) : []
  const total = totalOf(ask, byGap)
  const blanks = crossed ? [''] : []
  const [mostGaps, mostReasons] = [mostOf(byGap, named), mostOf(reasons, named)]
  const visible = [total, ...[...byGap, ...reasons].map(({ amount }) => amount)].some(({ value }) => value !== null)
  return {
    state: visible ? 'shown' : 'hidden',
    sentence: [
      t('figures:gaps.sentence', { period: inReleased(ask), families: families(total) }),
      mostGaps !== undefined && t('figures:gaps.most', { most: mostGaps }),
      mostReasons !== undefined && t('figures:gaps.reasons', { most: mostReasons }),
    ]
      .filter((part) => typeof part === 'string')
      .join(' '),
    method: methodOf(ask, t('counting:method.unit')),
    ...countTable(
      crossed ? [t('counting:columns.fieldOrNeed'), t('tables:dimension.gap')] : [t('counting:columns.gapOrNeed')],
      [...byCount(byGap), ...reasons.map(({ labels, amount }) => ({ labels: [...labels, ...blanks], amount }))],
    ),
    picture: crossed ? crossing(ask, fields, gaps) : bars(byCount(byGap)),
  }
}

const counted = (labels: string[], amount: Amount): Counted => ({ labels, amount })
const label = ({ source }: Ask, dimension: Dimension, code: string) => source.label(dimension, code)

const gapTables = ['unmet-quarter:field,gap', 'unmet-year:district,gap']
const gapTable = (ask: Ask) => gapTables.map((start) => tableWithin(ask, start)).find((table) => table !== undefined)

function codesOf(ask: Ask, dimension: Dimension): string[] {
  return categoriesOf(ask.source, gapTable(ask)?.table ?? '', dimension)
}

function cell(ask: Ask, match: Match): Amount {
  const { table, periods } = gapTable(ask) ?? { table: '', periods: [] }
  return amountOf(ask.source, table, periods, match)
}

function reasonsOf(ask: Ask): Counted[] {
  const { table, periods } = tableWithin(ask, 'unmet-quarter:reason') ?? { table: '', periods: [] }
  return byCount(
    categoriesOf(ask.source, table, 'reason').map((reason) => ({
      ...counted([label(ask, 'reason', reason)], amountOf(ask.source, table, periods, { reason })),
      code: reason,
    })),
  )
}

/** The table without breakdown where there is one for the cut; else the sum of what is shown. */
function totalOf(ask: Ask, parts: readonly Counted[]): Amount {
  const whole = tableWithin(ask, 'unmet-quarter:')
  if (whole === undefined || ask.cut.field !== undefined) return together(parts.map(({ amount }) => amount))
  return amountOf(ask.source, whole.table, whole.periods)
}

function crossing(ask: Ask, fields: readonly string[], gaps: readonly string[]): Picture {
  return {
    kind: 'matrix',
    rows: fields.map((field) => label(ask, 'field', field)),
    columns: gaps.map((gap) => label(ask, 'gap', gap)),
    cells: fields.map((field) => gaps.map((gap) => shown(cell(ask, { field, gap })))),
  }
}

function bars(all: readonly Counted[]): Picture {
  return {
    kind: 'bars',
    unit: t('counting:columns.families'),
    bars: all.map(({ labels, amount }) => barOf(labels[0] ?? '', amount)),
  }
}
