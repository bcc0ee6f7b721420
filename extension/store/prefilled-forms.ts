/** What a new draft need not ask: the case at hand, the last search and the chosen offer already say it. */
import { type AgeBand, ageBands, type LifePhase, lifePhases, type Need } from '../../shared/codes/index.ts'
import { offerTypeFacts } from '../../shared/codes/offer-type-facts.ts'
import type { Offer } from '../../shared/offer.ts'
import type { ReferralState } from '../../shared/referral/state.ts'
import type { CaseContext } from '../search/types.ts'
import {
  emptyReferralForm,
  emptyUnmetNeedForm,
  type FamilyForm,
  type ReferralForm,
  type UnmetNeedForm,
} from './draft-forms.ts'
import type { LastSearch } from './last-search.ts'
import { withDepth } from './usual-consent.ts'

const mostNeeds = 6
const mostAlternatives = 8

/** For a new case: its need is chosen already. Of the search only needs and offers come here, never its words. */
export function prefilledReferral(
  offer: Pick<Offer, 'id' | 'offerType' | 'needs'>,
  context: CaseContext,
  search: LastSearch,
): ReferralForm {
  return {
    ...emptyReferralForm,
    ...familyOf(context),
    offerId: offer.id,
    needs: context.need === undefined ? [] : [context.need],
    suggestedNeeds: suggestedNeeds(search.needs, offer.needs, offerTypeFacts[offer.offerType].needs),
    suggestedAlternatives: search.offerIds.filter((id) => id !== offer.id).slice(0, mostAlternatives),
  }
}

/**
 * A referral that continues another one of the same family: what is known of the family comes along, what was
 * agreed with it does not. No offer is chosen yet; those discussed last time come first.
 * @param knowsFamily whether the family allows what is known of it to be used again
 */
export function continuedReferral(state: ReferralState, search: LastSearch, knowsFamily: boolean): ReferralForm {
  const about = knowsFamily ? (state.requested ?? state.unmetNeed) : undefined
  const before = state.requested?.offerId
  const offers = [...(state.requested?.alternatives ?? []), ...search.offerIds].filter((id) => id !== before)
  const needs = about?.needs.filter((need) => need !== 'not_recorded') ?? []
  return {
    ...emptyReferralForm,
    needs,
    suggestedNeeds: suggestedNeeds(needs, search.needs),
    lifePhase: about?.lifePhase ?? 'not_recorded',
    ageBand: about?.ageBand ?? 'not_recorded',
    areaId: about?.areaId ?? 'not_recorded',
    language: about?.language ?? '',
    suggestedAlternatives: [...new Set(offers)].slice(0, mostAlternatives),
    chain: state.chain,
    basedOn: state.ref,
  }
}

/**
 * The form as far as it can be filled in without the person: what lets least travel was done (the family was informed,
 * and nothing goes to anybody), and the case's need is what it is about. What was entered stays.
 */
export function readyToSave(form: ReferralForm, { need }: CaseContext): ReferralForm {
  const needs = form.needs.length === 0 && need !== undefined ? [need] : form.needs
  return withDepth({ ...form, needs }, form.depth === '' ? 'informed' : form.depth)
}

/** The form with an offer chosen for it; what the person entered stays, the offer's needs are suggested too. */
export function withOffer(form: ReferralForm, offer: Pick<Offer, 'id' | 'offerType' | 'needs'>): ReferralForm {
  const others = form.offerId === '' ? [] : [form.offerId]
  return {
    ...form,
    offerId: offer.id,
    suggestedNeeds: suggestedNeeds(form.suggestedNeeds, offer.needs, offerTypeFacts[offer.offerType].needs),
    alternatives: form.alternatives.filter((id) => id !== offer.id),
    suggestedAlternatives: [...new Set([...form.suggestedAlternatives, ...others])].filter((id) => id !== offer.id),
  }
}

/** The need the search spoke of most is chosen already; the person sees it and may change it. */
export function prefilledUnmetNeed(context: CaseContext, search: LastSearch): UnmetNeedForm {
  const suggested = suggestedNeeds(search.needs)
  return { ...emptyUnmetNeedForm, ...familyOf(context), suggestedNeeds: suggested, needs: suggested.slice(0, 1) }
}

/** Needs the query spoke of and the offer answers, then the query's others, then the offer's, then its type's. */
function suggestedNeeds(fromQuery: readonly Need[], ...fromOffer: (readonly Need[])[]): Need[] {
  const answered = new Set(fromOffer.flat())
  const both = fromQuery.filter((need) => answered.has(need))
  const all = new Set([...both, ...fromQuery, ...fromOffer.flat()])
  all.delete('other')
  all.delete('not_recorded')
  return [...all].slice(0, mostNeeds)
}

function familyOf(context: CaseContext): Pick<FamilyForm, 'lifePhase' | 'ageBand' | 'areaId' | 'language'> {
  const { ageMonths } = context
  const byAge = ageMonths === undefined ? undefined : lifePhaseOf(ageMonths)
  return {
    lifePhase: context.lifePhase ?? byAge ?? 'not_recorded',
    ageBand: ageMonths === undefined ? 'not_recorded' : ageBandOf(ageMonths),
    areaId: context.areaId ?? 'not_recorded',
    language: context.language ?? '',
  }
}

/** The age band of an age in months; negative before birth. From 27 on there is none. */
export function ageBandOf(ageMonths: number): AgeBand {
  if (ageMonths < 0) return 'prenatal'
  const years = Math.floor(ageMonths / 12)
  if (years > 26) return 'not_recorded'
  const band = ageBands.findLast((entry) => 'fromYears' in entry && entry.fromYears <= years)
  return band?.code ?? 'not_recorded'
}

/** The first life phase an age belongs to; phases overlap where a transition lies. */
export function lifePhaseOf(ageMonths: number): LifePhase | undefined {
  return lifePhases.find(
    ({ code, ageFromMonths, ageToMonths }) =>
      code !== 'all_phases' && ageFromMonths <= ageMonths && ageMonths < ageToMonths,
  )?.code
}
