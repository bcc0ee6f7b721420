/**
 * The numbers behind every figure of a report, unlike on a screen all at once: paper cannot be asked for more rows.
 * Rows of which nothing may be shown would fill pages; they are counted, and stand in the file.
 */
import type { FigureContent } from '../../figures/content.ts'
import { figureColumns, numberedRows } from '../../figures/figure-columns.tsx'
import { Button } from '../../ui/button.tsx'
import { columnCells } from '../../ui/column-table.tsx'
import { saveCsv } from '../../ui/csv.ts'
import { TableFrame } from '../../ui/table-frame.tsx'
import { t } from '../../ui/words.ts'

export function Appendix({ contents }: { contents: readonly (FigureContent | undefined)[] }) {
  const tables = contents.filter((content) => content !== undefined && content.rows.length > 0)
  if (tables.length === 0) return null
  return (
    <section class="report-appendix stack" aria-labelledby="report-appendix">
      <h2 id="report-appendix">{t('reports:appendix')}</h2>
      {tables.map((content, at) => content !== undefined && <AppendixTable key={at} content={content} />)}
    </section>
  )
}

function AppendixTable({ content }: { content: FigureContent }) {
  const columns = figureColumns(content)
  const rows = numberedRows(content)
  const shown = rows.filter(({ cells }) =>
    cells.some((cell, place) => content.columns[place]?.numeric && cell !== null),
  )
  const hidden = rows.length - shown.length
  return (
    <div class="report-table stack-tight">
      <div class="row-between">
        <h3>{content.title}</h3>
        <span class="no-print">
          <Button small icon="download" onClick={() => saveCsv(content.title, ...columnCells(columns, rows))}>
            {t('saveCsv')}
            <span class="visually-hidden"> {content.title}</span>
          </Button>
        </span>
      </div>
      <TableFrame label={t('reports:appendixOf', { title: content.title })}>
        <table class="table">
          <thead>
            <tr>
              {content.columns.map(({ label, numeric }) => (
                <th key={label} scope="col" class={numeric ? 'number' : undefined}>
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={row.at}>
                {columns.map((column, place) => {
                  const cell = column.show === undefined ? column.text(row) : column.show(row)
                  if (place === 0)
                    return (
                      <th key={column.head} scope="row">
                        {cell}
                      </th>
                    )
                  return (
                    <td key={column.head} class={content.columns[place]?.numeric ? 'number' : undefined}>
                      {cell}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
      {hidden > 0 && <p class="small">{t('reports:rowsHidden', { count: hidden })}</p>}
    </div>
  )
}
