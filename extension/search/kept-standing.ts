/** Keeps how offers stand to the last few contexts: a keystroke changes the words, seldom the case. */
import type { SearchIndex } from './open-index.ts'
import { type SoftContext, type Standing, standingOf } from './standing.ts'
import type { CaseContext, Filters } from './types.ts'

const standings = new WeakMap<SearchIndex, Map<string, Standing>>()
/** Contexts whose standing is kept: the case's own, and those that come and go while a query is typed. */
const keptStandings = 6

/** The standing of an index's offers, worked out anew only for a context not seen lately. */
export function keptStanding(
  index: SearchIndex,
  context: CaseContext,
  filters: Filters,
  soft: SoftContext,
  today: string,
): Standing {
  const key = JSON.stringify([context, filters, soft, today])
  const kept = standings.get(index) ?? new Map<string, Standing>()
  standings.set(index, kept)
  const before = kept.get(key)
  if (before !== undefined) return before
  const standing = standingOf(index, context, filters, soft, today)
  const oldest = kept.size >= keptStandings ? kept.keys().next().value : undefined
  if (oldest !== undefined) kept.delete(oldest)
  kept.set(key, standing)
  return standing
}
