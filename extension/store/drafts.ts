/**
 * Drafts: every keystroke is kept, so that closing the panel, the browser or the machine loses nothing.
 * The database writes with strict durability; while one write is under way only the newest form waits.
 * A form names a family, so it lies under the local key; that there is a draft may be known while locked.
 */
import { v7 as uuidv7 } from 'uuid'
import { Problem } from '../../shared/problem.ts'
import { caseContext } from './case-context.ts'
import type { DraftRecord } from './database.ts'
import { type Device, thisDevice } from './device.ts'
import { type DraftForm, referralFormOf } from './draft-forms.ts'
import { lastSearch } from './last-search.ts'
import { elsewhere } from './live.ts'
import { isLocked, writeSealed } from './local-key.ts'
import { newestWrites } from './newest-write.ts'
import { prefilledReferral, prefilledUnmetNeed } from './prefilled-forms.ts'
import { openDraft, sealDraft } from './sealed-draft.ts'
import { withStorageProblems } from './trouble.ts'

/**
 * Begins a referral to an offer, prefilled; an untouched draft for the same offer is taken up again.
 * @returns the draft's id for `/log/:draftId`
 * @throws {Problem} `not_found` when the device has no such offer, `locked`, and those of a failing storage
 */
export async function startReferralDraft(
  offerId: string,
  continued: { basedOn?: string; chain?: string } = {},
  device: Device = thisDevice,
): Promise<string> {
  return withStorageProblems(async () => {
    const offer = await device.database.offers.get(offerId)
    if (offer === undefined) throw new Problem('not_found')
    const form = { ...prefilledReferral(offer, caseContext.value, lastSearch.value), ...continued }
    const untouched = (await listDrafts(device)).find(
      (draft) => draft.kind === 'referral' && isUntouched(draft) && referralFormOf(draft).offerId === offerId,
    )
    return beginDraft(device, 'referral', form, untouched?.id)
  })
}

/** Begins the record of a need without a fitting offer; its id is for `/unmet/:draftId`. */
export async function startUnmetNeedDraft(device: Device = thisDevice): Promise<string> {
  return withStorageProblems(async () => {
    const untouched = (await listDrafts(device)).find((draft) => draft.kind === 'unmet_need' && isUntouched(draft))
    return beginDraft(device, 'unmet_need', prefilledUnmetNeed(caseContext.value, lastSearch.value), untouched?.id)
  })
}

/** Puts a form down as an untouched draft. @param again an untouched one that it replaces */
export async function beginDraft(
  device: Device,
  kind: DraftRecord['kind'],
  form: DraftForm,
  again?: string,
): Promise<string> {
  const id = again ?? uuidv7()
  await sealDraft(device, { id, kind, changedAt: device.clock.now(), touched: false, form })
  return id
}

/** Nothing was entered beyond what was prefilled. */
export function isUntouched(draft: DraftRecord): boolean {
  return draft.touched === false
}

/** As it stands after what this page is still writing. Works inside `useLive`. @throws {Problem} `locked`, `cannot_open` */
export async function readDraft(id: string, device: Device = thisDevice): Promise<DraftRecord | undefined> {
  await elsewhere(() => writes.done(id).catch(() => undefined))
  const stored = await device.database.drafts.get(id)
  return stored === undefined ? undefined : openDraft(device, stored)
}

/** All drafts, last changed first; while the page is locked, and where one cannot be opened, without the form. */
export async function listDrafts(device: Device = thisDevice): Promise<DraftRecord[]> {
  const stored = await device.database.drafts.orderBy('changedAt').reverse().toArray()
  const drafts: DraftRecord[] = []
  for (const draft of stored) {
    const { sealed: _, ...closed } = draft
    drafts.push(
      await openDraft(device, draft).catch((failure: unknown) => {
        if (failure instanceof Problem) return { ...closed, form: undefined }
        throw failure
      }),
    )
  }
  return drafts
}

const writes = newestWrites<DraftForm>()

/**
 * Keeps a form as it stands. Writes at once; while a write is under way only the newest form waits for
 * the next. A draft that was deleted meanwhile is not brought back. In a locked page nothing is written and
 * nothing fails: what was kept before it locked stays.
 * @returns when this form, or a newer one, stands in the database
 * @throws {Problem} `local_storage_full`, `local_storage_broken`
 */
export function keepDraft(id: string, form: DraftForm, device: Device = thisDevice): Promise<void> {
  return writes.keep(id, form, (newest) => writeForm(id, newest, device))
}

async function writeForm(id: string, form: DraftForm, device: Device): Promise<void> {
  const { database, clock } = device
  if (await isLocked(device)) return
  try {
    await withStorageProblems(() =>
      writeSealed(device, form, [database.drafts], (sealed) =>
        database.drafts.update(id, { sealed, touched: true, changedAt: clock.now(), form: undefined }),
      ),
    )
  } catch (failure) {
    if (!(failure instanceof Problem) || failure.code !== 'locked') throw failure
  }
}

/** When every form that this page gave to `keepDraft` so far is kept, or could not be: before a page locks. */
export async function draftsSettled(): Promise<void> {
  await writes.settled()
}

/**
 * Deletes a draft and returns it, so that `restoreDraft` can bring it back; undefined where nothing can be brought
 * back, because there was none or it cannot be opened.
 * @throws {Problem} `locked`
 */
export async function deleteDraft(id: string, device: Device = thisDevice): Promise<DraftRecord | undefined> {
  await writes.done(id)
  const draft = await readDraft(id, device).catch((failure: unknown) => {
    if (failure instanceof Problem && failure.code === 'cannot_open') return undefined
    throw failure
  })
  await device.database.drafts.delete(id)
  return draft
}

/** @throws {Problem} `locked` */
export async function restoreDraft(record: DraftRecord, device: Device = thisDevice): Promise<void> {
  await withStorageProblems(() => sealDraft(device, record))
}

/** Removes drafts that were opened on an earlier day and never touched. */
export async function clearUntouchedDrafts(before: number, device: Device = thisDevice): Promise<void> {
  const { drafts } = device.database
  await drafts.filter((draft) => draft.touched === false && draft.changedAt < before).delete()
}
