/** A real list as an office hands it over: semicolons, Windows-1252, decimal commas. Read where it lies, never committed. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildIndex } from '../../extension/search/index-build.ts'
import { openIndex } from '../../extension/search/open-index.ts'
import { run } from '../../extension/search/run.ts'
import { noFilters } from '../../extension/search/types.ts'
import { createApp } from '../../server/app.ts'
import { allCounts } from '../../server/catalogue/import/import.ts'
import { proposalFor } from '../../server/catalogue/import/propose.ts'
import { enrolDevice } from '../../server/demo/device.ts'
import { foundNetwork } from '../../server/enrolment/found-network.ts'
import { invite } from '../../server/enrolment/invite.ts'
import { openStore, type Store } from '../../server/store/open.ts'
import { type Offer, offerSchema } from '../../shared/offer.ts'
import { type Organisation, organisationSchema } from '../../shared/organisation.ts'
import { catalogueSnapshotSchema } from '../../shared/protocol/catalogue.ts'
import { importList } from '../builders/an-import.ts'

const list = join(import.meta.dirname, '../../../shared/data/wuppertal-kitas.csv')
const mapping = readFileSync(join(import.meta.dirname, 'wuppertal-kitas.mapping.json'), 'utf8')

const today = '2026-11-02'

describe.skipIf(!existsSync(list))('the day-care centres of Wuppertal', () => {
  let store: Store
  let offers: Offer[]
  let organisations: Organisation[]

  beforeAll(async () => {
    store = await openStore('sqlite::memory:')
    await foundNetwork(store, {
      network: 'Wuppertal',
      organisation: 'Stadt Wuppertal',
      institutionType: 'youth_office_planning',
      providerType: 'public',
    })
    const report = await importList(store, { bytes: new Uint8Array(readFileSync(list)), mapping })
    expect(report.counts).toEqual({ ...allCounts({}), new: 45 })
    const items = await snapshot(store)
    offers = items.flatMap(({ kind, data }) => (kind === 'offer' ? [offerSchema.parse(data)] : []))
    organisations = items.flatMap(({ kind, data }) => (kind === 'organisation' ? [organisationSchema.parse(data)] : []))
  })
  afterAll(async () => await store.close())

  it('are 45 offers with umlauts, coordinates and telephones', () => {
    expect(offers).toHaveLength(45)
    const loewen = offers.find(({ title }) => title.startsWith('Kita Löwenkinder'))
    expect(loewen).toMatchObject({
      title: 'Kita Löwenkinder, Schwarzbach 135',
      offerType: 'daycare',
      phones: [{ number: '+49-202-299868121' }],
      url: 'https://www.kita-concept.de/',
      places: [{ street: 'Schwarzbach 135', city: 'Wuppertal', latitude: 51.283354, longitude: 7.227934 }],
    })
    for (const { places } of offers) {
      expect(places[0]?.latitude).toBeGreaterThan(51.1)
      expect(places[0]?.longitude).toBeLessThan(7.4)
    }
    expect(offers.filter(({ phones }) => phones.length === 1)).toHaveLength(43)
    expect(JSON.stringify(offers)).not.toMatch(/\ufffd|Ã/)
  })

  it('belong to the town that was there already and to providers by their type', () => {
    const town = organisations.filter(({ name }) => name === 'Stadt Wuppertal')
    expect(town).toHaveLength(1)
    expect(offers.filter(({ organisationId }) => organisationId === town[0]?.id)).toHaveLength(20)
    expect(organisations.map(({ providerType }) => providerType).sort()).toEqual(
      ['caritas_skf_skm', 'church_protestant', 'company', 'other', 'parent_initiative', 'public'].sort(),
    )
  })

  it('are found by the panel’s search', () => {
    const index = openIndex(buildIndex({ offers, organisations, areas: [] }))
    if (index === undefined) throw new Error('the index does not open')
    const titles = (query: string) => {
      const { hits } = run([{ index, dead: new Set() }], query, {}, noFilters, 5, today)
      return hits.map(({ offerId }) => offers.find(({ id }) => id === offerId)?.title ?? '')
    }
    expect(titles('löwenkinder')[0]).toMatch(/Löwenkinder/)
    expect(titles('loewenkinder')[0]).toMatch(/Löwenkinder/)
    expect(titles('kita samoastr')[0]).toMatch(/Samoa/)
    expect(titles('kitaplatz')).toHaveLength(5)
  })

  it('are unchanged when the list comes again', async () => {
    const report = await importList(store, { bytes: new Uint8Array(readFileSync(list)), mapping })
    expect(report.counts).toEqual({ ...allCounts({}), unchanged: 45 })
    expect(report.written).toBe(0)
  })
})

describe.skipIf(!existsSync(list))('the same list with nothing but the proposal and a provider', () => {
  it('is 45 offers with titles, streets, telephones and coordinates', async () => {
    const store = await openStore('sqlite::memory:')
    const bytes = new Uint8Array(readFileSync(list))
    const proposal = await proposalFor(store, { bytes, name: 'wuppertal-kitas.csv' })
    const completed = { ...proposal, organisation: { ...proposal.organisation, name: { value: 'Stadt Wuppertal' } } }
    const report = await importList(store, { bytes, name: 'wuppertal-kitas.csv', mapping: JSON.stringify(completed) })
    expect(report.counts).toEqual({ ...allCounts({}), new: 45 })
    const rows = await store.db.selectFrom('catalogue_item').select('data').where('kind', '=', 'offer').execute()
    for (const { data } of rows) {
      const { offerType, places, title } = offerSchema.parse(JSON.parse(data ?? 'null'))
      expect(title.length).toBeGreaterThan(5)
      expect(offerType).toBe('daycare')
      expect(places[0]).toMatchObject({ street: expect.any(String), latitude: expect.any(Number) })
    }
    await store.close()
  })
})

/** The catalogue as a freshly enrolled device gets it. */
async function snapshot(store: Store) {
  const app = createApp({ store })
  const { id } = await store.db.selectFrom('org_feed').select('org_id as id').executeTakeFirstOrThrow()
  const device = await enrolDevice(app, await invite(store, { organisationId: id, role: 'professional' }))
  const response = await device.get('/v1/catalogue/snapshot')
  const text = await new Response(response.body?.pipeThrough(new DecompressionStream('gzip'))).text()
  return catalogueSnapshotSchema.parse(JSON.parse(text)).items
}
