/** What families needed in a cell of the matrix and did not find, as this organisation recorded it; as a file too. */
import { liesIn } from '../../../shared/chain/reach.ts'
import { isUnmetIn } from '../../../shared/chain/unmet.ts'
import type { UnmetNeedFacts } from '../../../shared/referral/event.ts'
import { areaText } from '../../offer-view/area-tree.ts'
import { readUnmetNeeds } from '../../store/chain.ts'
import { useLive } from '../../store/live.ts'
import { Button } from '../../ui/button.tsx'
import { type Column, ColumnTable, columnCells } from '../../ui/column-table.tsx'
import { saveCsv } from '../../ui/csv.ts'
import { dayText } from '../../ui/days.ts'
import { label, t } from '../../ui/words.ts'
import type { Chain } from './use-chain.ts'

/** @param title of the cell, which names the file too */
export function UnmetNeeds(props: { chain: Chain; phase: string; field: string; title: string }) {
  const { chain, phase, field, title } = props
  const known = useLive(() => readUnmetNeeds(), [])
  if (known === undefined) return null
  const rows = unmetHere(chain, known, phase, field)
  const columns = unmetColumns(chain)
  return (
    <section class="section">
      <h2>{t('chain:unmetTitle')}</h2>
      <p class="small muted">{t('chain:unmetText')}</p>
      {rows.length === 0 ? (
        <p>{t('chain:unmetNone')}</p>
      ) : (
        <>
          <div class="row no-print">
            <Button
              small
              icon="download"
              onClick={() => saveCsv(`${title} · ${t('chain:unmetTitle')}`, ...columnCells(columns, rows))}
            >
              {t('saveCsv')}
              <span class="visually-hidden"> {t('chain:unmetTitle')}</span>
            </Button>
          </div>
          <ColumnTable label={t('chain:unmetTitle')} columns={columns} rows={rows} keyOf={({ at }) => String(at)} />
        </>
      )}
    </section>
  )
}

/** `at`: its place in the list, for two families may have needed the same on the same day. */
type Row = UnmetNeedFacts & { at: number }

/** Those of the cell and the chosen area; of the whole network, families that live nowhere known count too. */
export function unmetHere(
  { area, ways }: Pick<Chain, 'area' | 'ways'>,
  known: readonly UnmetNeedFacts[],
  phase: string,
  field: string,
): Row[] {
  return known
    .filter((facts) => isUnmetIn(facts, phase, field) && (area === undefined || liesIn(ways, facts.areaId, area.id)))
    .map((facts, at) => ({ ...facts, at }))
}

/** For the screen and its CSV file. An area outside the network stays empty. */
export function unmetColumns({ tree }: Pick<Chain, 'tree'>): Column<Row>[] {
  return [
    { head: t('chain:columns.need'), text: ({ needs }) => needs.map((need) => label('need', need)).join(', ') },
    { head: t('chain:columns.reason'), text: ({ unmetNeedReason }) => label('unmetNeedReason', unmetNeedReason) },
    {
      head: t('chain:columns.wanted'),
      text: ({ offerType }) => (offerType === undefined ? '' : label('offerType', offerType)),
    },
    { head: t('chain:columns.area'), text: ({ areaId }) => (tree.has(areaId) ? areaText(tree, areaId) : '') },
    { head: t('chain:columns.on'), text: ({ on }) => dayText(on) },
  ]
}
