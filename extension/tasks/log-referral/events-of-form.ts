/**
 * From a filled form to the events that are written: `requested` for both sides as far as consent reaches, and
 * beside it what only the own organisation keeps. Or what is still missing.
 */
import type { Offer } from '../../../shared/offer.ts'
import type { RequestedFacts } from '../../../shared/referral/event.ts'
import type { AnyWritten } from '../../events/written.ts'
import type { FamilyForm, ReferralForm, UnmetNeedForm } from '../../store/draft-forms.ts'
import { isGiven, travels, travelsWith } from './consent.ts'
import { type Faults, notedPartOf, referralFaults, sharedPartOf, unmetNeedFaults } from './faults-of-form.ts'

type Checked = { ok: true; events: AnyWritten[] } | { ok: false; faults: Faults }

type Scene = {
  /** The day it is written, `YYYY-MM-DD`. */
  today: string
  /** Whether contact data and a message can be sealed for the receiving organisation. */
  mayShare: boolean
}

/** The opening comes first; its receiver is set only where the referral travels. */
export function referralEvents(
  form: ReferralForm,
  offer: Pick<Offer, 'id' | 'offerType' | 'organisationId'>,
  { today, mayShare }: Scene,
): Checked {
  const faults = referralFaults(form, today, mayShare)
  const { depth, consent } = form
  if (Object.keys(faults).length > 0 || depth === '' || consent === '') return { ok: false, faults }
  const sent = travels(form)
  const needTravels = travelsWith(form, 'forward_need')
  const talk = {
    ...(form.channel !== '' && { channel: form.channel }),
    alternatives: form.alternatives.slice(0, 10),
  }
  const told = !sent || needTravels
  const facts: RequestedFacts = {
    ...(told ? aboutFamily(form, today) : unrecorded(today)),
    ...(sent ? { alternatives: [] } : talk),
    offerId: offer.id,
    offerType: offer.offerType,
    depth,
    consent,
    consentScopes: isGiven(consent) ? form.consentScopes : [],
    ...(travelsWith(form, 'feedback') && form.respondBy !== '' && { respondBy: form.respondBy }),
    ...(form.basedOn !== undefined && { basedOn: form.basedOn }),
  }
  const described = sent && (!told || form.channel !== '' || talk.alternatives.length > 0)
  const shared = mayShare && travelsWith(form, 'forward_contact') ? sharedPartOf(form) : undefined
  const events: AnyWritten[] = [
    {
      type: 'requested',
      facts,
      ...(form.chain !== undefined && { chain: form.chain }),
      ...(sent && { to: offer.organisationId }),
    },
    ...(described ? [{ type: 'described' as const, facts: { ...aboutFamily(form, today), ...talk } }] : []),
    ...(shared === undefined
      ? []
      : [{ type: 'shared' as const, facts: { on: today }, part: { t: 'shared' as const, body: shared } }]),
    ...notedEvents(form, today),
    ...(form.followUpOn === ''
      ? []
      : [{ type: 'planned' as const, facts: { on: today, followUpOn: form.followUpOn } }]),
  ]
  return { ok: true, events }
}

/** For the own organisation alone: an unmet need has no receiver. @param today `YYYY-MM-DD` */
export function unmetNeedEvents(form: UnmetNeedForm, today: string): Checked {
  const faults = unmetNeedFaults(form)
  const { unmetNeedReason, offerType } = form
  if (Object.keys(faults).length > 0 || unmetNeedReason === '') return { ok: false, faults }
  const facts = { ...aboutFamily(form, today), unmetNeedReason, ...(offerType !== '' && { offerType }) }
  return { ok: true, events: [{ type: 'unmet_need', facts }, ...notedEvents(form, today)] }
}

function notedEvents(form: FamilyForm, on: string): AnyWritten[] {
  const body = notedPartOf(form)
  return body === undefined ? [] : [{ type: 'noted', facts: { on }, part: { t: 'noted', body } }]
}

function aboutFamily(form: FamilyForm, on: string) {
  const { needs, lifePhase, ageBand, areaId, language } = form
  return { on, needs, lifePhase, ageBand, areaId, ...(language !== '' && { language }) }
}

/** What stands in place of the family where the receiver may not know the need. */
function unrecorded(on: string) {
  const not = 'not_recorded' as const
  return { on, needs: [], lifePhase: not, ageBand: not, areaId: not }
}
