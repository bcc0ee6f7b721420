/** A draft under the local key and back; and those that version 1 left in the clear, sealed once. */
import type { DraftRecord, StoredDraft } from './database.ts'
import type { Device } from './device.ts'
import { isLocked, openSealed, writeSealed } from './local-key.ts'

/** Keeps a draft as it is given. @throws {Problem} `locked` */
export async function sealDraft(device: Device, draft: DraftRecord): Promise<void> {
  const { form, ...open } = draft
  const { drafts } = device.database
  await writeSealed(device, form, [drafts], (sealed) => drafts.put({ ...open, sealed }))
}

/** Works inside `useLive`. @throws {Problem} `locked`, `cannot_open` */
export async function openDraft(device: Device, stored: StoredDraft): Promise<DraftRecord> {
  const { sealed, ...draft } = stored
  if (sealed === undefined) return inTheClear(draft)
  return { ...draft, form: await openSealed(device, sealed) }
}

/** To be called when the database was opened. What is changed or deleted meanwhile stays so. */
export async function sealPlainDrafts(device: Device): Promise<void> {
  const { drafts } = device.database
  const plain = await drafts.filter((draft) => draft.sealed === undefined).toArray()
  if (plain.length === 0 || (await isLocked(device))) return
  for (const draft of plain) {
    const { form, touched } = inTheClear(draft)
    await writeSealed(device, form, [drafts], async (sealed) => {
      const present = await drafts.get(draft.id)
      if (present?.sealed !== undefined || present?.changedAt !== draft.changedAt) return
      await drafts.update(draft.id, { sealed, form: undefined, ...(touched !== undefined && { touched }) })
    })
  }
}

/** Version 1 kept the mark `touched` within the form. */
function inTheClear(draft: DraftRecord): DraftRecord {
  const { touched, ...form } = draft.form as { touched?: boolean }
  return { ...draft, ...(touched !== undefined && { touched }), form }
}
