/** A new offer begins as a draft on this device, under the id it will keep. */
import { v7 as uuidv7 } from 'uuid'
import type { Offer } from '../../../shared/offer.ts'
import { now } from '../../platform/clock.ts'
import { editDraftId, keepEditDraft } from '../../store/edit-drafts.ts'
import { emptyForm, formOf, type OfferForm } from './offer-form.ts'

/** Offers that this page itself began: their drafts are no surprise when they are opened. */
export const begunHere = new Set<string>()

/** @returns the offer's id */
export async function beginOffer(organisationId: string): Promise<string> {
  return begin(emptyForm(organisationId))
}

/** All but what is known of the one offer alone: since when it is confirmed, where it came from. */
export async function beginCopy(offer: Offer, title: string): Promise<string> {
  return begin({ ...formOf(offer), title: title.slice(0, 200), status: 'draft' })
}

async function begin(form: OfferForm): Promise<string> {
  const id = uuidv7({ msecs: now() })
  await keepEditDraft({ id: editDraftId('offer', id), was: null, form })
  begunHere.add(id)
  return id
}
