/**
 * Case reference, own words and follow-up day of a referral: they stay on this device, in a table of
 * their own that sync never reads, until sealing can carry them to the own organisation's devices.
 */
import { database, type LocalNote } from './database.ts'
import { withStorageProblems } from './trouble.ts'

export async function localNote(ref: string): Promise<LocalNote | undefined> {
  return database.localNotes.get(ref)
}

/** The notes of several referrals by `ref`. */
export async function localNotes(refs: readonly string[]): Promise<Map<string, LocalNote>> {
  const notes = await database.localNotes.bulkGet([...refs])
  return new Map(notes.flatMap((note): [string, LocalNote][] => (note === undefined ? [] : [[note.ref, note]])))
}

/** Keeps a note; one without content is removed. */
export async function keepLocalNote(note: LocalNote): Promise<void> {
  const { ref, ...content } = note
  const filled = Object.fromEntries(
    Object.entries(content).filter(([, text]) => text !== undefined && text.trim() !== ''),
  )
  await withStorageProblems(async () => {
    if (Object.keys(filled).length === 0) await database.localNotes.delete(ref)
    else await database.localNotes.put({ ref, ...filled })
  })
}

export async function dropLocalNote(ref: string): Promise<void> {
  await database.localNotes.delete(ref)
}
