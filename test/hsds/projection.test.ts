/** The public view follows the catalogue write by write, and is then what a server that starts now would show. */

import { describe, expect, it } from 'vitest'
import { createApp } from '../../server/app.ts'
import { type CatalogueChange, writeCatalogue } from '../../server/catalogue/write.ts'
import { projection } from '../../server/hsds/projection.ts'
import { noRates } from '../../server/http/rates.ts'
import { openStore } from '../../server/store/open.ts'
import type { Offer } from '../../shared/offer.ts'
import { anOrganisation, receiver, sender } from '../builders/a-server.ts'
import { anOffer } from '../builders/an-offer.ts'
import { anOpenNetwork, opened, put } from '../builders/an-open-network.ts'
import { eachEngine } from '../engines/each.ts'
import fc from '../property.ts'

const offerIds = ['1', '2', '3', '4', '5', '6'].map((digit) => `0000000${digit}-0000-4000-8000-000000000000`)
const street = 'Geheimer Weg 7'

const anOfferChange = fc
  .record({
    id: fc.constantFrom(...offerIds),
    organisationId: fc.constantFrom(sender, receiver, offerIds[0] ?? ''),
    status: fc.constantFrom<Offer['status']>('published', 'published', 'published', 'paused'),
    title: fc.constantFrom('Elternkurs', 'Jugendtreff', 'Frühe Hilfen'),
    protectedPlace: fc.boolean(),
    places: fc.constantFrom<Offer['places']>([], [{ street }], [{ street, postcode: '54321', city: 'Stadt' }, {}]),
    legalBasis: fc.constantFrom('§ 16 SGB VIII', '§ 31 SGB VIII', '§ 1 KKG'),
  })
  .map((facts) => put(anOffer(facts)))
const anOrganisationChange = fc
  .record({
    id: fc.constantFrom(sender, receiver),
    name: fc.constantFrom('Amt', 'Verein'),
    street: fc.constant(street),
  })
  .map((facts): CatalogueChange => ({ kind: 'organisation', id: facts.id, data: anOrganisation(facts) }))
const aLoss = fc.oneof(
  fc.constantFrom(...offerIds).map((id): CatalogueChange => ({ kind: 'offer', id, data: null })),
  fc.constantFrom(sender, receiver).map((id): CatalogueChange => ({ kind: 'organisation', id, data: null })),
)
const aLabel = fc.constantFrom('Tür auf', 'Einfach kommen').map(
  (de): CatalogueChange => ({
    kind: 'codes',
    id: 'accessMode',
    data: { list: 'accessMode', relabelled: { open: { de } } },
  }),
)
const aWrite = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: anOfferChange },
      { weight: 2, arbitrary: anOrganisationChange },
      { weight: 2, arbitrary: aLoss },
      { weight: 1, arbitrary: aLabel },
    ),
    { minLength: 1, maxLength: 4 },
  )
  // One write names a thing once.
  .map((changes) => [...new Map(changes.map((change) => [`${change.kind}|${change.id}`, change])).values()])

const paths = [
  '/services?per_page=2',
  '/services?per_page=2&page=2',
  '/services?full=true',
  '/services?minimal=true',
  '/services?search=eltern',
  '/services?search=verein',
  '/services?format=ndjson&full=true',
  '/service_at_locations?full=true',
  '/service_at_locations?postcode=54321',
  '/organizations?full_service=true',
  '/organizations?search=amt',
  '/taxonomy_terms?format=ndjson',
  ...offerIds.map((id) => `/services/${id}`),
  `/organizations/${receiver}`,
]

describe('the public view', () => {
  it('is after every write what a server that starts anew shows', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(aWrite, { minLength: 1, maxLength: 8 }), fc.boolean(), async (writes, askBetween) => {
        const { ask, store } = await anOpenNetwork(await openStore('sqlite::memory:'))
        await ask('/services')
        for (const write of writes) {
          await writeCatalogue(store, write)
          const fresh = createApp({ store, rates: noRates })
          if (!askBetween && write !== writes.at(-1)) continue
          for (const path of paths) {
            const shown = await (await ask(path)).text()
            expect(shown, path).toBe(await (await fresh.request(`/hsds${path}`)).text())
          }
        }
        await store.close()
      }),
      { numRuns: 20 },
    )
  })
})

eachEngine((engine) => {
  it('a view of more offers than are read at once holds each of them', async () => {
    const offers = Array.from({ length: 450 }, (_, at) => anOffer({ title: `Angebot ${at}` }))
    const { read, store } = await anOpenNetwork(await engine.freshStore(), ...offers.map(put))
    const all = await read('/services?minimal=true')
    expect(all.contents.map(({ id }) => id)).toEqual(offers.map(({ id }) => id).sort())
    const [first, second] = offers
    if (first === undefined || second === undefined) throw new Error('no offers')
    await writeCatalogue(store, [put({ ...first, title: 'Neuer Titel' }), put({ ...second, status: 'ended' })])
    expect(await read('/services?minimal=true')).toMatchObject({ total_items: 449 })
    expect((await read('/services?search=neuer')).contents).toMatchObject([{ id: first.id, name: 'Neuer Titel' }])
  })

  it('a network that closes and opens again shows what was written meanwhile', async () => {
    const [before, after] = [anOffer(), anOffer()]
    const { ids, ask, store } = await anOpenNetwork(await engine.freshStore(), put(before))
    expect(await ids('/services')).toEqual([before.id])
    await writeCatalogue(store, [{ ...opened, data: { name: 'Kreis Musterland' } }])
    expect((await ask('/services')).status).toBe(404)
    await writeCatalogue(store, [put({ ...before, status: 'ended' }), put(after)])
    expect((await ask('/services')).status).toBe(404)
    await writeCatalogue(store, [opened])
    expect(await ids('/services')).toEqual([after.id])
  })
})

it('others are answered while the view is made', async () => {
  const offers = Array.from({ length: 3000 }, (_, at) => anOffer({ title: `Angebot ${at}` }))
  const { app, ask, store } = await anOpenNetwork(await openStore('sqlite::memory:'), ...offers.map(put))
  const order: string[] = []
  const list = ask('/services').then(() => order.push('list'))
  await app.request('/livez')
  order.push('livez')
  await app.request('/livez')
  order.push('livez')
  await list
  expect(order).toEqual(['livez', 'livez', 'list'])
  await store.close()
})

it('what search and places need is there before anybody asks, and again once many offers came', async () => {
  const store = await openStore('sqlite::memory:')
  const some = (title: string) =>
    Array.from({ length: 600 }, (_, at) => put(anOffer({ title: `${title} ${at}`, places: [{ street }] })))
  await anOpenNetwork(store, ...some('Angebot'))
  const published = projection(store.db)
  const isWorded = async () => (await published())?.worded.made()
  const placed = async () => (await published())?.places.made()?.length
  await expect.poll(placed).toBe(600)
  await expect.poll(isWorded).toBe(true)
  await writeCatalogue(store, some('Kurs'))
  expect(await isWorded()).toBe(true)
  expect(await placed()).toBe(1200)
  await writeCatalogue(store, some('Treff'))
  await writeCatalogue(store, some('Gruppe'))
  await expect.poll(isWorded).toBe(true)
  await expect.poll(placed).toBe(2400)
  await store.close()
})
