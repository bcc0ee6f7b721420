/** HSDS 1.1, 2.0, 3.0 and ORUK: the same service in four spellings becomes the same row. */
import { describe, expect, it } from 'vitest'
import { aZip } from '../../builders/a-zip.ts'
import { read, refusal } from './read.ts'

const expected = {
  cells: {
    id: 's1',
    name: 'Elterncafé Krümel',
    fees_description: 'Spende',
    minimum_age: '0',
    maximum_age: '3',
    'organization.id': 'o1',
    'organization.name': 'Nachbarschaftsinitiative',
    'organization.website': 'https://nachbarn.example',
  },
  parts: {
    phones: [{ number: '0000 4711' }],
    places: [
      {
        name: 'Treff',
        street: 'Rosenstraße 3',
        postcode: '00104',
        city: 'Silberfurt',
        latitude: 54.6,
        longitude: 7.1,
        accessibility: 'Rampe',
      },
    ],
    openings: [{ days: [2, 4], opens: '09:30', closes: '11:00' }],
    languages: ['tr'],
  },
}

const v3 = {
  id: 's1',
  name: 'Elterncafé Krümel',
  status: 'active',
  fees_description: 'Spende',
  minimum_age: 0,
  maximum_age: 3,
  phones: [{ number: '0000 4711', extension: 100 }],
  languages: [{ code: 'tur' }],
  schedules: [{ freq: 'WEEKLY', byday: 'TU,TH', opens_at: '09:30:00', closes_at: '11:00:00' }],
  attributes: [
    { taxonomy_term: { code: 'parent_cafe', name: 'Elterncafé', taxonomy_detail: { name: 'Angebotsart' } } },
  ],
  organization: { id: 'o1', name: 'Nachbarschaftsinitiative', website: 'https://nachbarn.example' },
  service_at_locations: [
    {
      location: {
        name: 'Treff',
        latitude: 54.6,
        longitude: 7.1,
        accessibility: [{ description: 'Rampe' }],
        addresses: [
          { address_type: 'postal', address_1: 'Postfach 1' },
          { address_type: 'physical', address_1: 'Rosenstraße 3', city: 'Silberfurt', postal_code: '00104' },
        ],
      },
    },
  ],
}

const oruk = {
  id: 's1',
  name: 'Elterncafé Krümel',
  status: 'active',
  fees: 'Spende',
  eligibilitys: [{ eligibility: 'Eltern', minimum_age: 0, maximum_age: 3 }],
  phones: null,
  contacts: [],
  languages: [{ language: 'Turkish' }],
  regular_schedules: [
    { freq: 'WEEKLY', byday: 'TU', opens_at: '09:30', closes_at: '11:00' },
    { freq: 'WEEKLY', byday: 'TH', opens_at: '09:30', closes_at: '11:00' },
  ],
  service_taxonomys: [{ taxonomy: { id: 'parent_cafe', name: 'Elterncafé', vocabulary: 'Angebotsart' } }],
  organization: { id: 'o1', name: 'Nachbarschaftsinitiative', url: 'https://nachbarn.example' },
  service_at_locations: [
    {
      phones: [{ number: '0000 4711' }],
      location: {
        name: 'Treff',
        latitude: 54.6,
        longitude: 7.1,
        accessibility_for_disabilities: [{ accessibility: 'Rampe' }],
        physical_addresses: [{ address_1: 'Rosenstraße 3', city: 'Silberfurt', postal_code: '00104' }],
      },
    },
  ],
}

const v1 = {
  id: 's1',
  name: 'Elterncafé Krümel',
  status: 'active',
  fees: 'Spende',
  minimum_age: '0',
  maximum_age: '3',
  phone: [{ number: '0000 4711' }],
  language: ['Türkisch'],
  regular_schedule: [{ weekday: 'Tuesday, Thursday', opens_at: '9:30', closes_at: '11:00' }],
  service_taxonomy: [{ taxonomy: { name: 'parent_cafe' } }],
  organization: { id: 'o1', name: 'Nachbarschaftsinitiative', url: 'https://nachbarn.example' },
  locations: [
    {
      name: 'Treff',
      latitude: '54.6',
      longitude: '7.1',
      accessibility_for_disabilities: [{ accessibility: 'Rampe' }],
      postal_address: { address_1: 'Postfach 1' },
      physical_address: { address_1: 'Rosenstraße 3', city: 'Silberfurt', postal_code: '00104' },
    },
  ],
}

