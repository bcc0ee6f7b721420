/**
 * A list page of the public read API beside a bare SELECT of the same rows with their JSON read: what the standard's
 * shape, filters and the ETag cost. Prints milliseconds a page and the ratio.
 */
import { createApp } from '../../server/app.ts'
import { type CatalogueChange, writeCatalogue } from '../../server/catalogue/write.ts'
import { demoNetwork } from '../../server/demo/network.ts'
import { noRates } from '../../server/http/rates.ts'
import { openStore } from '../../server/store/open.ts'

const rounds = 200
const perPage = 50

async function msOf(work: () => Promise<unknown>): Promise<number> {
  for (let warm = 0; warm < 20; warm++) await work()
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    const from = performance.now()
    await work()
    times.push(performance.now() - from)
  }
  return times.sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? Number.NaN
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
  const app = createApp({ store, rates: noRates })
  const read = async (path: string) => {
    const response = await app.request(`/hsds/${path}`)
    if (response.status !== 200) throw new Error(`${path}: ${response.status}`)
    return await response.text()
  }
  const from = performance.now()
  await read('services')
  const first = performance.now() - from
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
  console.log(`${count} offers; the first request after the start, which reads them all: ${first.toFixed(0)} ms`)
  console.log(`  bare SELECT of ${perPage} rows           ${select.toFixed(2)} ms`)
  const measured: [string, string][] = [
    ['list page', `services?page=2&per_page=${perPage}`],
    ['list page, searched', `services?search=eltern&per_page=${perPage}`],
    ['list page in full', `services?page=2&full=true&per_page=${perPage}`],
  ]
  for (const [name, path] of measured) {
    const page = await msOf(async () => await read(path))
    console.log(`  ${name.padEnd(31)} ${page.toFixed(2)} ms, ${(page / select).toFixed(1)} × the bare SELECT`)
  }
  const [offer] = offers
  let turn = 0
  const afterChange = await msOf(async () => {
    const changed = offer === undefined ? [] : [{ ...offer, title: `Titel ${turn++}` }]
    await writeCatalogue(store, put('offer', changed))
    const begun = performance.now()
    await read(`services?page=2&per_page=${perPage}`)
    return performance.now() - begun
  })
  console.log(`  one offer written, then a page  ${afterChange.toFixed(2)} ms`)
  await store.close()
}
