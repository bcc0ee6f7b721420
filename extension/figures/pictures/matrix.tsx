/** Numbers in rows and columns as a real table, darker the more there is: it can be read and copied cell by cell. */
import { shadeOf, shadesOf } from '../../../shared/chain/shades.ts'
import { TableFrame } from '../../ui/table-frame.tsx'
import { t } from '../../ui/words.ts'
import type { Picture, Shown } from '../content.ts'
import { numberText, shownText } from './number-text.ts'

export function MatrixPicture(props: { picture: Extract<Picture, { kind: 'matrix' }>; sentence: string }) {
  const { rows, columns, cells } = props.picture
  const shades = shadesOf(cells.flat().flatMap(({ value }) => value ?? []))
  return (
    <TableFrame label={props.sentence}>
      <table class="table heat" style={{ '--columns': columns.length }}>
        <thead>
          <tr>
            <td />
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={row}>
              <th scope="row">{row}</th>
              {columns.map((column, place) => (
                <HeatCell key={column} cell={cells[at]?.[place] ?? { value: null }} shades={shades} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  )
}

function HeatCell({ cell, shades }: { cell: Shown; shades: ReturnType<typeof shadesOf> }) {
  if (cell.value === null) {
    return (
      <td class="heat-cell figure-hatched">
        <span class="visually-hidden">{t('tables:hidden')}</span>
      </td>
    )
  }
  return (
    <td class={`heat-cell heat-${shadeOf(shades, cell.value)}`} title={shownText(cell)}>
      {numberText(cell.value)}
    </td>
  )
}
