/**
 * A message about a referral while it is being written: kept like every draft, so that a page that locks or closes
 * loses none of it. One for each referral, whichever windows show it; it goes when it was sent, or when nothing stands
 * in it.
 */
import { messageDraftId } from './database.ts'
import { type Device, thisDevice } from './device.ts'
import { type MessageForm, messageFormOf } from './draft-forms.ts'
import { beginDraft, deleteDraft, keepDraft, readDraft } from './drafts.ts'
import type { Keeping } from './kept-form.ts'
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

/** As it is written, in whichever window. */
export function keepingMessage(ref: string, device: Device = thisDevice): Keeping<MessageForm> {
  return {
    async read() {
      const begun = await readDraft(messageDraftId(ref), device)
      return begun && messageFormOf(begun)
    },
    keep: (form) => keepMessage(form, device),
  }
}

/** @throws {Problem} those of a failing storage */
export function keepMessage(form: MessageForm, device: Device = thisDevice): Promise<void> {
  return keepDraft(messageDraftId(form.ref), form, device)
}

/** Ends what was begun and holds nothing: another window may have written into it since. @throws {Problem} `locked`, `cannot_open` */
export async function dropEmptyMessage(ref: string, device: Device = thisDevice): Promise<void> {
  const id = messageDraftId(ref)
  const begun = await readDraft(id, device)
  if (begun === undefined || messageFormOf(begun)?.message.trim() !== '') return
  const { drafts } = device.database
  await device.database.transaction('rw', drafts, async () => {
    if ((await drafts.get(id))?.changedAt === begun.changedAt) await drafts.delete(id)
  })
}

/** @throws {Problem} `locked` */
export async function dropMessage(ref: string, device: Device = thisDevice): Promise<void> {
  await deleteDraft(messageDraftId(ref), device)
}
