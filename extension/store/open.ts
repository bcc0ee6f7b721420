/**
 * Opens the database and makes sure that it is the one this device has always had. Browsers silently
 * recreate a corrupted database (signalapp/Signal-Desktop#718); a random id that lies in the database
 * and outside of it tells, and what was not yet delivered comes back from its mirror.
 */
import { Problem } from '../../shared/problem.ts'
import { type Device, thisDevice } from './device.ts'
import { copiedIdentity } from './identity.ts'
import { sealPlainNotes } from './local-notes.ts'
import { dropMeta, readMeta, writeMeta } from './meta.ts'
import { mirrored, settleMirror } from './mirror.ts'
import { putEvents } from './referrals.ts'
import { sealPlainDrafts } from './sealed-draft.ts'
import { storageProblem } from './trouble.ts'

const birthKey = 'dbBirth'
const attempts = 3

/**
 * To be called once by every page and by the worker, before anything else reads the database.
 * @throws {Problem} `local_storage_broken`, `local_storage_full`; what is undelivered can then still
 *   be exported (`exportUndelivered`)
 */
export async function openDatabase(device: Device = thisDevice): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await device.database.open()
      await guardBirth(device)
      await settleMirror(device)
      await sealWhatIsPlain(device)
      return
    } catch (failure) {
      const problem = storageProblem(failure)
      if (problem === undefined) throw failure
      if (attempt === attempts) throw problem
      device.database.close({ disableAutoOpen: false })
    }
  }
}

/** What cannot be sealed now, because a page locked just then or the disk is full, is read as it is and sealed next time. */
async function sealWhatIsPlain(device: Device): Promise<void> {
  try {
    await sealPlainDrafts(device)
    await sealPlainNotes(device)
  } catch (failure) {
    if (!(failure instanceof Problem) && storageProblem(failure) === undefined) throw failure
  }
}

async function guardBirth(device: Device): Promise<void> {
  const { database, storage } = device
  const outside = (await storage.get([birthKey]))[birthKey]
  const inside = await readMeta(database, 'birth')
  if (inside !== undefined && inside === outside) return
  if (outside === undefined) {
    const birth = inside ?? crypto.randomUUID()
    await writeMeta(database, 'birth', birth)
    await storage.set({ [birthKey]: birth })
    return
  }
  await restoreFromMirror(device)
  const birth = inside ?? crypto.randomUUID()
  await storage.set({ [birthKey]: birth })
  // Last of all: a restoration that was cut off begins again.
  await writeMeta(database, 'birth', birth)
}

/** Puts back who the device is and what it had not delivered; everything else comes with the next sync. */
async function restoreFromMirror(device: Device): Promise<void> {
  const { database, clock } = device
  const [identity, events] = await Promise.all([copiedIdentity(device), mirrored(device)])
  await database.transaction('rw', database.meta, database.referrals, async () => {
    if (identity !== undefined && (await readMeta(database, 'enrolment')) === undefined) {
      await writeMeta(database, 'enrolment', identity.enrolment)
      await writeMeta(database, 'tokens', identity.tokens)
    }
    await dropMeta(database, 'feed', 'catalogue')
    for (const { ref, id, p, s } of events) {
      const present = (await database.referrals.get(ref))?.events ?? []
      if (!present.some((event) => event.id === id))
        await putEvents(database, ref, [...present, { id, p, s, gen: null }])
    }
    await writeMeta(database, 'databaseLostAt', clock.now())
  })
}

/** The person has read that the database was lost. */
export async function databaseLossSeen(device: Device = thisDevice): Promise<void> {
  await dropMeta(device.database, 'databaseLostAt')
}

/** Whether a failure at the start means that the local database cannot be used. */
export function isStorageProblem(failure: unknown): failure is Problem {
  return failure instanceof Problem && failure.code.startsWith('local_storage_')
}
