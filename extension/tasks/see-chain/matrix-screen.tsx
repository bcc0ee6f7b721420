/** The chain at a glance: life phases by fields of action, with what there is and where the holes are. */
import { type Cell, holesOf, matrixOf } from '../../../shared/chain/matrix.ts'
import type { Choice } from '../../../shared/codes/adjusted.ts'
import type { Column } from '../../ui/column-table.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { t } from '../../ui/words.ts'
import { axes } from './axes.ts'
import { cellHref } from './cell-href.ts'
import { ChainPage } from './chain-page.tsx'
import { ChainViews } from './chain-views.tsx'
import { MatrixPicture } from './matrix-picture.tsx'
import { holeText, tallyColumns } from './tally-words.tsx'
import type { Chain } from './use-chain.ts'

export function MatrixScreen() {
  return <ChainPage title={t('chain:matrix')}>{(chain) => <Matrix chain={chain} />}</ChainPage>
}

function Matrix({ chain }: { chain: Chain }) {
  const { phases, fields } = axes(chain)
  const codes = (some: readonly Choice[]) => some.map(({ code }) => code)
  const matrix = matrixOf(chain.offers, codes(phases), codes(fields), chain.day)
  const holes = holesOf(matrix).length
  const told = { offers: t('chain:offersCount', { count: chain.offers.length }), area: chain.areaName }
  return (
    <>
      <ChainViews
        name={t('chain:matrix')}
        sentence={holes === 0 ? t('chain:matrixWhole', told) : t('chain:matrixSentence', { ...told, count: holes })}
        picture={<MatrixPicture matrix={matrix} phases={phases} fields={fields} />}
        columns={columns(phases, fields)}
        rows={matrix.flat()}
        keyOf={({ phase, field }) => `${phase} ${field}`}
      />
      <Disclosure summary={t('chain:holeHelp.title')}>
        <ul class="stack-tight small">
          {(['no_offer', 'none_reachable', 'all_stale', 'free', 'allPhases'] as const).map((part) => (
            <li key={part}>{t(`chain:holeHelp.${part}`)}</li>
          ))}
        </ul>
      </Disclosure>
    </>
  )
}

function columns(phases: readonly Choice[], fields: readonly Choice[]): Column<Cell>[] {
  const named = (some: readonly Choice[], code: string) => some.find((one) => one.code === code)?.label ?? code
  const phase = (cell: Cell) => named(phases, cell.phase)
  return [
    {
      head: t('chain:phase'),
      text: phase,
      show: (cell) => <a href={cellHref(cell)}>{phase(cell)}</a>,
    },
    { head: t('chain:field'), text: (cell) => named(fields, cell.field) },
    ...tallyColumns(),
    { head: t('chain:columns.hole'), text: holeText },
  ]
}
