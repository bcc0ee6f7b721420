/**
 * Case reference, own words and follow-up day on this device alone: version 1 kept them so, and so does a device
 * whose organisation has no keys yet. At the first moment with keys they become sealed events of it, and go.
 */
import type { LocalNote } from './database.ts'
import { type Device, thisDevice } from './device.ts'

export async function localNote(ref: string, { database }: Device = thisDevice): Promise<LocalNote | undefined> {
  return database.localNotes.get(ref)
}

/** The notes of several referrals by `ref`. */
export async function localNotes(
  refs: readonly string[],
  { database }: Device = thisDevice,
): Promise<Map<string, LocalNote>> {
  const notes = await database.localNotes.bulkGet([...refs])
  return new Map(notes.flatMap((note): [string, LocalNote][] => (note === undefined ? [] : [[note.ref, note]])))
}

/** Keeps a note; one without content is removed. */
export async function keepLocalNote(note: LocalNote, { database }: Device = thisDevice): Promise<void> {
  const { ref, ...content } = note
  const filled = Object.fromEntries(
    Object.entries(content).filter(([, text]) => text !== undefined && text.trim() !== ''),
  )
  const { localNotes: notes } = database
  if (Object.keys(filled).length === 0) await notes.delete(ref)
  else await notes.put({ ref, ...filled })
}

export async function dropLocalNote(ref: string, { database }: Device = thisDevice): Promise<void> {
  await database.localNotes.delete(ref)
}
