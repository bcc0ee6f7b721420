/** What a new draft need not ask: the case at hand, the last search and the chosen offer already say it. */
import { type AgeBand, ageBands, type LifePhase, lifePhases, type Need } from '../../shared/codes/index.ts'
import { offerTypeFacts } from '../../shared/codes/offer-type-facts.ts'
import type { Offer } from '../../shared/offer.ts'
import type { CaseContext } from '../search/types.ts'
import {
  emptyReferralForm,
  emptyUnmetNeedForm,
  type FamilyForm,
  type ReferralForm,
  type UnmetNeedForm,
} from './draft-forms.ts'
import type { LastSearch } from './last-search.ts'

const mostNeeds = 6
const mostAlternatives = 8

export function prefilledReferral(
  offer: Pick<Offer, 'id' | 'offerType' | 'needs'>,
  context: CaseContext,
  search: LastSearch,
): ReferralForm {
  return {
    ...emptyReferralForm,
    ...familyOf(context),
    offerId: offer.id,
    suggestedNeeds: suggestedNeeds(search.needs, offer.needs, offerTypeFacts[offer.offerType].needs),
    suggestedAlternatives: search.offerIds.filter((id) => id !== offer.id).slice(0, mostAlternatives),
  }
}

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
