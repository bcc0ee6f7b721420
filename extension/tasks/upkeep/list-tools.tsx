/** A list of upkeep on paper or as a file: providers are often asked at a table, not at this screen. */
import { Button } from '../../ui/button.tsx'
import { type Column, columnCells } from '../../ui/column-table.tsx'
import { saveCsv } from '../../ui/csv.ts'
import { t } from '../../ui/words.ts'

export function ListTools<T>({
  name,
  columns,
  rows,
}: {
  /** Of the file, without its ending. */
  name: string
  columns: readonly Column<T>[]
  rows: readonly T[]
}) {
  return (
    <div class="row no-print">
      <Button small kind="quiet" icon="note" onClick={() => window.print()}>
        {t('upkeep:print')}
      </Button>
      <Button small kind="quiet" icon="download" onClick={() => saveCsv(name, ...columnCells(columns, rows))}>
        {t('saveCsv')}
      </Button>
    </div>
  )
}
