/**
 * Who the device is towards the server, kept twice: in the database, and in `storage.local` so that a
 * device whose database was lost can still deliver what it wrote. The keys cannot be kept twice: they
 * are non-extractable.
 */
import type { Tokens } from '../../shared/protocol/enrolment.ts'
import type { StoredKeys } from '../crypto/device-keys.ts'
import type { Device } from './device.ts'
import { type Enrolment, readMeta, writeMeta } from './meta.ts'

const key = 'identity'

type Identity = { enrolment: Enrolment; tokens: Tokens }

/** Stores a new identity with its keys: as they lie in `joining` by now, for a PIN set meanwhile wrapped them anew. */
export async function keepIdentity(device: Device, identity: Identity, keys: StoredKeys): Promise<void> {
  const { database, storage } = device
  await database.transaction('rw', database.meta, async () => {
    const joining = await readMeta(database, 'joining')
    const begun = joining?.deviceId === identity.enrolment.deviceId
    await writeMeta(database, 'keys', begun ? joining.keys : keys)
    await writeMeta(database, 'enrolment', identity.enrolment)
    await writeMeta(database, 'tokens', identity.tokens)
  })
  await storage.set({ [key]: identity })
}

/** Stores renewed tokens. */
export async function keepTokens(device: Device, tokens: Tokens): Promise<void> {
  await writeMeta(device.database, 'tokens', tokens)
  const copy = await copiedIdentity(device)
  if (copy !== undefined) await device.storage.set({ [key]: { ...copy, tokens } })
}

/** The copy outside the database. */
export async function copiedIdentity(device: Device): Promise<Identity | undefined> {
  return (await device.storage.get([key]))[key] as Identity | undefined
}
