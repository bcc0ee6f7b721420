/**
 * A table made of columns that say what stands in them, so that the same columns make the CSV file. The first column
 * heads the rows. Of long tables the first rows are made; the others come by the button below.
 */
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { Button } from './button.tsx'
import type { CsvCell } from './csv.ts'
import { TableFrame } from './table-frame.tsx'
import { t } from './words.ts'

export type Column<T> = {
  head: string
  /** What stands in the file, and on the page too where `show` is absent; numbers stand to the right. */
  text: (row: T) => CsvCell
  /** Never part of the file where it is only a control. */
  show?: (row: T) => ComponentChildren
  /** A column of controls: neither in the file nor on paper. */
  controls?: true
}

const pageSize = 100

/** A hundred rows at first, as many more by each press. `label` names the table for screen readers. */
export function ColumnTable<T>(props: {
  label: string
  columns: readonly Column<T>[]
  rows: readonly T[]
  keyOf: (row: T) => string
}) {
  const { label, columns, rows, keyOf } = props
  const [shown, setShown] = useState(pageSize)
  return (
    <div class="stack-tight">
      <TableFrame label={label}>
        <table class="table">
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.head} scope="col" class={column.controls ? 'no-print' : undefined}>
                  {column.head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, shown).map((row) => (
              <tr key={keyOf(row)}>
                {columns.map((column, at) => (
                  <TableCell key={column.head} column={column} row={row} heads={at === 0} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
      {rows.length > shown && (
        <div class="row">
          <Button small onClick={() => setShown(shown + pageSize)}>
            {t('more')}
          </Button>
          <span class="small muted">{t('rowsShown', { shown, total: rows.length })}</span>
        </div>
      )}
    </div>
  )
}

function TableCell<T>({ column, row, heads }: { column: Column<T>; row: T; heads: boolean }) {
  const text = column.text(row)
  const content = column.show === undefined ? text : column.show(row)
  if (heads) return <th scope="row">{content}</th>
  const classes = [typeof text === 'number' && 'number', column.controls && 'no-print'].filter(Boolean).join(' ')
  return <td class={classes === '' ? undefined : classes}>{content}</td>
}

/** Head and rows of the file. */
export function columnCells<T>(columns: readonly Column<T>[], rows: readonly T[]): [string[], CsvCell[][]] {
  const told = columns.filter((column) => column.controls !== true)
  return [told.map(({ head }) => head), rows.map((row) => told.map(({ text }) => text(row)))]
}
