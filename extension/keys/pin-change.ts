/** What setting, changing and taking away the PIN does to the local key and to everything under it. */
import { localKeyFrom, newLocalKeyBytes } from '../crypto/local-key.ts'
import { wrapLocalKey } from '../crypto/pin.ts'
import type { Device } from '../store/device.ts'
import { holdLocalKey, localKey } from '../store/local-key.ts'
import { dropMeta, type MetaValues, readMeta, writeMeta } from '../store/meta.ts'
import { resealAll } from '../store/reseal.ts'
import { tryPin } from './pin-tries.ts'

/** @throws {Problem} `pin_wrong`, `too_many_requests` */
export async function changePin(device: Device, pin: string, current: string): Promise<void> {
  await device.locks.alone(`set-pin:${device.database.name}`, async () => {
    const lock = await readMeta(device.database, 'lock')
    if (lock === undefined) await firstPin(device, pin)
    else await otherPin(device, lock, pin, current)
  })
}

async function firstPin(device: Device, pin: string): Promise<void> {
  const { database } = device
  const before = await localKey(device)
  const id = crypto.randomUUID()
  const bytes = newLocalKeyBytes()
  const wrapped = await wrapLocalKey(bytes, pin)
  const after = { id, key: await localKeyFrom(bytes) }
  holdLocalKey(device, after)
  await resealAll(device, before, after, async () => {
    await writeMeta(database, 'lock', { id, wrapped })
    await dropMeta(database, 'localKey', 'pinTries')
  })
}

/** The local key stays the same, so that nothing under it has to move, pages that are open stay so, and a passkey opens on. */
async function otherPin(device: Device, lock: MetaValues['lock'], pin: string, current: string): Promise<void> {
  const bytes = await tryPin(device, lock.wrapped, current)
  const wrapped = await wrapLocalKey(bytes, pin)
  await device.database.transaction('rw', device.database.meta, async () => {
    // A passkey that was set up or removed meanwhile is not undone.
    await writeMeta(device.database, 'lock', { ...((await readMeta(device.database, 'lock')) ?? lock), wrapped })
  })
  holdLocalKey(device, { id: lock.id, key: await localKeyFrom(bytes) })
}

/** The same local key from now on lies open to this browser, and a passkey goes with the PIN. @throws {Problem} `pin_wrong`, `too_many_requests` */
export async function dropPin(device: Device, current: string): Promise<void> {
  const { database } = device
  // Alone like setting one: else another page that changes it at this moment would bring the lock back over an open key.
  await device.locks.alone(`set-pin:${database.name}`, async () => {
    const lock = await readMeta(database, 'lock')
    if (lock === undefined) return
    const key = await localKeyFrom(await tryPin(device, lock.wrapped, current))
    await database.transaction('rw', database.meta, async () => {
      await writeMeta(database, 'localKey', { id: lock.id, key })
      await dropMeta(database, 'lock', 'pinTries')
    })
  })
}
