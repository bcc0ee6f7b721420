/** Runs queries over the demonstration network and says at which rank the first expected offer type stands. */
import { buildIndex } from '../../extension/search/index-build.ts'
import { openIndex, type Segment } from '../../extension/search/open-index.ts'
import { run } from '../../extension/search/run.ts'
import { noFilters } from '../../extension/search/types.ts'
import { demoDay, demoNetwork } from '../../server/demo/network.ts'
import type { ExpectedQuery } from './read-queries.ts'

export type Result = {
  query: string
  /** From 1; 0 where no expected type is among the first hundred offers. */
  rank: number
  top: { title: string; offerType: string }[]
}

const searchedDepth = 100

export function evaluate(queries: readonly ExpectedQuery[]): Result[] {
  const { offers, organisations, areas } = demoNetwork({})
  const index = openIndex(buildIndex({ offers, organisations, areas }))
  if (index === undefined) throw new Error('the index that was just built does not open')
  const segments: Segment[] = [{ index, dead: new Set() }]
  const byId = new Map(offers.map((offer) => [offer.id, offer]))
  return queries.map(({ query, expect }) => {
    const { hits } = run(segments, query, {}, noFilters, searchedDepth, demoDay)
    const found = hits.flatMap(({ offerId }) => byId.get(offerId) ?? [])
    return {
      query,
      rank: found.findIndex(({ offerType }) => expect.includes(offerType)) + 1,
      top: found.slice(0, 5).map(({ title, offerType }) => ({ title, offerType })),
    }
  })
}

export function figures(results: readonly Result[]) {
  const share = (count: number): number => (results.length === 0 ? 0 : count / results.length)
  return {
    hitsAt1: share(results.filter(({ rank }) => rank === 1).length),
    hitsAt3: share(results.filter(({ rank }) => rank >= 1 && rank <= 3).length),
    meanReciprocalRank: share(results.reduce((sum, { rank }) => sum + (rank === 0 ? 0 : 1 / rank), 0)),
  }
}
