/** Every record that the read API gives out, against the official schemas of HSDS 3.0. */
import { describe, expect, it } from 'vitest'
import type { CatalogueChange } from '../../server/catalogue/write.ts'
import { demoNetwork } from '../../server/demo/network.ts'
import { openStore } from '../../server/store/open.ts'
import { anOpenNetwork, hsdsLists, put } from '../builders/an-open-network.ts'
import { emptyPlaces, officialHsds, officialSchemas } from '../builders/official-hsds.ts'

describe.skipIf(!officialSchemas)('the demonstration network', () => {
  it('is valid in every record of every list and item, with nothing empty, and lists agree with items', async () => {
    const store = await openStore('sqlite::memory:')
    const { network, organisations, areas, offers } = demoNetwork({ offers: 130 })
    const { read, ids, ask } = await anOpenNetwork(
      store,
      { kind: 'network', id: 'network', data: network },
      ...areas.map((area): CatalogueChange => ({ kind: 'area', id: area.id, data: area })),
      ...organisations.map((each): CatalogueChange => ({ kind: 'organisation', id: each.id, data: each })),
      ...offers.map(put),
    )
    const wrong = officialHsds()
    const schemas: Record<(typeof hsdsLists)[number], { list: string; item: string }> = {
      services: { list: 'service_list', item: 'service' },
      service_at_locations: { list: 'service_at_location_list', item: 'service_at_location' },
      organizations: { list: 'organization_list', item: 'organization' },
      taxonomies: { list: 'taxonomy', item: 'taxonomy' },
      taxonomy_terms: { list: 'taxonomy_term', item: 'taxonomy_term' },
    }
    const check = (schema: string, record: unknown) => {
      expect(wrong(schema, record), schema).toEqual([])
      expect(emptyPlaces(record)).toEqual([])
    }
    for (const list of hsdsLists) {
      const seen: string[] = []
      for (let page = 1; ; page++) {
        const part = await read(`/${list}?per_page=40&page=${page}`)
        for (const record of part.contents) check(schemas[list].list, record)
        seen.push(...part.contents.map(({ id }) => id))
        if (part.last_page) {
          expect(seen).toHaveLength(part.total_items)
          break
        }
      }
      expect(seen).toEqual([...new Set(seen)].sort())
      for (const id of seen) {
        const record = await read<{ id: string }>(`/${list}/${id}`)
        expect(record.id).toBe(id)
        check(schemas[list].item, record)
      }
      const lines = (await (await ask(`/${list}?format=ndjson`)).text()).trim().split('\n')
      expect(lines.map((line) => (JSON.parse(line) as { id: string }).id)).toEqual(seen)
    }
    const published = offers.filter(({ status }) => status === 'published').map(({ id }) => id)
    expect((await ids('/services?minimal=true')).sort()).toEqual(published.sort())
    for (const [path, schema] of [
      ['/services?full=true&per_page=100', 'service'],
      ['/organizations?full=true', 'organization'],
      ['/organizations?full_service=true', 'organization'],
      ['/service_at_locations?full=true&per_page=100', 'service_at_location'],
    ] as const)
      for (const record of (await read(path)).contents) check(schema, record)
    await store.close()
  })
})
