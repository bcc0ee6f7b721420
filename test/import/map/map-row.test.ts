/** A row becomes an offer and its provider; what is lost or changed on the way is told. */
import { describe, expect, it } from 'vitest'
import { mapRow } from '../../../server/catalogue/import/map/map-row.ts'
import { type ImportMapping, importMappingSchema } from '../../../shared/protocol/import-mapping.ts'
import { aRow } from '../../builders/a-row.ts'

const today = '2026-11-02'
const areas = [
  {
    id: '05999012-03',
    name: 'Hafen',
    level: 'social_space' as const,
    parentId: '05999012',
    alsoKnownAs: ['Alter Hafen'],
  },
  { id: '05999012-01', name: 'Lindental', level: 'city_district' as const, parentId: '05999012' },
  { id: '05999012-11', name: 'Lindental', level: 'social_space' as const, parentId: '05999012-01' },
]

/** Every field from the column of the same name; the offer is a day-care centre of the town. */
function aMapping(fields: readonly string[], rest: { offer?: object; organisation?: object } = {}): ImportMapping {
  return importMappingSchema.parse({
    source: 'Liste',
    offer: {
      title: { value: 'Kita' },
      offerType: { value: 'daycare' },
      ...Object.fromEntries(fields.map((field) => [field, { column: field }])),
      ...rest.offer,
    },
    organisation: rest.organisation ?? { name: { value: 'Stadt Silberfurt' } },
  })
}
const map = (cells: Record<string, string>, rest = {}) =>
  mapRow(aRow(cells), aMapping(Object.keys(cells), rest), today, areas)