const tables = {
  'organization.csv': 'id,name,url\no1,Nachbarschaftsinitiative,https://nachbarn.example\n',
  'service.csv': 'id,organization_id,name,status,fees\ns1,o1,Elterncafé Krümel,active,Spende\n',
  'eligibility.csv': 'id,service_id,eligibility,minimum_age,maximum_age\ne1,s1,,0,3\n',
  'location.csv': 'id,name,latitude,longitude\nl1,Treff,54.6,7.1\n',
  'service_at_location.csv': 'id,service_id,location_id\nsl1,s1,l1\n',
  'physical_address.csv': 'id,location_id,address_1,city,postal_code\na1,l1,Rosenstraße 3,Silberfurt,00104\n',
  'accessibility_for_disabilities.csv': 'id,location_id,accessibility\nx1,l1,Rampe\n',
  'phone.csv': 'id,service_id,organization_id,number\np1,s1,,0000 4711\np2,,o1,0000 9999\n',
  'regular_schedule.csv': 'id,service_id,weekday,opens_at,closes_at\nr1,s1,"2,4",09:30,11:00\n',
  'language.csv': 'id,service_id,language\ng1,s1,tr\n',
  'taxonomy.csv': 'id,name\nt1,parent_cafe\n',
  'service_taxonomy.csv': 'id,service_id,taxonomy_id\nst1,s1,t1\n',
}

const pack = (files: Record<string, string>, folder = '') =>
  aZip(...Object.entries(files).map(([name, content]) => ({ name: folder + name, content })))

describe('a service', () => {
  it('of HSDS 3.0 becomes a row', async () => {
    const { format, subject, rows } = await read(JSON.stringify(v3))
    expect({ format, subject }).toEqual({ format: 'hsds', subject: 'offers' })
    expect(rows[0]).toMatchObject({ ...expected, line: 1, notes: [] })
    expect(rows[0]?.cells).toMatchObject({ terms: 'parent_cafe\nElterncafé', 'terms.Angebotsart': 'parent_cafe' })
  })

  it('of HSDS 1.1 says the same', async () => {
    const { rows } = await read(JSON.stringify([v1]))
    expect(rows[0]).toMatchObject(expected)
    expect(rows[0]?.cells['terms']).toBe('parent_cafe')
  })

  it('of ORUK says the same, each day in a schedule of its own', async () => {
    const { rows } = await read(JSON.stringify({ totalElements: 1, totalPages: 1, number: 1, content: [oruk] }))
    const openings = [2, 4].map((day) => ({ days: [day], opens: '09:30', closes: '11:00' }))
    expect(rows[0]).toMatchObject({ ...expected, parts: { ...expected.parts, openings } })
    expect(rows[0]?.cells).toMatchObject({ description: 'Eltern', 'terms.Angebotsart': 'Elterncafé' })
  })

  it('of a package of HSDS 1.1 says the same, in a folder or not, with a datapackage or not', async () => {
    for (const packed of [pack(tables), pack({ ...tables, 'datapackage.json': '{}' }, 'export/')]) {
      const { rows } = await read(packed)
      expect(rows[0]).toMatchObject(expected)
      expect(rows[0]?.cells).toMatchObject({ terms: 'parent_cafe', 'organization.phone': '0000 9999' })
    }
  })

  it('may hang below its organisation, or in the place where it is', async () => {
    const { organization, ...service } = v3
    expect((await read(JSON.stringify([{ ...organization, services: [service] }]))).rows[0]).toMatchObject(expected)
    const { service_at_locations: at, ...rest } = v3
    expect((await read(JSON.stringify([{ id: 'sl', ...at[0], service: rest }]))).rows[0]).toMatchObject(expected)
  })
})

