/** The search as the panel uses it: over the indexes of this device, as of today. */
import { today } from '../platform/clock.ts'
import { knownBeside, openSegments } from './keep.ts'
import { run } from './run.ts'
import type { Answer, CaseContext, Filters } from './types.ts'
import { unmetWords } from './unmet.ts'

export { openSearch, refreshIndex, searchVersion } from './keep.ts'

/**
 * The best `limit` offers for a query, a case and filters. Synchronous and quick enough for every keystroke;
 * never throws. Without a query the offers that fit the case best; with nothing at all an empty answer.
 */
export function search(query: string, context: CaseContext, filters: Filters, limit: number): Answer {
  return run(openSegments(), query, context, filters, limit, today(), knownBeside())
}

/** Words of a query that met nothing in the whole catalogue, fit to be counted (unmet.ts). */
export function wordsInVain(query: string): string[] {
  return openSegments().length === 0 ? [] : unmetWords(openSegments(), query, knownBeside().own)
}
