/** `/referrals`: what this organisation referred or recorded, newest first, with search and filters. */
import { useEffect, useState } from 'preact/hooks'
import type { Calendar } from '../../../shared/referral/overdue.ts'
import { dayMs } from '../../../shared/utc-day.ts'
import { now } from '../../platform/clock.ts'
import { database } from '../../store/database.ts'
import { clearUntouchedDrafts } from '../../store/drafts.ts'
import { useLive } from '../../store/live.ts'
import { Button } from '../../ui/button.tsx'
import { ChipToggles } from '../../ui/chips.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { t } from '../../ui/words.ts'
import { DraftsSection } from './drafts-section.tsx'
import { type EntryFilter, entryFilters, meets, passes } from './entry.ts'
import { EntryRow } from './entry-row.tsx'
import { OwnStanding, standing } from './own-standing.tsx'
import { QuarantineSection } from './quarantine-section.tsx'
import { type Counts, readCounts } from './read-counts.ts'
import { readCalendar, readEntries } from './read-entries.ts'
import { useReferenceSearch } from './use-reference-search.ts'
import './referrals.css'

const pageSize = 50
const filterNames = [...entryFilters, 'drafts'] as const
type FilterName = EntryFilter | 'drafts'

export function ReferralListScreen() {
  const [search, setSearch] = useState('')
  const [filter, setFilter] = useState<FilterName | undefined>(undefined)
  const [shown, setShown] = useState(pageSize)
  const narrowed = search.trim() !== '' || filter !== undefined
  const read = useLive(() => readEntries(narrowed ? undefined : shown), [narrowed, narrowed || shown])
  const counts = useLive(readCounts, []) ?? {}
  const calendar = useLive(readCalendar, [])
  const aside = useLive(() => database.quarantine.toArray(), []) ?? []
  useEffect(() => void clearUntouchedDrafts(now() - dayMs), [])
  const show = (next: FilterName | undefined) => {
    setFilter(next)
    setShown(pageSize)
  }
  const showAll = () => {
    setSearch('')
    setFilter(undefined)
  }
  return (
    <div class="page">
      <PageHeader title={t('referrals:title')} />
      <OwnStanding counts={counts} chosen={filter} onChoose={show} />
      <TextField
        label={t('referrals:search')}
        hideLabel
        placeholder={t('referrals:searchPlaceholder')}
        value={search}
        onInput={(text) => {
          setSearch(text)
          setShown(pageSize)
        }}
      />
      <ChipToggles
        label={t('referrals:filter')}
        hideLabel
        max={1}
        options={offered(counts, filter).map((name) => ({ value: name, label: chipText(name, counts) }))}
        values={filter === undefined ? [] : [filter]}
        onChange={(values) => show(values[0])}
      />
      {aside.length > 0 && filter !== 'quarantined' && (
        <Notice tone="warning">
          <p>{t('referrals:quarantined', { count: aside.length })}</p>
          <div class="row">
            <Button small onClick={() => setFilter('quarantined')}>
              {t('referrals:quarantinedShow')}
            </Button>
          </div>
        </Notice>
      )}
      {filter === 'quarantined' && <QuarantineSection events={aside} />}
      {(filter === 'drafts' || !narrowed) && <DraftsSection />}
      {read === undefined || calendar === undefined ? (
        <Loading />
      ) : (
        filter !== 'drafts' && <List {...{ read, calendar, search, filter, shown, setShown, showAll, narrowed }} />
      )}
    </div>
  )
}

/** A filter under which nothing stands is not offered, so that few chips stay; ended ones always are. */
function offered(counts: Counts, chosen: FilterName | undefined): FilterName[] {
  const others = filterNames.filter((name) => !standing.some((shown) => shown === name))
  return others.filter((name) => name === 'closed' || name === chosen || (counts[name] ?? 0) > 0)
}

/** Undelivered events are no entries: their number would mislead. */
function chipText(name: FilterName, counts: Counts): string {
  const text = t(`referrals:filters.${name}`)
  const count = counts[name]
  return count === undefined || name === 'undelivered' ? text : `${text} ${count}`
}

type ListProps = {
  read: Awaited<ReturnType<typeof readEntries>>
  calendar: Calendar
  search: string
  filter: EntryFilter | undefined
  shown: number
  setShown: (count: number) => void
  showAll: () => void
  narrowed: boolean
}

function List({ read, calendar, search, filter, shown, setShown, showAll, narrowed }: ListProps) {
  const referred = useReferenceSearch(read.entries, search)
  const fitting = read.entries.filter(
    (entry) => passes(entry, filter, calendar) && (meets(entry, search) || referred.has(entry.ref)),
  )
  const page = fitting.slice(0, shown)
  if (page.length === 0)
    return narrowed ? (
      <EmptyState title={t('referrals:emptyFilterTitle')}>
        <p>{t('referrals:emptyFilterText')}</p>
        <Button onClick={showAll}>{t('referrals:showAll')}</Button>
      </EmptyState>
    ) : (
      <EmptyState title={t('referrals:emptyTitle')}>
        <p>{t('referrals:emptyText')}</p>
        <a href="#/">{t('referrals:toSearch')}</a>
      </EmptyState>
    )
  return (
    <>
      {narrowed && (
        <p class="small" role="status">
          {t('referrals:count', { count: fitting.length })}
        </p>
      )}
      <ul class="entry-list">
        {page.map((entry) => (
          <EntryRow key={entry.ref} entry={entry} calendar={calendar} />
        ))}
      </ul>
      {(read.more || fitting.length > page.length) && (
        <Button block onClick={() => setShown(shown + pageSize)}>
          {t('referrals:more')}
        </Button>
      )}
    </>
  )
}
