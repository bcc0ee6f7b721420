/** The offers of the catalogue as far as resemblance needs them, page by page: a large catalogue blocks nobody. */

import { providerKey } from '../../../../shared/resemblance/names.ts'
import { outlineOf, resemblanceIndex } from '../../../../shared/resemblance/resemblance.ts'
import type { Db } from '../../../store/schema.ts'
import { kindPages } from '../../kind-pages.ts'
import type { KnownOrganisations } from './organisations.ts'
import { fieldsIn } from './seen.ts'

/**
 * @param pause lets others have their turn after each page
 * @returns `index` of all offers that have not ended; `named`: ids of the offers that came from this source, by its
 *   own ids
 */
export async function readCatalogueOutlines(
  { db, source, pause }: { db: Db; source: string; pause: () => Promise<void> },
  organisations: KnownOrganisations,
) {
  const index = resemblanceIndex()
  const named = new Map<string, string>()
  const keys = new Map<string, string>()
  const providerOf = (id: string): string => {
    const before = keys.get(id)
    if (before !== undefined) return before
    const key = providerKey(String(organisations.byId.get(id)?.['name'] ?? ''))
    keys.set(id, key)
    return key
  }
  for await (const page of kindPages(db, 'offer')) {
    for (const { id, data } of page) {
      const offer = fieldsIn(data) ?? {}
      if (offer['source'] === source && typeof offer['sourceId'] === 'string') named.set(offer['sourceId'], id)
      if (offer['status'] !== 'ended') index.add(outlineOf(id, offer, providerOf(String(offer['organisationId']))))
    }
    await pause()
  }
  return { index, named }
}
