/** One thing as picture and as table, with a sentence that says what it shows; for paper and as a file. */
import { signal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { Button } from '../../ui/button.tsx'
import { ChipToggles } from '../../ui/chips.tsx'
import { type Column, ColumnTable, columnCells } from '../../ui/column-table.tsx'
import { saveCsv } from '../../ui/csv.ts'
import { t } from '../../ui/words.ts'

type View = 'picture' | 'table'

/** Whoever prefers tables prefers them on the next screen, too. */
const chosenView = signal<View>('picture')

export function TwoViews<T>(props: {
  /** Name of the file, and what the table is called. */
  name: string
  sentence: string
  /** Undefined where there is nothing to draw: then only the table stands. */
  picture: ComponentChildren
  columns: readonly Column<T>[]
  rows: readonly T[]
  keyOf: (row: T) => string
}) {
  const { name, columns, rows, keyOf } = props
  const view = chosenView.value
  return (
    <div class="stack">
      <p class="chain-sentence">{props.sentence}</p>
      <div class="row no-print">
        <ChipToggles
          label={t('chain:view')}
          hideLabel
          max={1}
          options={[
            { value: 'picture', label: t('chain:picture') },
            { value: 'table', label: t('chain:table') },
          ]}
          values={[view]}
          onChange={([chosen]) => {
            if (chosen !== undefined) chosenView.value = chosen
          }}
        />
        <Button small icon="note" onClick={() => window.print()}>
          {t('chain:print')}
        </Button>
        <Button small icon="download" onClick={() => saveCsv(name, ...columnCells(columns, rows))}>
          {t('chain:saveCsv')}
        </Button>
      </div>
      {view === 'picture' ? props.picture : <ColumnTable label={name} columns={columns} rows={rows} keyOf={keyOf} />}
    </div>
  )
}
