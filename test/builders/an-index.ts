/** An opened search index over a small catalogue, and a search over it as of a fixed day. */
import { buildIndex, type Catalogue } from '../../extension/search/index-build.ts'
import { openIndex, type Segment } from '../../extension/search/open-index.ts'
import { type Beside, run } from '../../extension/search/run.ts'
import { type Answer, type CaseContext, type Filters, noFilters } from '../../extension/search/types.ts'

export const searchDay = '2026-11-02'

export function aSegment(catalogue: Partial<Catalogue>, withThesaurus = true): Segment {
  const buffer = buildIndex({ offers: [], organisations: [], areas: [], ...catalogue }, { withThesaurus })
  const index = openIndex(buffer)
  if (index === undefined) throw new Error('the index that was just built does not open')
  return { index, dead: new Set() }
}

/** Searches segments without context, filters or limit unless given. */
export function searchIn(
  segments: readonly Segment[],
  query: string,
  context: CaseContext = {},
  filters: Partial<Filters> = {},
  limit = 5_000,
  beside: Beside = {},
): Answer {
  return run(segments, query, context, { ...noFilters, ...filters }, limit, searchDay, beside)
}
