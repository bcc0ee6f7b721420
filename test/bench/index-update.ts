/**
 * Measures what a pull costs the search: taking a thousand changed offers into the kept index, against building it
 * anew, and the network's own words. With the extension's own code over a real (in-memory) IndexedDB.
 * `node test/bench/index-update.ts [OFFERS …]`
 */
import 'fake-indexeddb/auto'
import { fileURLToPath } from 'node:url'
import type { DemoNetwork } from '../../server/demo/network.ts'
import type { Offer } from '../../shared/offer.ts'

type UpdateRow = {
  offers: number
  changed: number
  /** Milliseconds until the changed offers can be found; the same by building everything anew. */
  taken: number
  rebuilt: number
  /** The longest the page could not react meanwhile, in each. */
  takenBlock: number
  rebuiltBlock: number
  /** Milliseconds to make the network's own words ready: 200 groups of synonyms. */
  words: number
}

const sizes = [1_000, 10_000, 30_000]
const changedOffers = 1_000
const runs = 3

async function benchIndexUpdate(offerCounts: readonly number[] = sizes): Promise<UpdateRow[]> {
  // The extension's database is opened when it is first imported: after the in-memory one is there.
  const [{ Database }, { rebuild, takeIn }, { ownWords }, { demoNetwork }] = await Promise.all([
    import('../../extension/store/database.ts'),
    import('../../extension/search/update.ts'),
    import('../../extension/search/own-words.ts'),
    import('../../server/demo/network.ts'),
  ])
  const rows: UpdateRow[] = []
  for (const offers of offerCounts) {
    const network: DemoNetwork = demoNetwork({ offers })
    const database = new Database(`bench-${offers}`)
    await database.offers.bulkAdd([...network.offers])
    await database.organisations.bulkAdd([...network.organisations])
    await database.areas.bulkAdd([...network.areas])
    const changed = network.offers.slice(0, Math.min(changedOffers, Math.floor(offers * 0.4)))
    const renamed = (run: number): Offer[] => changed.map((offer) => ({ ...offer, title: `${offer.title} ${run}` }))
    const takes: Timed[] = []
    const builds: Timed[] = []
    for (let run = 0; run < runs; run++) {
      builds.push(await timed(() => rebuild(database)))
      await database.offers.bulkPut(renamed(run))
      takes.push(
        await timed(() =>
          takeIn(
            changed.map(({ id }) => id),
            database,
          ),
        ),
      )
    }
    const synonyms = Array.from({ length: 200 }, (_, number) => ({
      words: [`Eigenwort${number}`, `Rundes Wort ${number}`],
      offerTypes: ['parent_cafe' as const],
    }))
    const words = await Promise.all(Array.from({ length: runs }, () => timed(async () => ownWords(synonyms, []))))
    rows.push({
      offers,
      changed: changed.length,
      taken: median(takes.map(({ all }) => all)),
      rebuilt: median(builds.map(({ all }) => all)),
      takenBlock: median(takes.map(({ block }) => block)),
      rebuiltBlock: median(builds.map(({ block }) => block)),
      words: median(words.map(({ all }) => all)),
    })
    await database.delete()
  }
  return rows
}

type Timed = { all: number; block: number }

/** How long the work takes, and the longest time in which nothing else had a turn. */
async function timed(work: () => Promise<unknown>): Promise<Timed> {
  let last = performance.now()
  let block = 0
  let going = true
  const tick = (): void => {
    const now = performance.now()
    block = Math.max(block, now - last)
    last = now
    if (going) setImmediate(tick)
  }
  const start = performance.now()
  setImmediate(tick)
  await work()
  going = false
  block = Math.max(block, performance.now() - last)
  return { all: performance.now() - start, block }
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

/** The rows as a table; the ratio says how many times longer building anew takes. */
function indexUpdateTable(rows: readonly UpdateRow[]): string {
  return [
    '| offers | changed | until found ms | built anew ms | ratio | longest block ms | built anew | own words ms |',
    '|---:|---:|---:|---:|---:|---:|---:|---:|',
    ...rows.map(
      (row) =>
        `| ${[row.offers, row.changed, row.taken.toFixed(0), row.rebuilt.toFixed(0), `${(row.rebuilt / row.taken).toFixed(1)}×`, row.takenBlock.toFixed(0), row.rebuiltBlock.toFixed(0), row.words.toFixed(1)].join(' | ')} |`,
    ),
  ].join('\n')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const asked = process.argv
    .slice(2)
    .map(Number)
    .filter((offers) => offers > 0)
  console.log(indexUpdateTable(await benchIndexUpdate(asked.length > 0 ? asked : sizes)))
}
