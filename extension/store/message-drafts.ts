/**
 * A message about a referral while it is being written: kept like every draft, so that a page that locks or closes
 * loses none of it. One for each referral; it goes when it was sent, or when nothing stands in it.
 */
import { messageDraftId } from './database.ts'
import { type Device, thisDevice } from './device.ts'
import { type MessageForm, messageFormOf } from './draft-forms.ts'
import { beginDraft, deleteDraft, keepDraft, readDraft } from './drafts.ts'
import { withStorageProblems } from './trouble.ts'

/**
 * What was begun, or a new one.
 * @throws {Problem} `locked`, `cannot_open`, and those of a failing storage
 */
export async function startMessage(ref: string, device: Device = thisDevice): Promise<MessageForm> {
  return withStorageProblems(async () => {
    const begun = await readDraft(messageDraftId(ref), device)
    const form = begun === undefined ? undefined : messageFormOf(begun)
    if (form !== undefined) return form
    const fresh = { ref, message: '' }
    await beginDraft(device, 'message', fresh, messageDraftId(ref))
    return fresh
  })
}

/** @throws {Problem} those of a failing storage */
export function keepMessage(form: MessageForm, device: Device = thisDevice): Promise<void> {
  return keepDraft(messageDraftId(form.ref), form, device)
}

/** @throws {Problem} `locked` */
export async function dropMessage(ref: string, device: Device = thisDevice): Promise<void> {
  await deleteDraft(messageDraftId(ref), device)
}
