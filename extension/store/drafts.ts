/**
 * Drafts: every keystroke is kept, so that closing the panel, the browser or the machine loses nothing.
 * The database writes with strict durability; while one write is under way only the newest form waits.
 */
import { v7 as uuidv7 } from 'uuid'
import { Problem } from '../../shared/problem.ts'
import { now } from '../platform/clock.ts'
import { caseContext } from './case-context.ts'
import { type DraftRecord, database } from './database.ts'
import { type DraftForm, referralFormOf } from './draft-forms.ts'
import { prefilledReferral, prefilledUnmetNeed } from './draft-prefill.ts'
import { lastSearch } from './last-search.ts'
import { withStorageProblems } from './trouble.ts'

/**
 * Begins a referral to an offer, prefilled; an untouched draft for the same offer is taken up again.
 * @returns the draft's id for `/log/:draftId`
 * @throws {Problem} `not_found` when the device has no such offer, and those of a failing storage
 */
export async function startReferralDraft(
  offerId: string,
  continued: { basedOn?: string; chain?: string } = {},
): Promise<string> {
  return withStorageProblems(async () => {
    const offer = await database.offers.get(offerId)
    if (offer === undefined) throw new Problem('not_found')
    const form = { ...prefilledReferral(offer, caseContext.value, lastSearch.value), ...continued }
    const untouched = (await listDrafts()).find(
      (draft) => draft.kind === 'referral' && isUntouched(draft) && referralFormOf(draft).offerId === offerId,
    )
    return begin('referral', form, untouched?.id)
  })
}

/** Begins the record of a need without a fitting offer; its id is for `/unmet/:draftId`. */
export async function startUnmetNeedDraft(): Promise<string> {
  return withStorageProblems(async () => {
    const untouched = (await listDrafts()).find((draft) => draft.kind === 'unmet_need' && isUntouched(draft))
    return begin('unmet_need', prefilledUnmetNeed(caseContext.value, lastSearch.value), untouched?.id)
  })
}

async function begin(kind: DraftRecord['kind'], form: DraftForm, again: string | undefined): Promise<string> {
  const id = again ?? uuidv7()
  await database.drafts.put({ id, kind, changedAt: now(), form: { ...form, touched: false } })
  return id
}

/** Nothing was entered beyond what was prefilled. */
export function isUntouched(draft: DraftRecord): boolean {
  return (draft.form as { touched?: boolean }).touched === false
}

export async function readDraft(id: string): Promise<DraftRecord | undefined> {
  return database.drafts.get(id)
}

/** All drafts, last changed first. */
export async function listDrafts(): Promise<DraftRecord[]> {
  return database.drafts.orderBy('changedAt').reverse().toArray()
}

/** One write at a time for each draft, and the newest form that waits for the next. */
type Writer = { next: DraftForm | undefined; done: Promise<void> }
const writers = new Map<string, Writer>()

/**
 * Keeps a form as it stands. Writes at once; while a write is under way only the newest form waits for
 * the next. A draft that was deleted meanwhile is not brought back.
 * @returns when this form, or a newer one, stands in the database
 * @throws {Problem} `local_storage_full`, `local_storage_broken`
 */
export function keepDraft(id: string, form: DraftForm): Promise<void> {
  const running = writers.get(id)
  if (running !== undefined) {
    running.next = form
    return running.done
  }
  const writer: Writer = { next: form, done: Promise.resolve() }
  writers.set(id, writer)
  writer.done = writeAll(id, writer)
  return writer.done
}

async function writeAll(id: string, writer: Writer): Promise<void> {
  try {
    while (writer.next !== undefined) {
      const change = { form: { ...writer.next, touched: true }, changedAt: now() }
      writer.next = undefined
      await withStorageProblems(() => database.drafts.update(id, change))
    }
  } finally {
    writers.delete(id)
  }
}

/** Deletes a draft and returns it, so that `restoreDraft` can bring it back. */
export async function deleteDraft(id: string): Promise<DraftRecord | undefined> {
  const writer = writers.get(id)
  if (writer !== undefined) await writer.done
  return database.transaction('rw', database.drafts, async () => {
    const record = await database.drafts.get(id)
    await database.drafts.delete(id)
    return record
  })
}

export async function restoreDraft(record: DraftRecord): Promise<void> {
  await database.drafts.put(record)
}

/** Removes drafts that were opened on an earlier day and never touched. */
export async function clearUntouchedDrafts(before: number): Promise<void> {
  const stale = (await listDrafts()).filter((draft) => isUntouched(draft) && draft.changedAt < before)
  await database.drafts.bulkDelete(stale.map((draft) => draft.id))
}
