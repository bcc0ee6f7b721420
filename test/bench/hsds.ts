/**
 * A list page of the public read API beside a bare SELECT of the same rows with their JSON read: what the standard's
 * shape, filters and the ETag cost. Prints milliseconds a page and the ratio.
 */
import { createApp } from '../../server/app.ts'
import { type CatalogueChange, writeCatalogue } from '../../server/catalogue/write.ts'
import { demoNetwork } from '../../server/demo/network.ts'
import { projection } from '../../server/hsds/projection.ts'
import { worded } from '../../server/hsds/speaking-of.ts'
import { placed } from '../../server/hsds/view.ts'
import { noRates } from '../../server/http/rates.ts'
import { openStore } from '../../server/store/open.ts'
import type { Offer } from '../../shared/offer.ts'

const rounds = 200
const perPage = 50

/** The median of what `work` takes. @param before done each time, and not counted */
async function msOf(work: () => Promise<unknown>, before?: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let round = -20; round < rounds; round++) {
    await before?.()
    const from = performance.now()
    await work()
    if (round >= 0) times.push(performance.now() - from)
  }
  return times.sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? Number.NaN
}

/** A word that some twenty offers have in their titles, as a person looks for one thing and not for half of the list. */
function rareWord(offers: readonly Offer[]): string {
  const counts = new Map<string, number>()
  for (const { title } of offers)
    for (const word of title.match(/\p{L}{5,}/gu) ?? []) counts.set(word, (counts.get(word) ?? 0) + 1)
  const rare = [...counts].toSorted(([, a], [, b]) => Math.abs(a - 20) - Math.abs(b - 20))[0]
  return rare?.[0] ?? ''
}

for (const count of [600, 10_000]) {
  const store = await openStore('sqlite::memory:')
  const { network, areas, organisations, offers } = demoNetwork({ offers: count })
  const put = (kind: CatalogueChange['kind'], things: readonly { id: string }[]): CatalogueChange[] =>
    things.map((data) => ({ kind, id: data.id, data }))
  await writeCatalogue(store, [
    { kind: 'network', id: 'network', data: network },
    ...put('area', areas),
    ...put('organisation', organisations),
    ...put('offer', offers),
  ])
  const published = projection(store.db)
  const app = createApp({ store, published, rates: noRates })
  const read = async (path: string) => {
    const response = await app.request(`/hsds/${path}`)
    if (response.status !== 200) throw new Error(`${path}: ${response.status}`)
    return await response.text()
  }
  const once = async (work: () => Promise<unknown>): Promise<string> => {
    let longest = 0
    let done = false
    const others = (async () => {
      while (!done) {
        const asked = performance.now()
        await app.request('/livez')
        await new Promise((resolve) => setImmediate(resolve))
        longest = Math.max(longest, performance.now() - asked)
      }
    })()
    const from = performance.now()
    await work()
    const took = performance.now() - from
    done = true
    await others
    return `${took.toFixed(0)} ms; /livez meanwhile waits ${longest.toFixed(0)} ms at most`
  }
  console.log(`${count} offers`)
  const prepared = async () => {
    const view = await published()
    if (view === undefined) return
    await placed(view)
    await worded(view)
  }
  console.log(`  by itself after the start:  ${await once(prepared)}`)
  console.log(`  the first request:          ${await once(() => read('services'))}`)
  console.log(`  the first search:           ${await once(() => read('services?search=eltern'))}`)
  console.log(`  the first page of places:   ${await once(() => read('service_at_locations'))}`)
  const bare = async () => {
    const rows = await store.db
      .selectFrom('catalogue_item')
      .select(['id', 'data'])
      .where('kind', '=', 'offer')
      .where('data', 'is not', null)
      .orderBy('id')
      .limit(perPage)
      .offset(perPage)
      .execute()
    return JSON.stringify(rows.map(({ data }) => JSON.parse(data ?? 'null') as unknown))
  }
  const select = await msOf(bare)
  console.log(`  bare SELECT of ${perPage} rows           ${select.toFixed(2)} ms`)
  const measured: [string, string][] = [
    ['list page', `services?page=2&per_page=${perPage}`],
    ['list page, searched', `services?search=eltern&per_page=${perPage}`],
    ['list page, a rare word', `services?search=${encodeURIComponent(rareWord(offers))}&per_page=${perPage}`],
    ['page of places, a rare word', `service_at_locations?search=${encodeURIComponent(rareWord(offers))}`],
    ['list page of places', `service_at_locations?page=2&per_page=${perPage}`],
    ['list page in full', `services?page=2&full=true&per_page=${perPage}`],
  ]
  for (const [name, path] of measured) {
    const page = await msOf(async () => await read(path))
    console.log(`  ${name.padEnd(31)} ${page.toFixed(2)} ms, ${(page / select).toFixed(1)} × the bare SELECT`)
  }
  const [offer] = offers
  let turn = 0
  const write = async () => {
    const changed = offer === undefined ? [] : [{ ...offer, title: `Titel ${turn++}` }]
    await writeCatalogue(store, put('offer', changed))
  }
  for (const [name, path] of measured) {
    const page = await msOf(async () => await read(path), write)
    console.log(`  after a write, ${name.padEnd(24)} ${page.toFixed(2)} ms`)
  }
  let page = 1
  const fresh = await msOf(async () => await read(`services?page=${page++}&full=true&per_page=${perPage}`))
  if (count > rounds * perPage) throw new Error('pages are asked for twice')
  console.log(`  page in full, each another      ${fresh.toFixed(2)} ms`)
  await store.close()
}
