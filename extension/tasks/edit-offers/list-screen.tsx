/** All offers, to find the one to edit: a search field, filters, rows fifty at a time. */
import { useMemo, useRef, useState } from 'preact/hooks'
import { today } from '../../platform/clock.ts'
import { search, searchVersion } from '../../search/search.ts'
import { noFilters } from '../../search/types.ts'
import { useLive } from '../../store/live.ts'
import { type EditingGround, type OfferList, readEditingGround, readOfferList } from '../../store/offer-editing.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { t } from '../../ui/words.ts'
import { BegunDrafts } from './begun-drafts.tsx'
import { ListFilters } from './list-filters.tsx'
import { ListRow } from './list-row.tsx'
import { listState } from './list-state.ts'
import { noRowFilters, type OfferRow, rowsOf, wantedRows } from './offer-rows.ts'

const pageSize = 50
/** As many as a person would ever look through; the rest is met by title and provider. */
const mostFound = 500

export function ListScreen() {
  const ground = useLive(readEditingGround, [])
  const list = useLive(readOfferList, [])
  return ground === undefined || list === undefined ? <Loading /> : <Offers ground={ground} list={list} />
}

type Known = { ground: EditingGround; list: OfferList }

function Offers({ ground, list }: Known) {
  const { rows, wanted } = useRows({ ground, list })
  const [shown, setShown] = useState(pageSize)
  return (
    <div class="wide-page">
      <PageHeader title={t('offers:title')}>
        <a class="button button-primary" href="#/offers/new">
          {t('offers:new')}
        </a>
      </PageHeader>
      {ground.rights !== undefined && (
        <p>
          <a href={`#/offers/organisation/${ground.rights.organisationId}`}>{t('offers:contactOwn')}</a>
        </p>
      )}
      <ToSettle list={list} />
      <BegunDrafts drafts={list.drafts} />
      <ListFilters
        filters={listState.value}
        ground={ground}
        onChange={(change) => {
          listState.value = { ...listState.value, ...change }
          setShown(pageSize)
        }}
      />
      <CountLine wanted={wanted.length} all={rows.length} />
      {rows.length === 0 ? (
        <EmptyState title={t('offers:empty')}>
          <p>{t('offers:emptyText')}</p>
        </EmptyState>
      ) : wanted.length === 0 ? (
        <EmptyState title={t('offers:nothing')}>
          <p>{t('offers:nothingText')}</p>
        </EmptyState>
      ) : (
        <Rows rows={wanted} shown={shown} onMore={() => setShown(shown + pageSize)} />
      )}
    </div>
  )
}

/** All rows, and those that the filters leave, in their order. */
function useRows({ ground, list }: Known): { rows: OfferRow[]; wanted: OfferRow[] } {
  const filters = listState.value
  const day = today()
  const rows = useMemo(() => rowsOf(list, ground, day), [ground, list, day])
  const index = searchVersion.value
  // biome-ignore lint/correctness/useExhaustiveDependencies: another index finds other offers
  const wanted = useMemo(() => {
    const found = filters.typed.trim() === '' ? [] : search(filters.typed, {}, noFilters, mostFound).hits
    const ids = found.map(({ offerId }) => offerId)
    return wantedRows(rows, filters, ids, ground)
  }, [rows, filters, ground, index])
  return { rows, wanted }
}

/** What the server did not take waits for a person, who would not learn of it otherwise. */
function ToSettle({ list }: Pick<Known, 'list'>) {
  const count = list.edits.filter(({ state }) => state !== 'waiting').length + list.refusedReports
  if (count === 0) return null
  return (
    <Notice tone="warning" title={t('offers:toSettle', { count })}>
      <p>
        <a href="#/offers/pending">{t('offers:toSettleLink')}</a>
      </p>
    </Notice>
  )
}

function CountLine({ wanted, all }: { wanted: number; all: number }) {
  return (
    <div class="row-between">
      <p role="status">
        {wanted === all ? t('offers:count', { count: all }) : t('offers:countOf', { count: wanted, total: all })}
      </p>
      {listState.value !== noRowFilters && (
        <Button
          small
          kind="quiet"
          icon="close"
          onClick={() => {
            listState.value = noRowFilters
          }}
        >
          {t('offers:resetFilters')}
        </Button>
      )}
    </div>
  )
}

/** The first ones; the focus goes on to the first of those that the button brings. */
function Rows({ rows, shown, onMore }: { rows: readonly OfferRow[]; shown: number; onMore: () => void }) {
  const list = useRef<HTMLUListElement>(null)
  const more = () => {
    onMore()
    requestAnimationFrame(() => list.current?.children[shown]?.querySelector('a')?.focus())
  }
  return (
    <>
      <ul class="offer-rows" ref={list} aria-label={t('offers:title')}>
        {rows.slice(0, shown).map((row) => (
          <ListRow key={row.offer.id} row={row} />
        ))}
      </ul>
      {rows.length > shown && (
        <Button block kind="quiet" onClick={more}>
          {t('more')}
        </Button>
      )}
    </>
  )
}
