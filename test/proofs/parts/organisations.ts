/** Organisations for proofs: made known to a store through its own catalogue. */
import { v7 as uuidv7 } from 'uuid'
import { writeCatalogue } from '../../../server/catalogue/write.ts'
import type { Store } from '../../../server/store/open.ts'

/** Adds so many organisations with feeds of their own and returns their ids. */
export async function addOrganisations(store: Store, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => uuidv7())
  const changes = ids.map((id, index) => ({
    kind: 'organisation' as const,
    id,
    data: { id, name: `Probe-Einrichtung ${index + 1}`, institutionType: 'counselling_centre', providerType: 'public' },
  }))
  await writeCatalogue(store, changes)
  return ids
}
