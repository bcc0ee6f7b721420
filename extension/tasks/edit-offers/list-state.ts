/** What the list is filtered by, kept while the page is open: whoever comes back from an offer finds the list as it was. */
import { signal } from '@preact/signals'
import { noRowFilters, type RowFilters } from './offer-rows.ts'

export const listState = signal<RowFilters>(noRowFilters)
