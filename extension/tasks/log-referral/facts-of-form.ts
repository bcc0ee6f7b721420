/**
 * From a filled form to coded facts, or to what is still missing. The checks are few: a form that asks
 * for more than it needs is abandoned.
 */
import type { Offer } from '../../../shared/offer.ts'
import type { RequestedFacts, UnmetNeedFacts } from '../../../shared/referral/event.ts'
import type { FamilyForm, ReferralForm, UnmetNeedForm } from '../../store/draft-forms.ts'
import { isGiven, travels } from './consent.ts'

/** What is wrong, by field, as a key of the words of `log`. */
export type Faults = Partial<Record<'depth' | 'needs' | 'consent' | 'respondBy' | 'unmetNeedReason', FaultWord>>
export type FaultWord =
  | 'faultDepth'
  | 'faultNeeds'
  | 'faultConsent'
  | 'faultHandoverConsent'
  | 'faultRespondBy'
  | 'faultUnmetNeedReason'

export type Checked<F> = { ok: true; facts: F } | { ok: false; faults: Faults }

/** Facts of `requested`; `to` only where something may travel to the offer's organisation. */
export function requestedOf(
  form: ReferralForm,
  offer: Pick<Offer, 'id' | 'offerType' | 'organisationId'>,
  today: string,
): Checked<{ facts: RequestedFacts; to?: string }> {
  const faults: Faults = { ...needFaults(form) }
  if (form.depth === '') faults.depth = 'faultDepth'
  if (form.consent === '') faults.consent = 'faultConsent'
  else if (form.depth === 'handed_over' && !isGiven(form.consent)) faults.consent = 'faultHandoverConsent'
  const sent = travels(form)
  if (sent && form.respondBy !== '' && form.respondBy < today) faults.respondBy = 'faultRespondBy'
  if (Object.keys(faults).length > 0 || form.depth === '' || form.consent === '') return { ok: false, faults }
  const facts: RequestedFacts = {
    ...aboutFamily(form, today),
    offerId: offer.id,
    offerType: offer.offerType,
    depth: form.depth,
    ...(form.channel !== '' && { channel: form.channel }),
    consent: form.consent,
    consentScopes: isGiven(form.consent) ? form.consentScopes : [],
    alternatives: form.alternatives.slice(0, 10),
    ...(sent && form.respondBy !== '' && { respondBy: form.respondBy }),
    ...(form.basedOn !== undefined && { basedOn: form.basedOn }),
  }
  return { ok: true, facts: { facts, ...(sent && { to: offer.organisationId }) } }
}

export function unmetNeedOf(form: UnmetNeedForm, today: string): Checked<UnmetNeedFacts> {
  const faults: Faults = { ...needFaults(form) }
  if (form.unmetNeedReason === '') faults.unmetNeedReason = 'faultUnmetNeedReason'
  if (Object.keys(faults).length > 0 || form.unmetNeedReason === '') return { ok: false, faults }
  const facts: UnmetNeedFacts = {
    ...aboutFamily(form, today),
    unmetNeedReason: form.unmetNeedReason,
    ...(form.offerType !== '' && { offerType: form.offerType }),
  }
  return { ok: true, facts }
}

function needFaults(form: FamilyForm): Faults {
  return form.needs.length === 0 || form.needs.length > 3 ? { needs: 'faultNeeds' } : {}
}

function aboutFamily(form: FamilyForm, today: string) {
  return {
    on: today,
    needs: form.needs,
    lifePhase: form.lifePhase,
    ageBand: form.ageBand,
    areaId: form.areaId,
    ...(form.language !== '' && { language: form.language }),
  }
}
