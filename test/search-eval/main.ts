/**
 * Measures the search: `npm run search:eval -- FILE`. FILE is a JSON list of `{ query, expect: [offerType …] }`;
 * without it the project's own queries. Runs the extension's own search over the demonstration network.
 */
import { readFile } from 'node:fs/promises'
import { evaluate, figures } from './evaluate.ts'
import { type ExpectedQuery, readQueries } from './read-queries.ts'

const file = process.argv[2]
const queries: ExpectedQuery[] =
  file === undefined ? await readQueries('own-queries.json') : JSON.parse(await readFile(file, 'utf8'))
const results = evaluate(queries)
for (const { query, rank, top } of results) {
  const mark = rank === 0 ? '—' : String(rank)
  console.log(`${mark.padStart(3)}  ${query}`)
  for (const { title, offerType } of top) console.log(`       ${offerType.padEnd(34)} ${title}`)
}
const { hitsAt1, hitsAt3, meanReciprocalRank } = figures(results)
console.log(`hits@1 ${hitsAt1.toFixed(2)}`)
console.log(`hits@3 ${hitsAt3.toFixed(2)}`)
console.log(`MRR ${meanReciprocalRank.toFixed(2)}`)
