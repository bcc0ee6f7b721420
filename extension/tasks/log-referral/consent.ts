/**
 * What consent a form of referral needs, and how far it opens the way to the receiving organisation. With a
 * given consent the referral itself travels; each scope adds one thing, and nothing travels without its scope
 * (§ 65 SGB VIII). Without consent the family carries the hand-over code itself.
 */
import type { Consent, ConsentScope } from '../../../shared/codes/index.ts'
import { depthsWithReceiver } from '../../../shared/referral/event-type.ts'
import type { ReferralForm } from '../../store/draft-forms.ts'
import { usualConsent } from '../../store/usual-consent.ts'

type ConsentPart = Pick<ReferralForm, 'depth' | 'consent' | 'consentScopes'>

/** Whether another organisation takes part: informing a family alone hands nothing over. */
export function hasReceiverSide(depth: ReferralForm['depth']): boolean {
  return depthsWithReceiver.some((each) => each === depth)
}

/** Whether the family agreed, by word or in writing; nothing else opens the way. */
export function isGiven(consent: ReferralForm['consent']): boolean {
  return consent === 'verbal_documented' || consent === 'written_on_file'
}

/** Choosing a consent: scopes belong to a given one alone. */
export function withConsent(form: ReferralForm, consent: Consent): ReferralForm {
  const scopes =
    form.consentScopes.length > 0 || form.depth === '' ? form.consentScopes : usualConsent[form.depth].consentScopes
  return { ...form, consent, consentChosen: true, consentScopes: isGiven(consent) ? scopes : [] }
}

/** Whether the referral travels to the offer's organisation. */
export function travels(form: ConsentPart): boolean {
  return hasReceiverSide(form.depth) && isGiven(form.consent)
}

/** Whether the family agreed to a scope, and the referral travels at all. */
export function travelsWith(form: ConsentPart, scope: ConsentScope): boolean {
  return travels(form) && form.consentScopes.includes(scope)
}

const withReceiver: readonly Consent[] = ['verbal_documented', 'written_on_file', 'family_contacts_itself', 'refused']
const withoutReceiver: readonly Consent[] = ['not_needed_info_only', ...withReceiver]

/** The consents that make sense for a depth; what was never given cannot be withdrawn yet. */
export function consentChoices(form: Pick<ReferralForm, 'depth' | 'consent'>): Consent[] {
  const sensible = hasReceiverSide(form.depth) ? withReceiver : withoutReceiver
  return form.consent === '' || sensible.includes(form.consent) ? [...sensible] : [...sensible, form.consent]
}
