/**
 * What was last searched for and found: the referral suggests its needs from it and offers the results
 * as alternatives that were discussed (the family's right to choose, § 5 SGB VIII). Ends with the panel.
 * In this page's memory alone, so the local lock hides it and need not seal it.
 */
import { type Signal, signal } from '@preact/signals'
import type { Need } from '../../shared/codes/index.ts'

export type LastSearch = {
  query: string
  /** Best first, as many as were shown. */
  offerIds: string[]
  /** Needs the query speaks of, best first. */
  needs: Need[]
}

export const lastSearch: Signal<LastSearch> = signal({ query: '', offerIds: [], needs: [] })
