/** Areas come in as offers do: a tree without a circle, borders and children kept, each refusal with its place. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { writeCatalogue } from '../../server/catalogue/write.ts'
import { openStore, type Store } from '../../server/store/open.ts'
import { type Area, areaSchema } from '../../shared/area.ts'
import { importMappingSchema } from '../../shared/protocol/import-mapping.ts'
import { aPlannedImport, applied, rowsOf } from '../builders/an-import.ts'

const mapping = importMappingSchema.parse({
  source: 'Gebiete',
  subject: 'areas',
  area: {
    id: { column: 'Schlüssel' },
    name: { column: 'Name' },
    level: { value: 'social_space' },
    parentId: { column: 'gehört zu' },
  },
})
const list = (...rows: string[]) => new TextEncoder().encode(['Schlüssel;Name;gehört zu', ...rows].join('\n'))
const border: Area['geometry'] = {
  type: 'Polygon',
  coordinates: [
    [
      [7, 51],
      [7.1, 51],
      [7.1, 51.1],
      [7, 51],
    ],
  ],
}

let store: Store
beforeEach(async () => {
  store = await openStore('sqlite::memory:')
  const town = {
    id: '05999',
    name: 'Silberfurt',
    level: 'municipality',
    parentId: null,
    children: { prenatal: 120 },
    geometry: border,
  }
  await writeCatalogue(store, [{ kind: 'area', id: '05999', data: town }])
})
afterEach(async () => await store.close())

async function areas(): Promise<Area[]> {
  const rows = await store.db
    .selectFrom('catalogue_item')
    .select('data')
    .where('kind', '=', 'area')
    .orderBy('id')
    .execute()
  return rows.map(({ data }) => areaSchema.parse(JSON.parse(data ?? 'null')))
}

describe('a list of areas', () => {
  it('hangs each under its parent, also one that comes later in the list', async () => {
    const planned = await aPlannedImport(store, list('05999-2;Hafen;05999-1', '05999-1;Altstadt;05999'), { mapping })
    expect(planned.counts).toEqual({ new: 2 })
    await applied(store, planned.id)
    expect((await areas()).map(({ id, parentId }) => [id, parentId])).toEqual([
      ['05999', null],
      ['05999-1', '05999'],
      ['05999-2', '05999-1'],
    ])
  })

  it('finds a parent whose key is known with other leading zeros', async () => {
    await applied(store, (await aPlannedImport(store, list('05999-1;Altstadt;05999'), { mapping })).id)
    await applied(store, (await aPlannedImport(store, list('05999-101;Kai;05999-001'), { mapping })).id)
    expect((await areas()).find(({ name }) => name === 'Kai')?.parentId).toBe('05999-1')
  })

  it('with a circle is refused there, with the way around, and with it what hangs on it', async () => {
    const rows = ['05999-1;A;05999-2', '05999-2;B;05999-3', '05999-3;C;05999-1', '05999-4;D;05999-1', '05999-5;E;05999']
    const planned = await aPlannedImport(store, list(...rows), { mapping })
    const found = (await rowsOf(store, planned.id)).map(({ line, outcome, reasons }) => [
      line,
      outcome,
      reasons[0]?.code,
    ])
    expect(found).toEqual([
      [2, 'refused', 'area_cycle'],
      [3, 'refused', 'area_cycle'],
      [4, 'refused', 'area_cycle'],
      [5, 'refused', 'unknown_parent'],
      [6, 'new', undefined],
    ])
    expect((await rowsOf(store, planned.id))[0]?.reasons[0]?.text).toBe('05999-1 → 05999-2 → 05999-3 → 05999-1')
  })

  it('keeps border and children of which it does not speak', async () => {
    const named = importMappingSchema.parse({ ...mapping, area: { ...mapping.area, level: { value: 'municipality' } } })
    const planned = await aPlannedImport(store, list('05999;Silberfurt am See;'), { mapping: named })
    await applied(store, planned.id)
    expect((await areas())[0]).toMatchObject({
      name: 'Silberfurt am See',
      geometry: border,
      children: { prenatal: 120 },
    })
  })
})
