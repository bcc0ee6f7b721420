/** What stands behind one cell of the matrix: its offers, and what families needed here and did not find. */
import { offersOfCell } from '../../../shared/chain/matrix.ts'
import { standingOf, tallyOf } from '../../../shared/chain/tally.ts'
import { Button } from '../../ui/button.tsx'
import { ColumnTable, columnCells } from '../../ui/column-table.tsx'
import { saveCsv } from '../../ui/csv.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { label, t } from '../../ui/words.ts'
import { axes } from './axes.ts'
import { ChainPage } from './chain-page.tsx'
import { offerColumns } from './offer-table.tsx'
import { freeText, HoleSign } from './tally-words.tsx'
import { UnmetNeeds } from './unmet-needs.tsx'
import type { Chain } from './use-chain.ts'

export function CellScreen({ phase, field }: { phase: string; field: string }) {
  const title = t('chain:cellTitle', { phase: label('lifePhase', phase), field: label('fieldOfAction', field) })
  return (
    <ChainPage title={title}>
      {(chain) =>
        !isCell(chain, phase, field) ? (
          <EmptyState title={t('chain:cellGone')}>
            <a href="#/chain">{t('chain:back')}</a>
          </EmptyState>
        ) : (
          <>
            <div class="row-between no-print">
              <a href="#/chain">{t('chain:back')}</a>
              <Button small icon="note" onClick={() => window.print()}>
                {t('chain:print')}
              </Button>
            </div>
            <OffersOfCell chain={chain} phase={phase} field={field} title={title} />
            <UnmetNeeds chain={chain} phase={phase} field={field} title={title} />
          </>
        )
      }
    </ChainPage>
  )
}

/** An address typed or kept from a network that has other codes leads nowhere, and says so. */
function isCell(chain: Chain, phase: string, field: string): boolean {
  const { phases, fields } = axes(chain)
  return phases.some(({ code }) => code === phase) && fields.some(({ code }) => code === field)
}

type CellOf = { chain: Chain; phase: string; field: string }

function OffersOfCell({ chain, phase, field, title }: CellOf & { title: string }) {
  const offers = offersOfCell(chain.offers, phase, field)
  const tally = tallyOf(offers.map((offer) => standingOf(offer, chain.day)))
  const columns = offerColumns(chain)
  if (offers.length === 0) return <p>{t('chain:cellNone')}</p>
  return (
    <div class="stack">
      <div class="row">
        <p>
          {[
            t('chain:offersCount', { count: tally.count }),
            freeText(tally),
            t('chain:cellReliable', { count: tally.reliable }),
          ].join(', ')}
        </p>
        <HoleSign tally={tally} />
      </div>
      <div class="row no-print">
        <Button small icon="download" onClick={() => saveCsv(title, ...columnCells(columns, offers))}>
          {t('saveCsv')}
        </Button>
      </div>
      <ColumnTable label={title} columns={columns} rows={offers} keyOf={({ id }) => id} />
    </div>
  )
}
