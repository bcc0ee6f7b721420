/** The opening of the database with all that is due then: the mirror made to agree with it, what version 1 left open sealed. */
import { Problem } from '../../shared/problem.ts'
import { openAtOnce } from './birth.ts'
import { type Device, thisDevice } from './device.ts'
import { sealPlainNotes } from './local-notes.ts'
import { settleMirror } from './mirror.ts'
import { sealPlainDrafts } from './sealed-draft.ts'
import { storageProblem } from './trouble.ts'

/**
 * To be called once by the worker, by every page that syncs, and by every page that shows what was sealed.
 * @throws {Problem} as `openAtOnce`
 */
export async function openDatabase(device: Device = thisDevice): Promise<void> {
  await openAtOnce(device, async () => {
    await settleMirror(device)
    await sealWhatIsPlain(device)
  })
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

/** Whether a failure at the start means that the local database cannot be used. */
export function isStorageProblem(failure: unknown): failure is Problem {
  return failure instanceof Problem && failure.code.startsWith('local_storage_')
}
