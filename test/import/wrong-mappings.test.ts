/** Mappings that do not fit: what is wrong is named with its place, and nothing is written. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MappingAsks } from '../../server/catalogue/import/import.ts'
import { openStore, type Store } from '../../server/store/open.ts'
import { aList, aMapping } from '../builders/a-list.ts'
import { catalogueTexts, importList } from '../builders/an-import.ts'

let store: Store
beforeAll(async () => {
  store = await openStore('sqlite::memory:')
})
afterAll(async () => await store.close())

const list = aList('17;Kita Drachennest;;;;;;S;')
const without = (field: string): string => {
  const { [field]: _, ...offer } = JSON.parse(aMapping()).offer
  return JSON.stringify({ ...JSON.parse(aMapping()), offer })
}

async function told(mapping: string): Promise<unknown> {
  return await importList(store, { bytes: list, mapping }).then(
    () => 'accepted',
    (error: unknown) => (error instanceof MappingAsks ? error.asks : String(error)),
  )
}

describe('a mapping that cannot be read', () => {
  it.each([
    ['no JSON', 'Nr = 1', /malformed: mapping: /],
    ['an unknown field', aMapping({ offer: { colour: { column: 'Art' } } }), /malformed: .*offer: .*colour/],
    [
      'an unknown field of a provider',
      aMapping({ organisation: { colour: { value: 'x' } } }),
      /organisation: .*colour/,
    ],
    ['two origins of one value', aMapping({ offer: { street: { column: 'Straße', value: 'x' } } }), /offer\.street: /],
    ['no origin of a value', aMapping({ offer: { street: {} } }), /offer\.street: /],
  ])('such as one with %s is refused with the place', async (_, mapping, message) => {
    expect(await told(mapping)).toMatch(message)
    expect(await catalogueTexts(store)).toEqual(new Map())
  })
})

describe('a mapping that does not fit the list', () => {
  const missing = (field: string, text: string) => ({ code: 'column_missing', field, text })
  const unknown = (field: string, text: string) => ({ code: 'code_unknown', field, text })
  it.each([
    ['a missing column', { offer: { street: { column: 'Strasse' } } }, missing('offer.street', 'Strasse')],
    ['one of a provider', { organisation: { url: { column: 'Seite' } } }, missing('organisation.url', 'Seite')],
    ['one in a template', { offer: { title: { template: '{Name} {Ort}' } } }, missing('offer.title', 'Ort')],
    ['a code of no list', { offer: { offerType: { value: 'kita' } } }, unknown('offer.offerType', 'kita')],
    [
      'such a code in a table',
      { organisation: { providerType: { column: 'Art', values: { S: 'stadt' } } } },
      unknown('organisation.providerType', 'stadt'),
    ],
    ['such a default', { offer: { cost: { column: 'Art', default: 'gratis' } } }, unknown('offer.cost', 'gratis')],
  ])('such as one with %s is asked about', async (_, specs, ask) => {
    expect(await told(aMapping(specs))).toEqual([ask])
    expect(await catalogueTexts(store)).toEqual(new Map())
  })

  it.each(['title', 'offerType'])('such as one without %s is asked for it', async (field) => {
    expect(await told(without(field))).toEqual([{ code: 'field_required', field: `offer.${field}` }])
    expect(await catalogueTexts(store)).toEqual(new Map())
  })

  it('is another matter than one that does', async () => {
    expect(await told(aMapping())).toBe('accepted')
  })
})
