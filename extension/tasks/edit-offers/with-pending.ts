/** An offer as it will be once the server has what was changed here: what a person did is seen at once, offline too. */
import { type Offer, offerSchema } from '../../../shared/offer.ts'
import { asMeant, type Meant } from '../../store/as-meant.ts'

/** @param edits of this offer, oldest first; what is in conflict or was refused is not in it */
export function withPending(stored: Offer | undefined, edits: readonly Meant[]): Offer | undefined {
  return asMeant(offerSchema, stored, edits)
}
