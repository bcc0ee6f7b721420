/**
 * Saving: the event is signed and stored at once, offline or not, and waits ten seconds before it is
 * sent; in that time undoing brings the draft back as it was.
 */
import type { RequestedFacts, UnmetNeedFacts } from '../../../shared/referral/event.ts'
import { authorEvent, undoEvent } from '../../events/author.ts'
import type { ReferralForm, UnmetNeedForm } from '../../store/draft-forms.ts'
import { deleteDraft, restoreDraft } from '../../store/drafts.ts'
import { dropLocalNote, keepLocalNote } from '../../store/local-notes.ts'
import { countUse } from '../../store/offer-uses.ts'
import { referral } from '../../store/referrals.ts'

/** How long saving can be undone. */
export const undoMs = 10_000

/** `undo` answers false when the time has passed: then only an event of its own takes the referral back. */
export type Saved = { ref: string; undo: () => Promise<boolean> }

/** @throws {Problem} those of `authorEvent`; then the draft stands as it was. */
export async function saveReferral(
  draftId: string,
  form: ReferralForm,
  { facts, to }: { facts: RequestedFacts; to?: string },
): Promise<Saved> {
  const written = {
    type: 'requested' as const,
    facts,
    ...(form.chain !== undefined && { chain: form.chain }),
    ...(to !== undefined && { to }),
  }
  const event = await authorEvent(written, { holdMs: undoMs })
  const saved = await finished(draftId, form, event)
  if (facts.offerId !== undefined) await countUse(facts.offerId, facts.needs)
  return saved
}

/** @throws {Problem} those of `authorEvent`; then the draft stands as it was. */
export async function saveUnmetNeed(draftId: string, form: UnmetNeedForm, facts: UnmetNeedFacts): Promise<Saved> {
  return finished(draftId, form, await authorEvent({ type: 'unmet_need', facts }, { holdMs: undoMs }))
}

/** The draft goes last: after a crash in between it is still there, and nothing is lost. */
async function finished(
  draftId: string,
  form: ReferralForm | UnmetNeedForm,
  event: { ref: string; id: string },
): Promise<Saved> {
  const { ref, id } = event
  const { caseReference, ownWords } = form
  const followUpOn = 'followUpOn' in form ? form.followUpOn : ''
  await keepLocalNote({ ref, caseReference, ownWords, followUpOn })
  const draft = await deleteDraft(draftId)
  const undo = async () => {
    if (!(await undoEvent(ref, id))) return false
    await undoLater(ref)
    if (draft !== undefined) await restoreDraft(draft)
    await dropLocalNote(ref)
    return true
  }
  return { ref, undo }
}

/** What was added within the ten seconds (that the note is filed, say) is held longer than the opening and goes too. */
async function undoLater(ref: string): Promise<void> {
  for (const event of (await referral(ref))?.events ?? []) await undoEvent(ref, event.id)
}
