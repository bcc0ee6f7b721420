/** What the catalogue says today of the offers and areas that records name: asked in few queries, for these alone. */
import type { Area } from '../../shared/area.ts'
import type { AreaLevel } from '../../shared/codes/index.ts'
import type { Network } from '../../shared/network.ts'
import type { Offer } from '../../shared/offer.ts'
import type { CatalogueKind } from '../../shared/protocol/catalogue.ts'
import { notInCatalogue } from '../../shared/statistics/dimensions.ts'
import type { Db } from '../store/schema.ts'

/** `provider`: the offer's organisation, or `other` where the catalogue has none of that id. */
type KnownOffer = { field: string; provider: string }

export type CatalogueView = {
  /** Undefined where the catalogue has no such offer. */
  offer(id: string): KnownOffer | undefined
  /**
   * The regions an area lies in: those above it without the network's own, and itself where it may hold others.
   * Undefined for the network's own and where there is no such area.
   */
  regionsOf(areaId: string): string[] | undefined
}

/** Levels of areas that are not divided any further. */
const finest: readonly unknown[] = ['social_space', 'quarter'] satisfies AreaLevel[]

type Named = { offers: readonly string[]; areas: readonly string[] }
type Wanted = Map<CatalogueKind, Set<string>>
type Found = Map<string, unknown>

/** Of offers and areas that are not named the view says that they are not there. */
export async function readCatalogueView(db: Db, { offers, areas }: Named): Promise<CatalogueView> {
  const found: Found = new Map()
  let wanted: Wanted = new Map([
    ['offer', new Set(offers)],
    ['area', new Set(areas)],
  ])
  if (areas.length > 0) wanted.set('network', new Set(['network']))
  // A round for each level of the tree of areas; what was asked for is never asked for again.
  while ([...wanted.values()].some(({ size }) => size > 0)) wanted = await read(db, wanted, found)
  const item = <T>(kind: CatalogueKind, id: string) => (found.get(`${kind}/${id}`) ?? undefined) as T | undefined
  const root = item<Partial<Network>>('network', 'network')?.areaId
  return {
    offer(id) {
      const offer = item<Offer>('offer', id)
      if (offer === undefined) return undefined
      const provider = item('organisation', offer.organisationId) === undefined ? notInCatalogue : offer.organisationId
      return { field: offer.fields[0] ?? '', provider }
    },
    regionsOf(areaId) {
      const own = item<Area>('area', areaId)
      if (areaId === root || own === undefined) return undefined
      const above = finest.includes(own.level) ? [] : [areaId]
      for (let at: string | null | undefined = areaId; at !== null && at !== undefined; ) {
        at = item<Area>('area', at)?.parentId
        if (at === null || at === undefined || at === areaId || above.includes(at)) break
        above.push(at)
      }
      // Where the network names no area of its own, what all others lie in is its own.
      return root === undefined ? above.slice(0, -1) : above.filter((id) => id !== root)
    },
  }
}

/** Reads what is wanted and says what it leads to: providers of offers, parents of areas. */
async function read(db: Db, wanted: Wanted, found: Found): Promise<Wanted> {
  const kinds = [...wanted].filter(([, ids]) => ids.size > 0)
  const rows = await db
    .selectFrom('catalogue_item')
    .select(['kind', 'id', 'data'])
    .where('data', 'is not', null)
    .where((on) => on.or(kinds.map(([kind, ids]) => on.and([on('kind', '=', kind), on('id', 'in', [...ids])]))))
    .execute()
  for (const [kind, ids] of kinds) for (const id of ids) found.set(`${kind}/${id}`, null)
  const next = { organisation: new Set<string>(), area: new Set<string>() }
  for (const { kind, id, data } of rows) {
    const item: unknown = JSON.parse(data ?? 'null')
    found.set(`${kind}/${id}`, item)
    if (kind === 'offer') next.organisation.add((item as Offer).organisationId)
    const parent = kind === 'area' ? (item as Area).parentId : null
    if (typeof parent === 'string' && !found.has(`area/${parent}`)) next.area.add(parent)
  }
  return new Map(Object.entries(next) as [CatalogueKind, Set<string>][])
}
