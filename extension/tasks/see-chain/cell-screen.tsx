/** What stands behind one cell of the matrix: its offers, and what families needed here and did not find. */
import { offersOfCell } from '../../../shared/chain/matrix.ts'
import { liesIn } from '../../../shared/chain/reach.ts'
import { standingOf, tallyOf } from '../../../shared/chain/tally.ts'
import { isUnmetIn } from '../../../shared/chain/unmet.ts'
import type { UnmetNeedFacts } from '../../../shared/referral/event.ts'
import { areaText } from '../../offer-view/area-tree.ts'
import { readUnmetNeeds } from '../../store/chain.ts'
import { useLive } from '../../store/live.ts'
import { Button } from '../../ui/button.tsx'
import { ColumnTable, columnCells } from '../../ui/column-table.tsx'
import { saveCsv } from '../../ui/csv.ts'
import { dayText } from '../../ui/days.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { label, t } from '../../ui/words.ts'
import { axes } from './axes.ts'
import { ChainPage } from './chain-page.tsx'
import { offerColumns } from './offer-table.tsx'
import { freeText, HoleSign } from './tally-words.tsx'
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
            <p class="no-print">
              <a href="#/chain">{t('chain:back')}</a>
            </p>
            <OffersOfCell chain={chain} phase={phase} field={field} title={title} />
            <UnmetNeeds chain={chain} phase={phase} field={field} />
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
        <Button small icon="note" onClick={() => window.print()}>
          {t('chain:print')}
        </Button>
        <Button small icon="download" onClick={() => saveCsv(title, ...columnCells(columns, offers))}>
          {t('saveCsv')}
        </Button>
      </div>
      <ColumnTable label={title} columns={columns} rows={offers} keyOf={({ id }) => id} />
    </div>
  )
}

function UnmetNeeds({ chain, phase, field }: CellOf) {
  const known = useLive(() => readUnmetNeeds(), [])
  if (known === undefined) return null
  const here = known.filter((facts) => isUnmetIn(facts, phase, field) && isHere(chain, facts))
  return (
    <section class="section">
      <h2>{t('chain:unmetTitle')}</h2>
      <p class="small muted">{t('chain:unmetText')}</p>
      {here.length === 0 ? (
        <p>{t('chain:unmetNone')}</p>
      ) : (
        <ul class="unmet-list">
          {here.map((facts, at) => (
            <li key={`${facts.on} ${at}`}>
              {unmetText(facts)}
              <p class="small muted">
                {[dayText(facts.on), placeText(chain, facts), wantedText(facts)].filter(Boolean).join(' · ')}
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** Of the whole network, families that live nowhere known count too. */
function isHere({ area, ways }: Chain, { areaId }: UnmetNeedFacts): boolean {
  return area === undefined || liesIn(ways, areaId, area.id)
}

function unmetText({ needs, unmetNeedReason }: UnmetNeedFacts): string {
  return t('chain:unmetLine', {
    needs: needs.map((need) => label('need', need)).join(', '),
    reason: label('unmetNeedReason', unmetNeedReason),
  })
}

function placeText({ tree }: Chain, { areaId }: UnmetNeedFacts): string | undefined {
  return tree.has(areaId) ? areaText(tree, areaId) : undefined
}

function wantedText({ offerType }: UnmetNeedFacts): string | undefined {
  return offerType === undefined ? undefined : t('chain:unmetWanted', { type: label('offerType', offerType) })
}
