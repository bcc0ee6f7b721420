/** What the hand-over sheet is made of: all of it lies on this device, none of it is sealed. */
import type { Organisation } from '../../../shared/organisation.ts'
import type { ReferralState } from '../../../shared/referral/state.ts'
import { type AnswerCode, answerCodeOf } from '../../store/answer-codes.ts'
import { type OfferWithProvider, readOffer, readOrganisation } from '../../store/catalogue.ts'
import { enrolment } from '../../store/enrolment.ts'
import { referral } from '../../store/read-referrals.ts'

export type SheetInput = {
  state: ReferralState
  /** The own organisation by name, and how the catalogue says it can be reached. */
  office: { name: string; phone?: string | undefined }
  /** Absent where the catalogue no longer has the offer. */
  chosen: OfferWithProvider | undefined
  /** The receiving organisation where the offer is gone. */
  receiver: Organisation | undefined
  /** An answer link made in this browser session, and the server that opens it. */
  link: (AnswerCode & { server: string }) | undefined
}

/** Undefined where the device has no such referral, or it is no referral to an offer. Works inside `useLive`. */
export async function readSheet(ref: string): Promise<SheetInput | undefined> {
  const record = await referral(ref)
  if (record?.state.requested === undefined) return undefined
  const { state } = record
  const { offerId } = record.state.requested
  const [own, chosen, receiver, code] = await Promise.all([
    enrolment(),
    offerId === undefined ? undefined : readOffer(offerId),
    state.to === null ? undefined : readOrganisation(state.to),
    answerCodeOf(ref),
  ])
  const office = own === undefined ? undefined : await readOrganisation(own.organisationId)
  return {
    state,
    office: { name: own?.organisationName ?? '', phone: office?.phone },
    chosen,
    receiver,
    link: code === undefined || own === undefined ? undefined : { ...code, server: own.server },
  }
}
