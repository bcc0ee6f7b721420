/** The matrix as a real table: each cell a link, shaded by how much there is, holes marked by sign, hatching and words. */
import type { Cell, Matrix } from '../../../shared/chain/matrix.ts'
import { shadeOf, shadesOf } from '../../../shared/chain/shades.ts'
import type { Choice } from '../../../shared/codes/adjusted.ts'
import { TableFrame } from '../../ui/table-frame.tsx'
import { t } from '../../ui/words.ts'
import { cellHref } from './cell-href.ts'
import { MatrixHead } from './matrix-head.tsx'
import { HoleSign, relianceText } from './tally-words.tsx'

export function MatrixPicture(props: { matrix: Matrix; phases: readonly Choice[]; fields: readonly Choice[] }) {
  const { matrix, phases, fields } = props
  const shades = shadesOf([0, ...matrix.flat().map(({ count }) => count)])
  return (
    <TableFrame label={t('chain:matrix')}>
      <table class="table matrix">
        <MatrixHead fields={fields} />
        <tbody>
          {matrix.map((row, at) => (
            <tr key={phases[at]?.code}>
              <th scope="row">{phases[at]?.label}</th>
              {row.map((cell, column) => (
                <td key={cell.field} class={cellClass(cell, shadeOf(shades, cell.count))}>
                  <CellLink cell={cell} name={`${phases[at]?.label}, ${fields[column]?.label}`} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  )
}

function cellClass({ hole }: Cell, shade: number): string {
  return `matrix-cell shade-${shade}${hole === undefined ? '' : ` hole hole-${hole}`}`
}

function CellLink({ cell, name }: { cell: Cell; name: string }) {
  return (
    <a href={cellHref(cell)}>
      <span class="visually-hidden">{name}: </span>
      <span class="matrix-count">{cell.count}</span>
      <HoleSign tally={cell} />
      {cell.free > 0 && <span>{t('chain:cellFree', { count: cell.free })}</span>}
      {cell.hole === undefined && <span>{relianceText(cell)}</span>}
    </a>
  )
}
