/** Every file of the open data beside the project, read where it lies. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readList } from '../../../server/catalogue/import/read/read-list.ts'
import { aZip } from '../../builders/a-zip.ts'

const data = join(import.meta.dirname, '../../../../shared/data')
const bytesOf = (name: string) => new Uint8Array(readFileSync(join(data, name)))
const read = async (bytes: Uint8Array, name = '') => await readList(bytes, { name, today: '2004-06-01' })

describe.skipIf(!existsSync(data))('real lists', () => {
  it.each([
    ['wuppertal-kitas.csv', 'csv', 'offers', 45, 'Name'],
    ['koeln-children-2012.csv', 'csv', 'offers', 96, 'area_name'],
    ['clarat-tag-synonyms.csv', 'csv', 'offers', 216, 'ADHS'],
    ['koeln-stadtteile.geojson', 'geojson', 'areas', 86, 'name'],
    ['koeln-stadtbezirke.geojson', 'geojson', 'areas', 9, 'name'],
    ['hsds/examples/service_full.json', 'hsds', 'offers', 1, 'name'],
    ['hsds/examples/service_list.json', 'hsds', 'offers', 1, 'name'],
    ['hsds/examples/organization_full.json', 'hsds', 'offers', 1, 'name'],
    ['hsds/examples/service_at_location_full.json', 'hsds', 'offers', 1, 'name'],
    ['hsds/examples/service_at_location_list.json', 'hsds', 'offers', 1, 'name'],
    ['hsds/examples/tabular.json', 'hsds', 'offers', 1, 'name'],
  ])('%s is read as %s of %s', async (name, format, subject, count, column) => {
    const file = await read(bytesOf(name))
    expect(file).toMatchObject({ format, subject })
    expect(file.rows).toHaveLength(count)
    expect(file.columns).toContain(column)
  })

  it.each(['organization_list.json', 'taxonomy_list.json', 'taxonomy.json', 'location.json', 'base.json'])(
    'hsds/examples/%s holds no services and is told',
    async (name) => {
      await expect(read(bytesOf(`hsds/examples/${name}`))).rejects.toThrow(/file_unknown: no_(services|list)/)
    },
  )

  it('rows of a list without a head that are wider than its first are told', async () => {
    const { rows } = await read(bytesOf('clarat-tag-synonyms.csv'))
    const told = rows.flatMap(({ broken }) => broken ?? [])
    expect(told.length).toBeGreaterThan(0)
    expect(new Set(told.map(({ code }) => code))).toEqual(new Set(['row_long']))
  })

  it('umlauts and decimal commas of Wuppertal arrive', async () => {
    const { rows } = await read(bytesOf('wuppertal-kitas.csv'))
    const loewen = rows.find(({ cells }) => cells['Name']?.includes('Löwenkinder'))
    expect(loewen?.cells).toMatchObject({ Breite: '51,283354', Länge: '7,227934' })
    expect(JSON.stringify(rows)).not.toMatch(/\ufffd|Ã/)
  })

  it('every border of Köln arrives', async () => {
    const { rows } = await read(bytesOf('koeln-stadtteile.geojson'))
    expect(rows.every(({ geometry }) => (geometry?.coordinates.length ?? 0) > 0)).toBe(true)
  })

  it('the tables of the HSDS example, packed, say the same as its nested service', async () => {
    const folder = 'hsds/examples/csv'
    const files = readdirSync(join(data, folder)).map((name) => ({
      name: `paket/${name}`,
      content: bytesOf(`${folder}/${name}`),
    }))
    const packed = (await read(aZip(...files))).rows[0]
    const nested = (await read(bytesOf('hsds/examples/service_full.json'))).rows[0]
    for (const field of ['id', 'name', 'description', 'minimum_age', 'cost', 'organization.name', 'required_documents'])
      expect([field, packed?.cells[field]]).toEqual([field, nested?.cells[field]])
    expect(packed?.parts).toEqual(nested?.parts)
  })
})
