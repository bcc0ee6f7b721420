/** Puts what an editor changed into the outbox: a new offer whole, a known one by the fields that differ. */
import type { Offer } from '../../../shared/offer.ts'
import { dropEditDraft, editDraftId } from '../../store/edit-drafts.ts'
import { keepEdit } from '../../store/edits.ts'
import { changesOf, fieldsOfThing, isEmpty } from './offer-changes.ts'

/** False where nothing differs. @throws {Problem} those of a failing storage */
export async function saveOffer(was: Offer | null, offer: Offer): Promise<boolean> {
  const item = offer.id
  const changes = was === null ? { was: {}, now: fieldsOfThing(offer) } : changesOf(was, offer)
  if (!isEmpty(changes)) await keepEdit({ kind: 'offer', item, act: was === null ? 'create' : 'change', ...changes })
  await dropEditDraft(editDraftId('offer', item))
  return !isEmpty(changes)
}

/** Takes a draft away that was never published. */
export async function removeOffer(offer: Offer): Promise<void> {
  await keepEdit({ kind: 'offer', item: offer.id, act: 'remove', was: fieldsOfThing(offer), now: {} })
  await dropEditDraft(editDraftId('offer', offer.id))
}
