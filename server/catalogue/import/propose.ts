/** The proposed mapping of a file, without an import. */
import type { ImportMapping } from '../../../shared/protocol/import-mapping.ts'
import { dayOf } from '../../../shared/utc-day.ts'
import type { Store } from '../../store/open.ts'
import type { ImportInput } from './import.ts'
import { readSources } from './job/saved-sources.ts'
import { proposeMapping } from './map/propose-mapping.ts'
import { readAreas } from './plan/plan-file.ts'
import { readAddress } from './read/read-address.ts'
import { readList } from './read/read-list.ts'

/** @throws {Problem} when the file cannot be read */
export async function proposalFor(
  store: Store,
  { bytes = new Uint8Array(), address, name = '', now = Date.now }: ImportInput,
): Promise<ImportMapping> {
  const today = dayOf(now())
  const file = address === undefined ? await readList(bytes, { name, today }) : await readAddress(address, { today })
  return proposeMapping(file, await readSources(store.db, file, today), { areas: await readAreas(store.db) }, name)
}
