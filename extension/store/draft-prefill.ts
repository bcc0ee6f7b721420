/**
 * A draft that continues a referral: to another offer where the first did not work out, or on to the next link of
 * the chain. It has no offer at first; the search then leads back into it.
 */
import { type Signal, signal } from '@preact/signals'
import { Problem } from '../../shared/problem.ts'
import { openScopes } from '../../shared/referral/transitions.ts'
import { caseContext } from './case-context.ts'
import { type Device, thisDevice } from './device.ts'
import { referralFormOf } from './draft-forms.ts'
import { beginDraft, isUntouched, keepDraft, listDrafts, readDraft, startReferralDraft } from './drafts.ts'
import { lastSearch } from './last-search.ts'
import { continuedReferral, readyToSave, withOffer } from './prefilled-forms.ts'
import { referral } from './read-referrals.ts'
import { sealDraft } from './sealed-draft.ts'
import { withStorageProblems } from './trouble.ts'

/** The draft for which this page is looking for an offer. Ends with the page; the draft itself stays. */
export const seekingOffer: Signal<string | undefined> = signal(undefined)

/**
 * Begins a referral that continues another one, in the same chain. As the receiver the family is handed on to the
 * next link, with what the sender was allowed to tell and still is; as the sender it is referred anew.
 * @returns the draft's id for `/log/:draftId`
 * @throws {Problem} `not_found` when the device has no such referral, and those of a failing storage
 */
export async function startDraftFrom(
  ref: string,
  { as }: { as: 'sender' | 'receiver' },
  device: Device = thisDevice,
): Promise<string> {
  return withStorageProblems(async () => {
    const record = await referral(ref, device)
    if (record === undefined) throw new Problem('not_found')
    const knowsFamily = as === 'sender' || openScopes(record.state).includes('forward_need')
    const search = as === 'receiver' ? { query: '', offerIds: [], needs: [] } : lastSearch.value
    const untouched = (await listDrafts(device)).find(
      (draft) => draft.kind === 'referral' && isUntouched(draft) && referralFormOf(draft).basedOn === ref,
    )
    return beginDraft(device, 'referral', continuedReferral(record.state, search, knowsFamily), untouched?.id)
  })
}

/**
 * The draft for an offer that a person decided on: the one that was looking for it, else a new one.
 * @throws {Problem} `not_found` when the device has no such offer, and those of a failing storage
 */
export async function draftForOffer(offerId: string, device: Device = thisDevice): Promise<string> {
  const draftId = seekingOffer.value
  const taken = draftId !== undefined && (await chooseOffer(draftId, offerId, device))
  seekingOffer.value = undefined
  return taken ? draftId : startReferralDraft(offerId, {}, device)
}

/** The draft that was begun to be saved as it is: its form opens at the button for it. Ends with the page. */
export const readyDraft: Signal<string | undefined> = signal(undefined)

/**
 * The same draft, filled in so that it can be saved as it is where the need is known.
 * @throws {Problem} as `draftForOffer`, `locked`
 */
export async function readyDraftForOffer(offerId: string, device: Device = thisDevice): Promise<string> {
  return withStorageProblems(async () => {
    const draftId = await draftForOffer(offerId, device)
    const draft = await readDraft(draftId, device)
    if (draft === undefined) throw new Problem('not_found')
    await sealDraft(device, { ...draft, form: readyToSave(referralFormOf(draft), caseContext.value) })
    readyDraft.value = draftId
    return draftId
  })
}

/** Puts an offer into a draft. False where the draft is gone. */
export async function chooseOffer(draftId: string, offerId: string, device: Device = thisDevice): Promise<boolean> {
  const [draft, offer] = await Promise.all([readDraft(draftId, device), device.database.offers.get(offerId)])
  if (offer === undefined) throw new Problem('not_found')
  if (draft === undefined) return false
  await keepDraft(draftId, withOffer(referralFormOf(draft), offer), device)
  return true
}
