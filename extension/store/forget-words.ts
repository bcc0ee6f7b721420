/** What was typed about a referral and lies on this device alone goes with the referral: its note, a message begun. */
import { type Database, messageDraftId } from './database.ts'

/** To be called inside a transaction over `localNotes` and `drafts`. */
export async function forgetWords({ localNotes, drafts }: Database, ref: string): Promise<void> {
  await localNotes.delete(ref)
  await drafts.delete(messageDraftId(ref))
}
