/**
 * Case reference, own words and follow-up day on this device alone: version 1 kept them so, and so does a device
 * whose organisation has no keys yet. At the first moment with keys they become sealed events of it, and go. Until
 * then they lie under the local key.
 */
import type { LocalNote } from './database.ts'
import { type Device, thisDevice } from './device.ts'
import { isLocked, openSealed, writeSealed } from './local-key.ts'

/** Works inside `useLive`. @throws {Problem} `locked`, `cannot_open` */
export async function localNote(ref: string, device: Device = thisDevice): Promise<LocalNote | undefined> {
  const stored = await device.database.localNotes.get(ref)
  if (stored === undefined) return undefined
  const { sealed, ...note } = stored
  return sealed === undefined ? note : { ...((await openSealed(device, sealed)) as Omit<LocalNote, 'ref'>), ref }
}

/** Keeps a note; one without content is removed. @throws {Problem} `locked` */
export async function keepLocalNote(note: LocalNote, device: Device = thisDevice): Promise<void> {
  const { localNotes } = device.database
  const { ref, ...content } = note
  const filled = Object.entries(content).filter(([, text]) => text !== undefined && text.trim() !== '')
  if (filled.length === 0) await localNotes.delete(ref)
  else await writeSealed(device, Object.fromEntries(filled), [localNotes], (sealed) => localNotes.put({ ref, sealed }))
}

/** It stands sealed for the organisation now, or saving its referral was undone. */
export async function dropLocalNote(ref: string, { database }: Device = thisDevice): Promise<void> {
  await database.localNotes.delete(ref)
}

/** Seals what version 1 left in the clear. To be called when the database was opened. */
export async function sealPlainNotes(device: Device): Promise<void> {
  const { localNotes } = device.database
  const plain = await localNotes.filter((note) => note.sealed === undefined).toArray()
  if (plain.length === 0 || (await isLocked(device))) return
  for (const { ref, ...content } of plain) {
    await writeSealed(device, content, [localNotes], async (sealed) => {
      const present = await localNotes.get(ref)
      if (present !== undefined && present.sealed === undefined) await localNotes.put({ ref, sealed })
    })
  }
}