describe('a row', () => {
  it('becomes an offer with everything its cells say', () => {
    const { offer, notes, refusals } = map({
      title: ' TrÃ¤gerhaus ',
      description: '<p>Offener Treff</p>',
      ages: 'ab 6 Monate bis 3 Jahre',
      phone: '0000 4711\n0000 4712',
      url: 'www.kita.example',
      email: 'info(at)kita.example',
      openings: 'Mo–Fr 9–12',
      cost: '30 €/Monat',
      access: 'mit Anmeldung',
      languages: 'Deutsch, Türkisch',
      street: 'Birnbaumallee 4, 00104 Silberfurt',
      latitude: '54,66',
      longitude: '6,85',
      placeAreaId: 'Alter Hafen',
      verifiedOn: '1.9.2026',
      capacity: 'Warteliste',
      legalBasis: '22a SGB VIII',
      targetGroups: 'Familien, Alleinerziehende',
    })
    expect(refusals).toEqual([])
    expect(offer).toEqual({
      title: 'Trägerhaus',
      offerType: 'daycare',
      description: 'Offener Treff',
      ageFromMonths: 6,
      ageToMonths: 36,
      phones: [{ number: '0000 4711' }, { number: '0000 4712' }],
      url: 'https://www.kita.example',
      email: 'info@kita.example',
      openings: [{ days: [1, 2, 3, 4, 5], opens: '09:00', closes: '12:00' }],
      openingNote: undefined,
      cost: 'fee',
      costNote: '30 €/Monat',
      access: 'registration',
      accessNote: undefined,
      languages: ['de', 'tr'],
      places: [
        {
          street: 'Birnbaumallee 4',
          postcode: '00104',
          city: 'Silberfurt',
          latitude: 54.66,
          longitude: 6.85,
          areaId: '05999012-03',
        },
      ],
      verifiedOn: '2026-09-01',
      capacity: 'waitlist',
      legalBasis: '§ 22a SGB VIII',
      targetGroups: ['all_families', 'single_parents'],
    })
    expect(notes.map(({ code }) => code).sort()).toEqual(['encoding_mended', 'markup_removed'])
  })

  it.each([
    ['url', 'nirgends', 'no_url'],
    ['email', 'keine', 'no_email'],
    ['phone', 'keine', 'no_phone'],
    ['ages', 'siehe Flyer', 'no_age'],
    ['verifiedOn', 'bald', 'no_day'],
    ['verifiedOn', '1.1.2027', 'day_ahead'],
    ['languages', 'Klingonisch', 'language_unknown'],
    ['targetGroups', 'Trolle', 'code_unknown'],
    ['capacity', 'bald', 'code_unknown'],
    ['placeAreaId', 'Nirgendwo', 'area_unknown'],
    ['placeAreaId', 'Lindental', 'area_ambiguous'],
    ['areaIds', 'Nirgendwo', 'area_unknown'],
  ])('leaves %s out when it says “%s”, keeps what is known, and tells it', (field, text, code) => {
    const { offer, notes, refusals } = map({ [field]: text })
    expect(refusals).toEqual([])
    expect(notes).toContainEqual({ code, field: expect.any(String), text: expect.any(String) })
    expect(Object.keys(offer).filter((key) => !['title', 'offerType', 'places'].includes(key))).toEqual([])
  })

  it('clears what the list leaves empty', () => {
    expect(map({ url: '', phone: '', verifiedOn: '', ages: '' }).offer).toMatchObject({
      url: undefined,
      phones: [],
      verifiedOn: undefined,
      ageFromMonths: undefined,
    })
  })

  it('keeps hours that were not understood whole in the note', () => {
    const written = 'jeden 1. Montag im Monat, sonst nach Absprache'
    const { offer, notes } = map({ openings: written })
    expect(offer).toMatchObject({ openings: [], openingNote: written })
    expect(notes).toContainEqual({ code: 'openings_as_note', field: 'openings', text: written })
  })

  it('keeps costs and ways in that were not understood as notes', () => {
    const { offer } = map({ cost: 'auf Anfrage', access: 'siehe Homepage' })
    expect(offer).toMatchObject({ costNote: 'auf Anfrage', accessNote: 'siehe Homepage' })
    expect(offer).not.toHaveProperty('cost')
  })

  it('cuts a description at a sentence', () => {
    const { offer, notes } = map({ description: 'Ein Satz mit Worten. '.repeat(400) })
    expect(String(offer['description']).length).toBeLessThanOrEqual(4000)
    expect(offer['description']).toMatch(/Worten\. …$/)
    expect(notes).toEqual([{ code: 'text_cut', field: 'description', text: '4000' }])
  })

  it('reads ages from two columns, in years or with a unit', () => {
    expect(map({ ageFromYears: '6 Monate', ageToYears: '3' }).offer).toMatchObject({
      ageFromMonths: 6,
      ageToMonths: 48,
    })
    expect(map({ ageFromYears: '2', ageToYears: '5' }).offer).toMatchObject({ ageFromMonths: 24, ageToMonths: 72 })
    expect(map({ ageFromYears: '9', ageToYears: '5' }).notes).toContainEqual({
      code: 'ages_reversed',
      field: 'ages',
      text: '108 – 72',
    })
  })

  it('refuses what is no offer, with all reasons', () => {
    const mapping = aMapping([], {
      offer: { title: { column: 'Name' }, offerType: { column: 'Art' } },
      organisation: {},
    })
    const { refusals } = mapRow(aRow({ Name: '', Art: 'Zauberschule' }), mapping, today)
    expect(refusals.map(({ code }) => code)).toEqual(['no_offer_type', 'no_title', 'no_organisation'])
    expect(refusals[0]).toEqual({ code: 'no_offer_type', field: 'offerType', text: 'Zauberschule' })
  })

  it('refuses a broken row with its reason and maps nothing', () => {
    const broken = { code: 'row_long', text: '12:9' }
    expect(mapRow(aRow({ title: 'Kita' }, { broken }), aMapping(['title']), today)).toMatchObject({
      offer: {},
      refusals: [broken],
    })
  })

  it('translates by the mapping’s table, with a default, and refuses a provider the table does not know', () => {
    const values = { S: 'Stadt Silberfurt' }
    const strict = aMapping([], { organisation: { name: { column: 'Art', values } } })
    expect(mapRow(aRow({ Art: 'X' }), strict, today).refusals).toEqual([
      { code: 'value_unknown', field: 'organisation.name', text: 'X' },
    ])
    const lenient = aMapping([], { organisation: { name: { column: 'Art', values, default: 'Andere' } } })
    expect(mapRow(aRow({ Art: 'X' }), lenient, today).organisation['name']).toBe('Andere')
  })

  it('knows the kind of provider by a name that leaves no doubt, unless the mapping says it', () => {
    expect(map({}).organisation).toMatchObject({ providerType: 'public' })
    const said = { name: { value: 'Stadt Silberfurt' }, providerType: { value: 'foundation' } }
    expect(map({}, { organisation: said }).organisation).toMatchObject({ providerType: 'foundation' })
  })

  it('finds no value in names that every object has', () => {
    const mapping = aMapping([], { offer: { description: { column: 'constructor' }, url: { column: '__proto__' } } })
    expect(mapRow(aRow({}), mapping, today).offer).toMatchObject({ description: undefined, url: undefined })
  })

  it('adds a flat address to the point its format gave', () => {
    const parts = { places: [{ latitude: 54.6, longitude: 6.8 }] }
    const { offer } = mapRow(aRow({ street: 'Birnbaumallee 4' }, { parts }), aMapping(['street']), today)
    expect(offer['places']).toEqual([{ latitude: 54.6, longitude: 6.8, street: 'Birnbaumallee 4' }])
  })
})

describe('the source id', () => {
  it('is the list’s own number', () => {
    expect(map({ sourceId: ' 17 ' }).sourceId).toBe('17')
  })

  it('is made from provider, title and postcode where there is none, however they are spelled', () => {
    const once = map({ title: 'Kita  Drachennest', postcode: '00104' })
    const again = map(
      { title: 'KITA Drachennest', postcode: '00104' },
      { organisation: { name: { value: 'STADT Silberfurt' } } },
    )
    expect(once.sourceId).toBe('stadt-silberfurt/kita-drachennest/00104')
    expect(again.sourceId).toBe(once.sourceId)
    expect(map({ title: 'Kita Drachennest', postcode: '00105' }).sourceId).not.toBe(once.sourceId)
  })

  it('stays unique when it is too long', () => {
    const [one, other] = ['a', 'b'].map((end) => map({ sourceId: 'x'.repeat(300) + end }).sourceId)
    expect(one).not.toBe(other)
    expect(one?.length).toBeLessThanOrEqual(200)
  })
})
