/** A server whose catalogue anybody may read, and how a stranger reads it. */
import { type CatalogueChange, writeCatalogue } from '../../server/catalogue/write.ts'
import type { Store } from '../../server/store/open.ts'
import type { Offer } from '../../shared/offer.ts'
import { aServer } from './a-server.ts'

type Page = {
  total_items: number
  total_pages: number
  page_number: number
  size: number
  first_page: boolean
  last_page: boolean
  empty: boolean
  contents: { id: string }[]
}

export const put = (offer: Offer): CatalogueChange => ({ kind: 'offer', id: offer.id, data: offer })
export const opened: CatalogueChange = {
  kind: 'network',
  id: 'network',
  data: { name: 'Kreis Musterland', readApi: true },
}

export async function anOpenNetwork(store: Store, ...changes: CatalogueChange[]) {
  const server = await aServer(store)
  await writeCatalogue(store, [opened, ...changes], server.clock.now)
  const ask = async (path: string, init: RequestInit = {}) => await server.app.request(`/hsds${path}`, init)
  const read = async <T = Page>(path: string): Promise<T> => {
    const response = await ask(path)
    if (response.status !== 200) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    return (await response.json()) as T
  }
  const ids = async (path: string) => (await read(path)).contents.map(({ id }) => id)
  return { ...server, ask, read, ids }
}

export const hsdsLists = ['services', 'service_at_locations', 'organizations', 'taxonomies', 'taxonomy_terms'] as const
