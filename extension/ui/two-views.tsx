/** One thing as picture and as table, whichever the reader prefers, and as a file that a spreadsheet opens. */
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { Button } from './button.tsx'
import { ChipToggles } from './chips.tsx'
import { type Column, ColumnTable, columnCells } from './column-table.tsx'
import { saveCsv } from './csv.ts'
import { t } from './words.ts'

type View = 'picture' | 'table'

/** Whoever prefers tables prefers them on the next screen, too; what stands there already does not move. */
let lastChosen: View = 'picture'

export function TwoViews<T>(props: {
  /** Name of the file, and what the table is called. */
  name: string
  picture: ComponentChildren
  columns: readonly Column<T>[]
  rows: readonly T[]
  keyOf: (row: T) => string
  /** Buttons beside those for view and file. */
  controls?: ComponentChildren
}) {
  const { name, columns, rows, keyOf } = props
  const [view, show] = useState(lastChosen)
  return (
    <div class="stack">
      <div class="row no-print">
        <ChipToggles
          label={t('viewChoice')}
          hideLabel
          max={1}
          options={[
            { value: 'picture', label: t('viewPicture') },
            { value: 'table', label: t('viewTable') },
          ]}
          values={[view]}
          onChange={([chosen]) => {
            if (chosen === undefined) return
            lastChosen = chosen
            show(chosen)
          }}
        />
        {props.controls}
        <Button small icon="download" onClick={() => saveCsv(name, ...columnCells(columns, rows))}>
          {t('saveCsv')}
        </Button>
      </div>
      {view === 'picture' ? props.picture : <ColumnTable label={name} columns={columns} rows={rows} keyOf={keyOf} />}
    </div>
  )
}
