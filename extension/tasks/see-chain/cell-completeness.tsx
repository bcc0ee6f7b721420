/** How completely the offers of each cell of the matrix are described, on average. */
import { meanShare } from '../../../shared/chain/completeness.ts'
import { offersOfCell } from '../../../shared/chain/matrix.ts'
import type { Choice } from '../../../shared/codes/adjusted.ts'
import type { Column } from '../../ui/column-table.tsx'
import { TableFrame } from '../../ui/table-frame.tsx'
import { t } from '../../ui/words.ts'
import { axes } from './axes.ts'
import { cellHref } from './cell-href.ts'
import { ChainViews } from './chain-views.tsx'
import { type Described, shareText } from './described.ts'
import { MatrixHead } from './matrix-head.tsx'
import type { Chain } from './use-chain.ts'

type CellShare = { phase: Choice; field: Choice; share: number; count: number }

export function CellCompleteness({ chain, offers }: { chain: Chain; offers: readonly Described[] }) {
  const { phases, fields } = axes(chain)
  const cells = phases.flatMap((phase) => fields.flatMap((field) => cellShare(offers, phase, field) ?? []))
  const worst = cells.toSorted((a, b) => a.share - b.share)
  const [first] = worst
  if (first === undefined) return null
  return (
    <ChainViews
      name={t('chain:fileCells')}
      sentence={t('chain:completenessCellSentence', {
        phase: first.phase.label,
        field: first.field.label,
        share: shareText(first.share),
      })}
      picture={<Picture cells={cells} phases={phases} fields={fields} />}
      columns={columns()}
      rows={worst}
      keyOf={keyOf}
    />
  )
}

/** Undefined of a cell without offers: that is a hole, not a gap in a description. */
function cellShare(offers: readonly Described[], phase: Choice, field: Choice): CellShare | undefined {
  const here = new Set<unknown>(offersOfCell(offers, phase.code, field.code))
  const share = meanShare(offers.filter((offer) => here.has(offer)).map(({ described }) => described))
  return share === undefined ? undefined : { phase, field, share, count: here.size }
}

const keyOf = ({ phase, field }: CellShare): string => `${phase.code} ${field.code}`
const hrefOf = ({ phase, field }: CellShare): string => cellHref({ phase: phase.code, field: field.code })

function columns(): Column<CellShare>[] {
  return [
    {
      head: t('chain:phase'),
      text: ({ phase }) => phase.label,
      show: (cell) => <a href={hrefOf(cell)}>{cell.phase.label}</a>,
    },
    { head: t('chain:field'), text: ({ field }) => field.label },
    { head: t('chain:columns.offers'), text: ({ count }) => count },
    { head: t('chain:columns.share'), text: ({ share }) => shareText(share) },
  ]
}

/** Fuller cells are shaded more; the number says the same. */
function Picture(props: { cells: readonly CellShare[]; phases: readonly Choice[]; fields: readonly Choice[] }) {
  const cells = new Map(props.cells.map((cell) => [keyOf(cell), cell]))
  return (
    <TableFrame label={t('chain:perCell')}>
      <table class="table matrix">
        <MatrixHead fields={props.fields} />
        <tbody>
          {props.phases.map((phase) => (
            <tr key={phase.code}>
              <th scope="row">{phase.label}</th>
              {props.fields.map((field) => (
                <ShareCell key={field.code} cell={cells.get(`${phase.code} ${field.code}`)} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  )
}

function ShareCell({ cell }: { cell: CellShare | undefined }) {
  if (cell === undefined) return <td class="matrix-cell matrix-empty">{t('chain:hole.no_offer')}</td>
  return (
    <td class={`matrix-cell shade-${Math.min(4, Math.floor(cell.share * 5))}`}>
      <a href={hrefOf(cell)}>
        <span class="visually-hidden">{`${cell.phase.label}, ${cell.field.label}: `}</span>
        <span class="matrix-count">{shareText(cell.share)}</span>
        <span>{t('chain:offersCount', { count: cell.count })}</span>
      </a>
    </td>
  )
}
