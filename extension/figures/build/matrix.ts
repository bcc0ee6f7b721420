/** Families by life phase and field of action: where much is referred and where hardly anything. */
import { t } from '../../ui/words.ts'
import { type Ask, type Built, tableWithin } from './ask.ts'
import { cutMatch } from './cut.ts'
import { inReleased, methodOf } from './method.ts'
import { amountOf, categoriesOf } from './released-cells.ts'
import { families, shown } from './told.ts'

export function matrix(ask: Ask): Built {
  const { source, cut } = ask
  const { table, periods } = tableWithin(ask, '') ?? { table: '', periods: [] }
  const phases = categoriesOf(source, table, 'phase').filter((code) => cut.phase === undefined || code === cut.phase)
  const fields = categoriesOf(source, table, 'field').filter((code) => cut.field === undefined || code === cut.field)
  const lines = phases.map((phase) => ({
    label: source.label('phase', phase),
    code: phase,
    cells: fields.map((field) => ({
      label: source.label('field', field),
      amount: amountOf(source, table, periods, { ...cutMatch(ask), phase, field }),
    })),
  }))
  const all = lines.flatMap(({ code, label: phase, cells }) => cells.map((cell) => ({ ...cell, code, phase })))
  const visible = all.filter(({ amount }) => amount.value !== null)
  // What phase was not recorded is counted, but nothing to name as the most frequent.
  const named = visible.filter(({ code }) => code !== 'not_recorded')
  const most = named.toSorted((a, b) => (b.amount.value ?? 0) - (a.amount.value ?? 0))[0]
  return {
    state: visible.length === 0 ? 'hidden' : 'shown',
    sentence:
      most === undefined
        ? t('figures:matrix.unknown', { period: inReleased(ask) })
        : t('figures:matrix.sentence', {
            period: inReleased(ask),
            phase: most.phase,
            field: most.label,
            families: families(most.amount),
            count: visible.length,
            of: all.length,
          }),
    method: methodOf(ask, t('counting:method.unit')),
    columns: [
      { label: t('tables:dimension.phase'), numeric: false },
      ...fields.map((field) => ({ label: source.label('field', field), numeric: true })),
    ],
    rows: lines.map(({ label, cells }) => [label, ...cells.map(({ amount }) => amount.value)]),
    picture: {
      kind: 'matrix',
      rows: lines.map(({ label }) => label),
      columns: fields.map((field) => source.label('field', field)),
      cells: lines.map(({ cells }) => cells.map(({ amount }) => shown(amount))),
    },
  }
}
