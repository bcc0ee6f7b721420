import { describe, expect, it } from 'vitest'
import { codesOf } from '../../shared/codes/index.ts'
import { evaluate, figures } from './evaluate.ts'
import { readQueries } from './read-queries.ts'

/** Bars of the product: what a professional types must lead to the fitting offer among the first three. */
const bars = [
  { file: 'given-queries.json', hitsAt3: 39 / 40, atLeast: 40 },
  { file: 'own-queries.json', hitsAt3: 0.93, atLeast: 150 },
  { file: 'later-queries.json', hitsAt3: 0.93, atLeast: 60 },
  // Written after the dictionary, and no word of it was added for them: what a new network may expect.
  { file: 'fresh-queries.json', hitsAt3: 0.88, atLeast: 60 },
]

describe.each(bars)('the queries of $file', ({ file, hitsAt3, atLeast }) => {
  it('find an expected offer type among the first three', async () => {
    const queries = await readQueries(file)
    expect(queries.length).toBeGreaterThanOrEqual(atLeast)
    const results = evaluate(queries)
    const missed = results.filter(({ rank }) => rank === 0 || rank > 3).map(({ query }) => query)
    expect(figures(results).hitsAt3, `missed: ${missed.join(', ')}`).toBeGreaterThanOrEqual(hitsAt3)
  })

  it('expect only offer types that exist', async () => {
    const known = new Set<string>(codesOf('offerType'))
    for (const { expect: types } of await readQueries(file)) for (const type of types) expect(known).toContain(type)
  })
})
