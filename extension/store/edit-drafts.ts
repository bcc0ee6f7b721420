/**
 * What is being typed into an editor of the catalogue: every keystroke is kept, so that a closed tab loses nothing.
 * In the clear, unlike a referral's draft: offers hold nothing of a family. `was` is the thing as the editor saw it,
 * so that a draft taken up later knows what others changed meanwhile.
 */
import type { EditableKind } from '../../shared/protocol/catalogue.ts'
import type { EditDraftRecord } from './database.ts'
import { type Device, thisDevice } from './device.ts'
import { withStorageProblems } from './trouble.ts'

export function editDraftId(kind: EditableKind, item: string): string {
  return `${kind}:${item}`
}

/** One write at a time for each draft, and the newest form that waits for the next. */
type Writer = { next: Omit<EditDraftRecord, 'changedAt'> | undefined; done: Promise<void> }
const writers = new Map<string, Writer>()

/**
 * Keeps a form as it stands.
 * @returns when this form, or a newer one, stands in the database
 * @throws {Problem} those of a failing storage
 */
export function keepEditDraft(draft: Omit<EditDraftRecord, 'changedAt'>, device: Device = thisDevice): Promise<void> {
  const running = writers.get(draft.id)
  if (running !== undefined) {
    running.next = draft
    return running.done
  }
  const writer: Writer = { next: draft, done: Promise.resolve() }
  writers.set(draft.id, writer)
  writer.done = writeAll(draft.id, writer, device)
  return writer.done
}

async function writeAll(id: string, writer: Writer, { database, clock }: Device): Promise<void> {
  try {
    while (writer.next !== undefined) {
      const record = { ...writer.next, changedAt: clock.now() }
      writer.next = undefined
      await withStorageProblems(() => database.editDrafts.put(record))
    }
  } finally {
    writers.delete(id)
  }
}

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
  const writer = writers.get(id)
  if (writer !== undefined) {
    writer.next = undefined
    await writer.done
  }
  await withStorageProblems(() => database.editDrafts.delete(id))
}
