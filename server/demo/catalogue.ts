/** The demonstration network as the changes that write it into an empty catalogue. */
import type { CatalogueChange } from '../catalogue/write.ts'
import type { DemoNetwork } from './network.ts'

export function catalogueOf(demo: DemoNetwork): CatalogueChange[] {
  const { network, areas, organisations, offers, twins, links, synonyms, codes, reports, targets } = demo
  const items = (kind: CatalogueChange['kind'], things: readonly { id: string }[]): CatalogueChange[] =>
    things.map((data) => ({ kind, id: data.id, data }))
  return [
    { kind: 'network', id: 'network', data: network },
    ...codes.map((data): CatalogueChange => ({ kind: 'codes', id: data.list, data })),
    ...synonyms.map(({ id, data }): CatalogueChange => ({ kind: 'synonyms', id, data })),
    ...items('area', areas),
    ...items('organisation', organisations),
    ...items('offer', [...offers, ...twins]),
    ...items('link', links),
    ...items('report', reports),
    ...items('target', targets),
  ]
}
