/**
 * What is being typed into an editor of the catalogue: every keystroke is kept, so that a closed tab loses nothing.
 * In the clear, unlike a referral's draft: offers hold nothing of a family. `was` is the thing as the editor saw it,
 * so that a draft taken up later knows what others changed meanwhile.
 */
import type { EditableKind } from '../../shared/protocol/catalogue.ts'
import type { EditDraftRecord } from './database.ts'
import { type Device, thisDevice } from './device.ts'
import { newestWrites } from './newest-write.ts'
import { withStorageProblems } from './trouble.ts'

/** `offer:0199…`: under this a draft is kept; a thing has one draft on a device. */
export function editDraftId(kind: EditableKind, item: string): string {
  return `${kind}:${item}`
}

type Form = Omit<EditDraftRecord, 'changedAt'>

const writes = newestWrites<Form>()

/**
 * Keeps a form as it stands.
 * @returns when this form, or a newer one, stands in the database
 * @throws {Problem} those of a failing storage
 */
export function keepEditDraft(draft: Form, { database, clock }: Device = thisDevice): Promise<void> {
  return writes.keep(draft.id, draft, async (newest) => {
    await withStorageProblems(() => database.editDrafts.put({ ...newest, changedAt: clock.now() }))
  })
}

/** By `editDraftId`; undefined where nothing was typed. Works inside `useLive`. */
export async function readEditDraft(
  id: string,
  { database }: Device = thisDevice,
): Promise<EditDraftRecord | undefined> {
  return database.editDrafts.get(id)
}

/** All drafts of a kind, last changed first. */
export async function listEditDrafts(
  kind: EditableKind,
  { database }: Device = thisDevice,
): Promise<EditDraftRecord[]> {
  const drafts = await database.editDrafts.where('id').startsWith(`${kind}:`).sortBy('changedAt')
  return drafts.reverse()
}

/** Removes a draft, after a write of it that is still under way. */
export async function dropEditDraft(id: string, { database }: Device = thisDevice): Promise<void> {
  await writes.done(id)
  await withStorageProblems(() => database.editDrafts.delete(id))
}
