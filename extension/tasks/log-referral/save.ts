/**
 * Saving: the events are signed and stored at once and together, offline or not, and wait ten seconds before
 * they are sent; in that time undoing takes all of them back and brings the draft back as it was.
 */
import { authorEvents, undoEvents } from '../../events/author.ts'
import type { AnyWritten } from '../../events/written.ts'
import { keyStanding } from '../../keys/standing.ts'
import { dropAnswerCode } from '../../store/answer-codes.ts'
import { caseContext, setCaseContext } from '../../store/case-context.ts'
import { type Device, thisDevice } from '../../store/device.ts'
import type { ReferralForm, UnmetNeedForm } from '../../store/draft-forms.ts'
import { deleteDraft, restoreDraft } from '../../store/drafts.ts'
import { dropLocalNote, keepLocalNote } from '../../store/local-notes.ts'
import { countUse } from '../../store/offer-uses.ts'
import { referral } from '../../store/read-referrals.ts'

/** How long saving can be undone. */
export const undoMs = 10_000

/** `undo` answers false when the time has passed: then only an event of its own takes the referral back. */
export type Saved = { ref: string; undo: () => Promise<boolean> }

/** @throws {Problem} those of `authorEvents`; then the draft stands as it was. */
export async function saveReferral(
  draftId: string,
  form: ReferralForm,
  events: readonly AnyWritten[],
  device: Device = thisDevice,
): Promise<Saved> {
  const saved = await saveEvents(draftId, form, events, device)
  await countUse(form.offerId, form.needs)
  return saved
}

/** @throws {Problem} those of `authorEvents`; then the draft stands as it was. */
export async function saveUnmetNeed(
  draftId: string,
  form: UnmetNeedForm,
  events: readonly AnyWritten[],
  device: Device = thisDevice,
): Promise<Saved> {
  return saveEvents(draftId, form, events, device)
}

/**
 * The draft goes last: after a crash in between it is still there, and nothing is lost. While the own organisation
 * has no keys, what is to be sealed for it waits on this device.
 */
async function saveEvents(
  draftId: string,
  form: ReferralForm | UnmetNeedForm,
  events: readonly AnyWritten[],
  device: Device,
): Promise<Saved> {
  const sealing = (await keyStanding(device)) !== 'none'
  const written = sealing ? events : events.filter(({ type }) => type !== 'noted')
  const { ref, ids } = await authorEvents(written, { holdMs: undoMs }, device)
  const { caseReference, ownWords } = form
  if (!sealing) await keepLocalNote({ ref, caseReference, ownWords }, device)
  const draft = await deleteDraft(draftId, device)
  // What it was about is done; the next search begins with a need of its own.
  if (caseContext.value.need !== undefined) setCaseContext({ need: undefined })
  const undo = async () => {
    if (!(await undoEvents(ref, ids, device))) return false
    await undoLater(ref, device)
    if (draft !== undefined) await restoreDraft(draft, device)
    await Promise.all([dropLocalNote(ref, device), dropAnswerCode(ref)])
    return true
  }
  return { ref, undo }
}

/** What was added within the ten seconds (that the note is filed, say) is held longer than the opening and goes too. */
async function undoLater(ref: string, device: Device): Promise<void> {
  const later = (await referral(ref, device))?.events.map(({ id }) => id) ?? []
  if (later.length > 0) await undoEvents(ref, later, device)
}
