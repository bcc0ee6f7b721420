/** Open Referral HSDS 3.0 in its three forms, and its own example where the open data are at hand. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { importList } from '../../server/catalogue/import/import.ts'
import { openStore, type Store } from '../../server/store/open.ts'
import { offerSchema } from '../../shared/offer.ts'

const example = join(import.meta.dirname, '../../../shared/data/hsds/examples/service_full.json')
const today = '2026-11-02'

function aService(overrides: Record<string, unknown> = {}) {
  return {
    id: 'a2f6b1de-0000-4000-8000-000000000001',
    name: 'Elterncafé Krümel',
    description: 'Frühstück für Eltern.',
    status: 'active',
    minimum_age: 0,
    maximum_age: 2,
    assured_date: '2026-05-04',
    application_process: null,
    phones: [{ id: 'p', number: '"0000 4711"', extension: 100 }],
    schedules: [{ freq: 'WEEKLY', byday: 'TU,TH', opens_at: '09:30:00', closes_at: '11:00:00', timezone: 3 }],
    contacts: [{ id: 'c', name: 'Ann Persona', email: 'ann@persona.example' }],
    attributes: [{ id: 'a', taxonomy_term: { code: 'parent_cafe', name: 'Elterncafé' } }],
    languages: [{ code: 'tr' }, { code: 'ur' }],
    service_at_locations: [
      {
        location: {
          latitude: 54.6,
          longitude: 7.1,
          addresses: [
            { address_type: 'postal', address_1: 'Postfach 1' },
            { address_type: 'physical', address_1: 'Rosenstraße 3', city: 'Silberfurt' },
          ],
        },
      },
    ],
    organization: { id: 'org-1', name: 'Nachbarschaftsinitiative', website: 'https://nachbarn.example' },
    ...overrides,
  }
}

let store: Store
beforeEach(async () => {
  store = await openStore('sqlite::memory:')
})
afterEach(async () => await store.close())

const bring = async (json: unknown, mapping?: unknown) =>
  await importList(store, {
    bytes: new TextEncoder().encode(JSON.stringify(json)),
    today,
    ...(mapping !== undefined && { mapping: JSON.stringify(mapping) }),
  })

async function catalogueText(): Promise<string> {
  const rows = await store.db.selectFrom('catalogue_item').select('data').execute()
  return rows.map(({ data }) => data).join('\n')
}
async function onlyOffer() {
  const row = await store.db
    .selectFrom('catalogue_item')
    .select('data')
    .where('kind', '=', 'offer')
    .executeTakeFirstOrThrow()
  return offerSchema.parse(JSON.parse(row.data ?? 'null'))
}

describe('HSDS', () => {
  it.each([
    ['a full service', aService()],
    ['a list', [aService()]],
    ['a page of the read API', { total_items: 1, contents: [aService()] }],
  ])('is read from %s', async (_, json) => {
    expect((await bring(json)).counts).toEqual({ new: 1, changed: 0, unchanged: 0, refused: 0 })
    expect((await bring(json)).counts).toEqual({ new: 0, changed: 0, unchanged: 1, refused: 0 })
  })

  it('becomes an offer with places, phones, opening hours, ages and languages', async () => {
    await bring(aService())
    expect(await onlyOffer()).toMatchObject({
      title: 'Elterncafé Krümel',
      offerType: 'parent_cafe',
      status: 'published',
      ageFromMonths: 0,
      ageToMonths: 36,
      verifiedOn: '2026-05-04',
      phones: [{ number: '0000 4711' }],
      openings: [{ days: [2, 4], opens: '09:30', closes: '11:00' }],
      languages: ['tr'],
      places: [{ street: 'Rosenstraße 3', city: 'Silberfurt', latitude: 54.6, longitude: 7.1 }],
    })
  })

  it('leaves persons out and tells what it left out', async () => {
    const report = await bring(aService())
    expect(await catalogueText()).not.toMatch(/persona/i)
    expect(report.rows[0]?.notes).toEqual([
      'languages: “ur” is not in the code list, left out',
      'contacts: 1 left out, they name persons',
    ])
  })

  it('refuses a service of unknown type unless a mapping says it', async () => {
    const foreign = aService({ attributes: [{ taxonomy_term: { code: '1005', name: 'Cafés' } }] })
    expect((await bring(foreign)).rows[0]?.reason).toMatch(/no offerType/)
    const offerType = { column: 'terms', split: '\n', values: { '1005': 'parent_cafe' } }
    expect((await bring(foreign, { source: 'City', offer: { offerType } })).counts.new).toBe(1)
    expect((await onlyOffer()).source).toBe('City')
  })

  it('refuses what is no service and takes the others', async () => {
    const report = await bring([aService(), { id: 7 }, aService({ id: 'second', organization: null })])
    expect(report.rows.map(({ outcome }) => outcome)).toEqual(['new', 'refused', 'refused'])
    expect(report.rows[1]).toMatchObject({ line: 2, reason: expect.stringMatching(/no HSDS service/) })
    expect(report.rows[2]?.reason).toMatch(/no organisation/)
  })

  it.skipIf(!existsSync(example))('takes the standard’s own full example', async () => {
    const bytes = new Uint8Array(readFileSync(example))
    const mapping = JSON.stringify({ source: 'MyCity', offer: { offerType: { value: 'parenting_counselling' } } })
    const report = await importList(store, { bytes, mapping, today })
    expect(report.counts).toEqual({ new: 1, changed: 0, unchanged: 0, refused: 0 })
    expect(await onlyOffer()).toMatchObject({ title: 'Community Counselling', phones: [{ number: '+44 1234 234567' }] })
    expect(await catalogueText()).not.toContain('Ann Persona')
  })
})
