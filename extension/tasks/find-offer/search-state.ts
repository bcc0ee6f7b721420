/**
 * The search as it stands: what was typed, the filters, how many results are shown. Lives as long as
 * the panel, so that the way back from an offer leads to the same place in the same list.
 */
import { computed, effect, signal } from '@preact/signals'
import { search, searchVersion } from '../../search/search.ts'
import { type Answer, type Filters, noFilters } from '../../search/types.ts'
import { caseContext, clearCaseContext } from '../../store/case-context.ts'
import { lastSearch } from '../../store/last-search.ts'

/** Results shown at first, and how many more with each request. */
export const pageSize = 20

export const query = signal('')
export const filters = signal<Filters>(noFilters)
export const shown = signal(pageSize)
/** The offer last opened from the list: focus returns to it. */
export const lastOpened = signal<string | undefined>(undefined)
/** A need was pressed: when its results stand, the focus goes on to the first. */
export const toResults = signal(false)

export const filterCount = computed(() => {
  const { fields, access, settings, languages, costs, onlyFree } = filters.value
  return fields.length + access.length + settings.length + languages.length + costs.length + (onlyFree ? 1 : 0)
})

/** Nothing typed and nothing filtered: there is no list yet, only an invitation. */
export const atStart = computed(() => query.value.trim() === '' && filterCount.value === 0 && !hasContext())

export const answer = computed<Answer>(() => {
  searchVersion.value
  return search(query.value, caseContext.value, filters.value, shown.value)
})

/** What else would match, counted only when nothing does. */
export const without = computed(() => {
  searchVersion.value
  const empty = answer.value.total === 0
  return {
    filters: empty && filterCount.value > 0 ? search(query.value, caseContext.value, noFilters, 0).total : 0,
    context: empty && hasContext() ? search(query.value, {}, filters.value, 0).total : 0,
    both: empty ? search(query.value, {}, noFilters, 0).total : 0,
  }
})

/** The list begins at its first page again. */
export function setQuery(text: string): void {
  query.value = text
  shown.value = pageSize
}

/** The list begins at its first page again; what `change` does not name stays. */
export function setFilters(change: Partial<Filters>): void {
  filters.value = { ...filters.value, ...change }
  shown.value = pageSize
}

/** The query and the case stay. */
export function dropFilters(): void {
  filters.value = noFilters
  shown.value = pageSize
}

/** The query stays, for no case in particular. */
export function dropFiltersAndContext(): void {
  dropFilters()
  clearCaseContext()
}

function hasContext(): boolean {
  return Object.keys(caseContext.value).length > 0
}

/** Keeps what the referral will ask for: the query, its needs, what was found. */
effect(() => {
  if (atStart.value) return
  const { hits, needs } = answer.value
  lastSearch.value = { query: query.value, offerIds: hits.slice(0, pageSize).map((hit) => hit.offerId), needs }
})
