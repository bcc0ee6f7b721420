/** The beginning of an empty network: its name, a first organisation, and an invitation for its administrator. */
import { v7 as uuidv7 } from 'uuid'
import type { InstitutionType, ProviderType } from '../../shared/codes/index.ts'
import { writeCatalogue } from '../catalogue/write.ts'
import type { Store } from '../store/open.ts'
import { invite } from './invite.ts'

type Founding = {
  network: string
  organisation: string
  institutionType: InstitutionType
  providerType: ProviderType
}

/** The network has organisations already; its administrators invite from here on. */
export class AlreadyFounded extends Error {}

/** @returns the code of the first administrator. @throws {AlreadyFounded} */
export async function foundNetwork(store: Store, founding: Founding): Promise<string> {
  const present = await store.db.selectFrom('org_feed').select('org_id').limit(1).executeTakeFirst()
  if (present !== undefined) throw new AlreadyFounded()
  const id = uuidv7()
  const { network, organisation: name, institutionType, providerType } = founding
  await writeCatalogue(store, [
    { kind: 'network', id: 'network', data: { name: network } },
    { kind: 'organisation', id, data: { id, name, institutionType, providerType } },
  ])
  return await invite(store, { organisationId: id, role: 'admin' })
}
