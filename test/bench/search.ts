/**
 * Measures the search against its peers: milliseconds per keystroke (every beginning of the forty given queries, as
 * they are typed), milliseconds to open a kept index and answer once, and quality. `node test/bench/search.ts [OFFERS …]`
 */
import { fileURLToPath } from 'node:url'
import { type DemoNetwork, demoNetwork } from '../../server/demo/network.ts'
import { type ExpectedQuery, readQueries } from '../search-eval/read-queries.ts'
import { loadMiniSearch } from './search/mini-search.ts'
import {
  documentsOf,
  linearScan,
  miniSearchAsItComes,
  miniSearchPrepared,
  ownIndex,
  type Peer,
} from './search/peers.ts'

type Row = {
  offers: number
  search: string
  p50: number
  p95: number
  load: number | undefined
  megabytes: number
  quality: number
  hitsAt3: number
}

const sizes = [1_000, 10_000, 100_000]
/** The slow peers meet only every n-th keystroke of a large catalogue, or the benchmark would take an hour. */
const patience = 1_500_000
const loads = 5

async function benchSearch(offerCounts: readonly number[] = sizes): Promise<Row[]> {
  const queries = await readQueries('given-queries.json')
  const keystrokes = queries.flatMap(({ query }) => Array.from(query, (_, at) => query.slice(0, at + 1)))
  const rows: Row[] = []
  for (const offers of offerCounts) {
    const network = demoNetwork({ offers })
    for (const peer of peersOf(network)) rows.push(measure(peer(), network, queries, keystrokes))
  }
  return rows
}

/** Made one after another, so that one peer's memory does not weigh on the next. */
function peersOf(network: DemoNetwork): (() => Peer)[] {
  const documents = documentsOf(network)
  const MiniSearch = loadMiniSearch()
  return [
    () => ownIndex(network),
    () => miniSearchPrepared(MiniSearch, documents, network),
    () => miniSearchAsItComes(MiniSearch, documents),
    () => linearScan(documents),
  ]
}

function measure(
  peer: Peer,
  network: DemoNetwork,
  queries: readonly ExpectedQuery[],
  keystrokes: readonly string[],
): Row {
  const offers = network.offers.length
  const typeOf = new Map(network.offers.map(({ id, offerType }) => [id, offerType]))
  const stride = peer.name === 'own index' ? 1 : Math.max(1, Math.round((keystrokes.length * offers) / (patience * 4)))
  const typed = keystrokes.filter((_, at) => at % stride === 0)
  for (const query of typed.slice(0, 40)) peer.search(query)
  const times = typed.map((query) => peer.search(query).milliseconds).sort((a, b) => a - b)
  const ranks = queries.map(
    ({ query, expect }) => 1 + peer.search(query).ids.findIndex((id) => expect.includes(typeOf.get(id) ?? '')),
  )
  const { load } = peer
  return {
    offers,
    search: peer.name,
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
    load:
      load === undefined
        ? undefined
        : quantile(
            Array.from({ length: loads }, () => load()).sort((a, b) => a - b),
            0.5,
          ),
    megabytes: peer.bytes / 1_000_000,
    quality: ranks.reduce((sum, rank) => sum + (rank === 0 ? 0 : 1 / rank), 0) / ranks.length,
    hitsAt3: ranks.filter((rank) => rank >= 1 && rank <= 3).length / ranks.length,
  }
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
}

/** The rows as a table; ratios say how many times slower than the own index of the same size. */
function searchTable(rows: readonly Row[]): string {
  const lines = [
    '| offers | search | keystroke p50 ms | p95 ms | p95 ratio | open ms | open ratio | kept MB | MRR | hits@3 |',
    '|---:|---|---:|---:|---:|---:|---:|---:|---:|---:|',
  ]
  for (const row of rows) {
    const own = rows.find(({ offers, search }) => offers === row.offers && search === 'own index')
    const times = (value: number | undefined, base: number | undefined): string =>
      value === undefined || base === undefined ? '–' : `${(value / base).toFixed(1)}×`
    lines.push(
      `| ${[row.offers, row.search, row.p50.toFixed(2), row.p95.toFixed(2), times(row.p95, own?.p95), row.load?.toFixed(2) ?? '–', times(row.load, own?.load), row.megabytes.toFixed(1), row.quality.toFixed(2), row.hitsAt3.toFixed(2)].join(' | ')} |`,
    )
  }
  return lines.join('\n')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const asked = process.argv
    .slice(2)
    .map(Number)
    .filter((offers) => offers > 0)
  console.log(searchTable(await benchSearch(asked.length > 0 ? asked : sizes)))
}
