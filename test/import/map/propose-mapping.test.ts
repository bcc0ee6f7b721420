/** What columns are proposed to mean, by their names and by what stands in them. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkMapping, readMapping } from '../../../server/catalogue/import/map/check-mapping.ts'
import { mapArea } from '../../../server/catalogue/import/map/map-area.ts'
import { mapRow } from '../../../server/catalogue/import/map/map-row.ts'
import { proposeMapping } from '../../../server/catalogue/import/map/propose-mapping.ts'
import { readList } from '../../../server/catalogue/import/read/read-list.ts'
import { type ImportMapping, importMappingSchema } from '../../../shared/protocol/import-mapping.ts'
import { aReadFile } from '../../builders/a-row.ts'

const today = '2026-11-02'
const none = { areas: [] }
const table = [
  {
    Nr: '1',
    Angebot: 'Kita Drachennest',
    Träger: 'Stadt Silberfurt',
    Ansprechpartner: 'Erika Muster',
    'Str.': 'Birnbaumallee 4',
    PLZ: '00104',
    Ort: 'Silberfurt',
    Tel: '0000 4711',
    'E-Mail': 'a@kita.example',
    Homepage: 'www.kita.example',
    Altersgruppe: '0-3',
    Öffnungszeiten: 'Mo-Fr 8-16',
  },
  {
    Nr: '2',
    Angebot: 'Kita Wurzelzwerge',
    Träger: 'AWO Silberfurt',
    Ansprechpartner: 'Frau Beispiel',
    'Str.': 'Quellenweg 9',
    PLZ: '00104',
    Ort: 'Silberfurt',
    Tel: '0000 4712',
    'E-Mail': 'b@kita.example',
    Homepage: 'www.wurzel.example',
    Altersgruppe: '3-6',
    Öffnungszeiten: 'Mo-Do 7-15',
  },
]
const propose = (rows: readonly Record<string, string>[], name = 'liste.csv') =>
  proposeMapping(aReadFile(rows), [], none, name)

describe('a proposal for offers', () => {
  it('names each column that is called what offices call it', () => {
    const { offer, organisation } = propose(table)
    expect(
      Object.fromEntries(Object.entries(offer).map(([field, spec]) => [field, spec?.column ?? spec?.value])),
    ).toEqual({
      sourceId: 'Nr',
      title: 'Angebot',
      offerType: 'daycare',
      street: 'Str.',
      postcode: 'PLZ',
      city: 'Ort',
      phone: 'Tel',
      email: 'E-Mail',
      url: 'Homepage',
      ages: 'Altersgruppe',
      openings: 'Öffnungszeiten',
    })
    expect(organisation['name']).toEqual({ column: 'Träger' })
  })

  it('leaves out columns about persons, by name or by content', () => {
    const renamed = table.map(({ Ansprechpartner, ...row }) => ({
      ...row,
      Titelzeile: Ansprechpartner,
      Info: Ansprechpartner,
    }))
    expect(JSON.stringify(propose(table))).not.toContain('Ansprechpartner')
    expect(
      JSON.stringify(propose([...renamed, { ...renamed[0], Info: 'Muster, Max' } as Record<string, string>])),
    ).not.toContain('Info')
  })

  it('knows contents without a name for them', () => {
    const { offer } = propose([
      { Name: 'Kita Eins', A: 'a@kita.example', B: 'www.eins.example', C: '0000 4711' },
      { Name: 'Kita Zwei', A: 'b@kita.example', B: 'www.zwei.example', C: '0000 4712' },
    ])
    expect(offer).toMatchObject({ email: { column: 'A' }, url: { column: 'B' }, phone: { column: 'C' } })
  })

  it('takes no column for what it does not hold', () => {
    const { offer } = propose([
      { Name: 'Kita Eins', Alter: '0', Breite: '5683456,7', Länge: '372345,6', Status: 'grün' },
      { Name: 'Kita Zwei', Alter: '1', Breite: '5683457,7', Länge: '372346,6', Status: 'rot' },
    ])
    for (const field of ['ages', 'latitude', 'longitude', 'status']) expect(offer).not.toHaveProperty(field)
  })

  it('takes a running number for no key, and postcode with town for both', () => {
    const { offer } = propose([
      { 'Lfd. Nr.': '1', Name: 'Kita Eins', 'PLZ / Ort': '00104 Silberfurt' },
      { 'Lfd. Nr.': '2', Name: 'Kita Zwei', 'PLZ / Ort': 'Silberfurt' },
    ])
    expect(offer).not.toHaveProperty('sourceId')
    expect(offer.city).toEqual({ column: 'PLZ / Ort' })
  })

  it('takes exchanged coordinates the right way round', () => {
    const { offer } = propose([
      { Name: 'Kita Eins', lat: '7,25', lon: '51,29' },
      { Name: 'Kita Zwei', lat: '7,26', lon: '51,28' },
    ])
    expect(offer).toMatchObject({ latitude: { column: 'lon' }, longitude: { column: 'lat' } })
  })

  it('shows kinds of offers as a table that can be corrected', () => {
    const { offer } = propose([
      { Name: 'Haus Eins', Art: 'Kita' },
      { Name: 'Haus Zwei', Art: 'Erziehungsberatung' },
      { Name: 'Haus Drei', Art: 'Kita' },
    ])
    expect(offer.offerType).toEqual({
      column: 'Art',
      values: { Kita: 'daycare', Erziehungsberatung: 'parenting_counselling' },
    })
  })

  it('reads yes and no as what the column asks', () => {
    const { offer } = propose([
      { Name: 'Kita Eins', Barrierefrei: 'ja', Kostenlos: 'ja' },
      { Name: 'Kita Zwei', Barrierefrei: 'nein', Kostenlos: 'nein' },
    ])
    expect(offer.accessibility?.values).toEqual({ ja: 'barrierefrei', nein: 'nicht barrierefrei' })
    expect(offer.cost?.values).toEqual({ ja: 'free', nein: 'fee' })
  })

  it('leaves the type open where nothing tells it', () => {
    expect(propose([{ Name: 'Haus Eins' }, { Name: 'Haus Zwei' }]).offer).not.toHaveProperty('offerType')
  })

  it('takes the mapping a person used for the same list before', () => {
    const saved: ImportMapping = importMappingSchema.parse({ source: 'liste', offer: { title: { column: 'Ort' } } })
    const before = [{ columns: Object.keys(table[0] ?? {}), mapping: saved, same: false }]
    expect(proposeMapping(aReadFile(table), before, none, 'liste_2026-03.csv')).toEqual(saved)
    const gone = [
      {
        columns: ['Anders'],
        mapping: importMappingSchema.parse({ source: 'liste', offer: { title: { column: 'Anders' } } }),
        same: false,
      },
    ]
    expect(proposeMapping(aReadFile(table), gone, none, 'liste.csv').offer.title).toEqual({ column: 'Angebot' })
  })
})

describe('a proposal for areas', () => {
  const rows = [
    { nr: '000', name: 'Stadt Silberfurt', level: 'city', age_0_2: '1.200', age_3_5: '900', age_6_9: '800' },
    { nr: '009', name: 'Hafen', level: 'city_district', age_0_2: '300', age_3_5: '200', age_6_9: '100' },
    { nr: '909', name: 'Kai', level: 'social_space', age_0_2: '30', age_3_5: '20', age_6_9: '10' },
  ]

  it('finds keys, levels, parents by number, and bands that fit; the others are told', () => {
    const file = aReadFile(rows)
    const mapping = proposeMapping(file, [], none, 'silberfurt-kinder-2024.csv')
    expect(mapping.subject).toBe('areas')
    const mapped = file.rows.map((row) => mapArea(row, mapping))
    expect(mapped.map(({ area }) => area)).toEqual([
      {
        id: 'silberfurt-000',
        name: 'Stadt Silberfurt',
        level: 'municipality',
        parentId: null,
        populationOn: '2024-12-31',
        children: { a3_5: 900, a6_9: 800 },
      },
      {
        id: 'silberfurt-009',
        name: 'Hafen',
        level: 'city_district',
        parentId: 'silberfurt-000',
        populationOn: '2024-12-31',
        children: { a3_5: 200, a6_9: 100 },
      },
      {
        id: 'silberfurt-909',
        name: 'Kai',
        level: 'social_space',
        parentId: 'silberfurt-009',
        populationOn: '2024-12-31',
        children: { a3_5: 20, a6_9: 10 },
      },
    ])
    expect(mapped[0]?.notes).toEqual([{ code: 'age_band_unfit', field: 'children', text: 'age_0_2' }])
  })

  it('knows a tree of areas without figures by what each is and where it lies, and no list of offers by its kind', () => {
    const tree = aReadFile([
      { Kennung: 'a', Name: 'Nordkreis', Ebene: 'Kreis', Übergeordnet: '' },
      { Kennung: 'b', Name: 'Hafen', Ebene: 'Stadtteil', Übergeordnet: 'a' },
    ])
    const { subject, area } = proposeMapping(tree, [], none, 'baum.csv')
    expect([subject, Object.keys(area).sort()]).toEqual(['areas', ['id', 'level', 'name', 'parentId']])
    const list = aReadFile([{ Name: 'Treff im Stadtteil', Typ: 'Beratung', 'Gehört zu': 'Verein Muster' }])
    expect(proposeMapping(list, [], none, 'liste.csv').subject).toBe('offers')
  })

  it('knows an area again whose key was written otherwise', () => {
    const known = [{ id: 'silberfurt-009', name: 'Hafen', level: 'city_district' as const, parentId: null }]
    const file = aReadFile([{ nr: '9', name: 'Hafen' }], { subject: 'areas', format: 'geojson' })
    const mapping = proposeMapping(file, [], { areas: known }, 'silberfurt-stadtbezirke.geojson')
    expect(file.rows.map((row) => mapArea(row, mapping, known).area['id'])).toEqual(['silberfurt-009'])
  })

  it('refuses an area that would lie in itself', () => {
    const mapping = importMappingSchema.parse({
      source: 's',
      subject: 'areas',
      area: { id: { column: 'nr' }, name: { column: 'name' }, level: { value: 'quarter' }, parentId: { column: 'nr' } },
    })
    expect(
      aReadFile([{ nr: '9', name: 'Kai' }]).rows.map((row) => mapArea(row, mapping).refusals.map(({ code }) => code)),
    ).toEqual([['area_own_parent']])
  })
})

describe('a mapping', () => {
  it('with columns the list does not have, or codes of no list, is told', () => {
    const mapping = readMapping(
      JSON.stringify({
        source: 's',
        offer: { title: { template: '{Name} {Ort}' }, offerType: { column: 'Name', values: { K: 'kita' } } },
      }),
    )
    expect(checkMapping(mapping, ['Name'])).toEqual([
      { code: 'column_missing', field: 'offer.title', text: 'Ort' },
      { code: 'code_unknown', field: 'offer.offerType', text: 'kita' },
    ])
  })

  it.each([
    'Nr = 1',
    '{"source":"s","offer":{"colour":{"column":"A"}}}',
    '{"source":"s","offer":{"title":{"column":"A","value":"B"}}}',
  ])('that is none is refused: %s', (text) => {
    expect(() => readMapping(text)).toThrow(/malformed/)
  })
})

const data = join(import.meta.dirname, '../../../../shared/data')
const listed = async (name: string) => await readList(new Uint8Array(readFileSync(join(data, name))), { name, today })

describe.skipIf(!existsSync(data))('open data', () => {
  it('of Wuppertal’s day-care centres are mapped without a correction but the provider, which the list does not name', async () => {
    const file = await listed('wuppertal-kitas.csv')
    const mapping = proposeMapping(file, [], none, 'wuppertal-kitas.csv')
    const rows = file.rows.map((row) => mapRow(row, mapping, today))
    expect(rows).toHaveLength(45)
    for (const { offer, refusals, notes } of rows) {
      expect(offer).toMatchObject({
        offerType: 'daycare',
        places: [{ street: expect.any(String), latitude: expect.closeTo(51.25, 0) }],
      })
      expect(refusals).toEqual([{ code: 'no_organisation' }])
      expect(notes).toEqual([])
    }
    expect(rows.filter(({ offer }) => Array.isArray(offer['phones']) && offer['phones'].length > 0)).toHaveLength(43)
    expect(rows.find(({ sourceId }) => sourceId === '10009')?.title).toBe(
      'Städtische Tageseinrichtung für Kinder, Am Jagdhaus 50',
    )
  })

  it('of Köln’s areas meet under one key, each quarter in its district', async () => {
    const children = await listed('koeln-children-2012.csv')
    const mapping = proposeMapping(children, [], none, 'koeln-children-2012.csv')
    const areas = children.rows.map((row) => mapArea(row, mapping).area)
    expect(areas).toHaveLength(96)
    expect(areas.find(({ id }) => id === 'koeln-909')).toMatchObject({ name: 'Flittard', parentId: 'koeln-009' })
    const known = areas.map(({ id, name, level, parentId }) => ({ id, name, level, parentId })) as Parameters<
      typeof mapArea
    >[2] &
      object
    for (const name of ['koeln-stadtteile.geojson', 'koeln-stadtbezirke.geojson']) {
      const borders = await listed(name)
      const here = proposeMapping(borders, [], { areas: known }, name)
      const ids = borders.rows.map((row) => mapArea(row, here, known).area['id'])
      expect(ids.filter((id) => !known.some((area) => area.id === id))).toEqual([])
    }
  })
})