describe('what is told with a service', () => {
  const notesOf = async (overrides: object) => (await read(JSON.stringify({ ...v3, ...overrides }))).rows[0]?.notes

  it('is that persons are left out', async () => {
    const { rows } = await read(
      JSON.stringify({ ...v3, assurer_email: 'p@x.example', contacts: [{ id: 'c', name: 'Ann Persona' }] }),
    )
    expect(rows[0]?.notes).toEqual([{ code: 'contacts_left_out', field: 'contacts', text: '1' }])
    expect(JSON.stringify(rows)).not.toMatch(/Persona|p@x/)
  })

  it.each([
    [
      'a telephone number that is none',
      { phones: [{ number: '?' }] },
      { code: 'no_phone', field: 'phones', text: '?' },
    ],
    [
      'a language nobody has a code for',
      { languages: [{ code: 'ur' }] },
      { code: 'language_unknown', field: 'languages', text: 'ur' },
    ],
    [
      'areas, which the mapping sets',
      { service_areas: [{ name: 'Nord' }] },
      { code: 'areas_by_mapping', field: 'service_areas', text: 'Nord' },
    ],
    [
      'a schedule that has ended',
      { schedules: [{ byday: 'MO', opens_at: '09:00', closes_at: '10:00', valid_to: '2026-11-21' }] },
      { code: 'schedule_ended', field: 'openings', text: '2026-11-21' },
    ],
    [
      'a schedule that is not weekly',
      { schedules: [{ freq: 'MONTHLY', byday: '1MO', opens_at: '09:00', closes_at: '10:00' }] },
      { code: 'schedule_not_weekly', field: 'openings', text: 'MONTHLY 1MO 09:00 10:00' },
    ],
    [
      'every other week',
      { schedules: [{ freq: 'WEEKLY', interval: 2, byday: 'MO', opens_at: '09:00', closes_at: '10:00' }] },
      { code: 'schedule_not_weekly', field: 'openings', text: 'WEEKLY MO 09:00 10:00' },
    ],
    [
      'coordinates beyond the earth',
      { service_at_locations: [{ location: { latitude: 100, longitude: 7 } }] },
      { code: 'not_on_earth', field: 'places', text: '100, 7' },
    ],
  ])('is %s', async (_, overrides, note) => {
    expect(await notesOf(overrides)).toEqual([note])
  })

  it('is kept as a column where HSDS has no field for it', async () => {
    const attributes = [{ taxonomy_term: { code: 'capacity_on', name: 'x', taxonomy: 'Weitere' }, value: '2026-03-01' }]
    const { columns, rows } = await read(JSON.stringify({ ...v3, attributes, accreditations: 'Gütesiegel' }))
    expect(columns).toEqual(expect.arrayContaining(['accreditations', 'attributes.capacity_on']))
    expect(rows[0]?.cells).toMatchObject({ accreditations: 'Gütesiegel', 'attributes.capacity_on': '2026-03-01' })
  })

  it('is which fields make it no service, and the others are read', async () => {
    const { rows } = await read(JSON.stringify([v3, { id: null, status: 'active' }, 'x']))
    expect(rows.map(({ broken }) => broken)).toEqual([
      undefined,
      { code: 'no_service', text: 'id, name' },
      { code: 'no_service', text: 'id, name' },
    ])
  })
})

it('tells a table of a package that is none', async () => {
  expect(await refusal(pack({ ...tables, 'phone.csv': 'Liste der Telefone\n' }, 'export/'))).toBe(
    'file_broken package_broken:export/phone.csv',
  )
})

it.each([
  ['free', [{ amount: 0 }]],
  ['fee', [{ amount: '0' }, { amount: '3.50' }]],
  ['', [{ amount_description: 'nach Einkommen' }]],
  ['reduced', [{ option: 'reduced' }]],
])('reads prices as cost “%s”', async (cost, options) => {
  expect((await read(JSON.stringify({ ...v3, cost_options: options }))).rows[0]?.cells['cost']).toBe(cost)
})
