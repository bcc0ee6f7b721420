/**
 * Opens the database and makes sure that it is the one this device has always had. Browsers silently
 * recreate a corrupted database (signalapp/Signal-Desktop#718); a random id that lies in the database
 * and outside of it tells, and what was not yet delivered comes back from its mirror.
 */
import { type Device, thisDevice } from './device.ts'
import { dropMeta, readMeta, writeMeta } from './meta.ts'
import { storageProblem } from './trouble.ts'

const birthKey = 'dbBirth'
const attempts = 3

/**
 * Opens it for a page that is to show something at once. What else is due at an opening (open.ts) waits for the page
 * or the worker that syncs.
 * @param also what is to be done before it counts as opened
 * @throws {Problem} `local_storage_broken`, `local_storage_full`; what is undelivered can then still
 *   be exported (`exportUndelivered`)
 */
export async function openAtOnce(device: Device = thisDevice, also = async () => {}): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      const outside = device.storage.get([birthKey])
      // Who waits for the database first hears of its failure first.
      outside.catch(() => undefined)
      await device.database.open()
      await guardBirth(device, (await outside)[birthKey])
      await also()
      return
    } catch (failure) {
      const problem = storageProblem(failure)
      if (problem === undefined) throw failure
      if (attempt === attempts) throw problem
      device.database.close({ disableAutoOpen: false })
    }
  }
}

async function guardBirth(device: Device, outside: unknown): Promise<void> {
  const { database, storage } = device
  const inside = await readMeta(database, 'birth')
  if (inside !== undefined && inside === outside) return
  if (outside === undefined) {
    const birth = inside ?? crypto.randomUUID()
    await writeMeta(database, 'birth', birth)
    await storage.set({ [birthKey]: birth })
    return
  }
  const { restoreFromMirror } = await import('./restore.ts')
  await restoreFromMirror(device)
  const birth = inside ?? crypto.randomUUID()
  await storage.set({ [birthKey]: birth })
  // Last of all: a restoration that was cut off begins again.
  await writeMeta(database, 'birth', birth)
}

/** The person has read that the database was lost. */
export async function databaseLossSeen(device: Device = thisDevice): Promise<void> {
  await dropMeta(device.database, 'databaseLostAt')
}
