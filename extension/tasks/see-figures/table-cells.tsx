/** The cells of a table in a period: a column for each dimension, the number, and how far it may be off. */
import { useState } from 'preact/hooks'
import type { StatisticsCell, StatisticsTable } from '../../../shared/protocol/statistics.ts'
import { tableOf } from '../../../shared/statistics/tables.ts'
import type { FigureSource } from '../../figures/build/source.ts'
import { periodText } from '../../figures/build/told.ts'
import { type Column, ColumnTable } from '../../ui/column-table.tsx'
import { Select } from '../../ui/select.tsx'
import { t } from '../../ui/words.ts'

type Props = { table: StatisticsTable; title: string; label: FigureSource['label'] }

export function TableCells({ table, title, label }: Props) {
  const [only, narrow] = useState<Readonly<Record<string, string>>>({})
  const { dimensions } = table
  const all = table.periods.flatMap(({ cells }) => cells)
  const shown = all.filter(({ coord }) =>
    dimensions.every((dimension, at) => (only[dimension] ?? '') === '' || coord[at] === only[dimension]),
  )
  const hidden = shown.filter(({ value }) => value === null).length
  return (
    <div class="stack">
      {dimensions.length > 1 && (
        <div class="figure-choice no-print">
          {dimensions.map((dimension, at) => (
            <Select
              key={dimension}
              label={`${t('statistics:only')} ${t(`tables:dimension.${dimension}`)}`}
              value={only[dimension] ?? ''}
              emptyLabel={t('statistics:everything')}
              options={[...new Set(all.map(({ coord }) => coord[at] ?? ''))].map((code) => ({
                value: code,
                label: label(dimension, code),
              }))}
              onChange={(code) => narrow({ ...only, [dimension]: code })}
            />
          ))}
        </div>
      )}
      <p role="status">
        {hidden === 0
          ? t('statistics:hiddenNone', { of: shown.length })
          : t('statistics:hiddenCount', { count: hidden, of: shown.length })}
      </p>
      <ColumnTable
        label={title}
        columns={columnsOf(table, label)}
        rows={shown}
        keyOf={({ coord }) => coord.join(' ')}
      />
    </div>
  )
}

function columnsOf(
  { table, dimensions, periods }: StatisticsTable,
  label: FigureSource['label'],
): Column<StatisticsCell>[] {
  const [period] = periods
  const heads = dimensions.map((dimension, at) => ({
    head: t(`tables:dimension.${dimension}`),
    text: ({ coord }: StatisticsCell) => label(dimension, coord[at] ?? ''),
  }))
  const whole = { head: t('tables:period'), text: () => (period === undefined ? '' : periodText(period.period)) }
  return [
    ...(heads.length === 0 ? [whole] : heads),
    {
      head: t(`tables:file.unit.${tableOf(table)?.measure ?? 'cases'}`),
      text: ({ value }) => value ?? t('tables:hidden'),
      show: ({ value }) => (value === null ? <span class="not-shown">{t('tables:hidden')}</span> : value),
    },
    { head: t('statistics:columns.pm'), text: ({ value, pm }) => (value === null ? '' : pm) },
  ]
}
