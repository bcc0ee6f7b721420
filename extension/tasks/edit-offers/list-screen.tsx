/** All offers, to find the one to edit: a search field, filters, rows fifty at a time. */
import { useMemo, useRef, useState } from 'preact/hooks'
import { today } from '../../platform/clock.ts'
import { search, searchVersion } from '../../search/search.ts'
import { noFilters } from '../../search/types.ts'
import { useLive } from '../../store/live.ts'
import { readEditingGround, readOfferList } from '../../store/offer-editing.ts'
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
import { noRowFilters, rowsOf, wantedRows } from './offer-rows.ts'

const pageSize = 50
/** As many as a person would ever look through; the rest is met by title and provider. */
const mostFound = 500

export function ListScreen() {
  const ground = useLive(readEditingGround, [])
  const list = useLive(readOfferList, [])
  const [shown, setShown] = useState(pageSize)
  const rowList = useRef<HTMLUListElement>(null)
  const filters = listState.value
  const day = today()
  const rows = useMemo(
    () => (ground === undefined || list === undefined ? undefined : rowsOf(list, ground, day)),
    [ground, list, day],
  )
  const index = searchVersion.value
  // biome-ignore lint/correctness/useExhaustiveDependencies: another index finds other offers
  const wanted = useMemo(() => {
    if (rows === undefined || ground === undefined) return []
    const found = filters.typed.trim() === '' ? [] : search(filters.typed, {}, noFilters, mostFound).hits
    return wantedRows(
      rows,
      filters,
      found.map(({ offerId }) => offerId),
      ground,
    )
  }, [rows, filters, ground, index])
  if (rows === undefined || ground === undefined || list === undefined) return <Loading />
  const toSettle = list.edits.filter(({ state }) => state !== 'waiting').length + list.refusedReports
  const more = () => {
    setShown(shown + pageSize)
    requestAnimationFrame(() => rowList.current?.children[shown]?.querySelector('a')?.focus())
  }
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
      {toSettle > 0 && (
        <Notice tone="warning" title={t('offers:toSettle', { count: toSettle })}>
          <p>
            <a href="#/offers/pending">{t('offers:toSettleLink')}</a>
          </p>
        </Notice>
      )}
      <BegunDrafts drafts={list.drafts} />
      <ListFilters
        filters={filters}
        ground={ground}
        onChange={(change) => {
          listState.value = { ...filters, ...change }
          setShown(pageSize)
        }}
      />
      <div class="row-between">
        <p role="status">
          {wanted.length === rows.length
            ? t('offers:count', { count: rows.length })
            : t('offers:countOf', { count: wanted.length, total: rows.length })}
        </p>
        {filters !== noRowFilters && (
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
      {rows.length === 0 ? (
        <EmptyState title={t('offers:empty')}>
          <p>{t('offers:emptyText')}</p>
        </EmptyState>
      ) : wanted.length === 0 ? (
        <EmptyState title={t('offers:nothing')}>
          <p>{t('offers:nothingText')}</p>
        </EmptyState>
      ) : (
        <ul class="offer-rows" ref={rowList} aria-label={t('offers:title')}>
          {wanted.slice(0, shown).map((row) => (
            <ListRow key={row.offer.id} row={row} />
          ))}
        </ul>
      )}
      {wanted.length > shown && (
        <Button block kind="quiet" onClick={more}>
          {t('more')}
        </Button>
      )}
    </div>
  )
}
