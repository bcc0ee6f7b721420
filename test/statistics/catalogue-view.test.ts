import { expect, it } from 'vitest'
import { writeCatalogue } from '../../server/catalogue/write.ts'
import { readCatalogueView } from '../../server/statistics/catalogue-view.ts'
import type { Area } from '../../shared/area.ts'
import { networkSchema } from '../../shared/network.ts'
import { eachEngine } from '../engines/each.ts'

const area = (id: string, level: Area['level'], parentId: string | null): Area => ({ id, name: id, level, parentId })
const areas = [
  area('kreis', 'kreis', null),
  area('town', 'municipality', 'kreis'),
  area('north', 'social_space', 'town'),
  area('row', 'quarter', 'north'),
]

eachEngine((engine) => {
  it('puts a family that is known by its town alone into the town’s region, as those of its social spaces', async () => {
    const store = await engine.freshStore()
    await writeCatalogue(store, [
      { kind: 'network', id: 'network', data: networkSchema.parse({ name: 'Kreis im Test', areaId: 'kreis' }) },
      ...areas.map((data) => ({ kind: 'area', id: data.id, data }) as const),
    ])
    const view = await readCatalogueView(store.db, { offers: [], areas: [...areas.map(({ id }) => id), 'nowhere'] })
    expect(areas.map(({ id }) => view.regionsOf(id))).toEqual([undefined, ['town'], ['town'], ['north', 'town']])
    expect(view.regionsOf('nowhere')).toBeUndefined()
  })
})
