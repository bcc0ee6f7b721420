/** The coded facts with which a demonstration referral opens: who it is for, as far as codes say, and what was agreed. */
import {
  type AgeBand,
  ageBands,
  type ContactChannel,
  type InstitutionType,
  lifePhases,
  type ReferralDepth,
} from '../../../shared/codes/index.ts'
import type { Offer } from '../../../shared/offer.ts'
import type { RequestedFacts, UnmetNeedFacts } from '../../../shared/referral/event.ts'
import { depthsWithReceiver } from '../../../shared/referral/event-type.ts'
import type { Random } from '../random.ts'

type About = Pick<RequestedFacts, 'needs' | 'lifePhase' | 'ageBand' | 'areaId' | 'language'>

/** Need, age and place of a family for whom the offer is right. `home`: the social space it lives in. */
export function aboutFamily(source: Random, offer: Offer, home: string): About {
  const needs = offer.needs.slice(0, 3)
  const from = offer.ageFromMonths ?? 0
  const to = offer.ageToMonths ?? 216
  const months = source.whole(from, Math.max(from, to - 1))
  const phases = lifePhases.filter(
    ({ code, ageFromMonths, ageToMonths }) => code !== 'all_phases' && ageFromMonths <= months && months < ageToMonths,
  )
  const foreign = offer.languages.filter((language) => language !== 'de')
  const hidden = source.next()
  return {
    needs: [source.pick(needs), ...needs.filter(() => source.chance(0.2))]
      .filter((need, at, all) => all.indexOf(need) === at)
      .slice(0, 3),
    lifePhase: source.chance(0.04) ? 'not_recorded' : source.pick(phases).code,
    ageBand: source.chance(0.04) ? 'not_recorded' : ageBandOf(months),
    areaId: hidden < 0.05 ? 'not_recorded' : hidden < 0.07 ? 'outside' : home,
    ...(foreign.length > 0 && source.chance(0.3) && { language: source.pick(foreign) }),
  }
}

function ageBandOf(months: number): AgeBand {
  if (months < 0) return 'prenatal'
  const band = ageBands.findLast((entry) => 'fromYears' in entry && entry.fromYears * 12 <= months)
  return band?.code ?? 'not_recorded'
}

const channels: Partial<Record<InstitutionType, readonly ContactChannel[]>> = {
  birth_clinic: ['ward_round'],
  childrens_hospital: ['ward_round', 'in_person'],
  paediatric_practice: ['practice_hour'],
  gynaecology_practice: ['practice_hour'],
  family_centre: ['event', 'walk_in', 'in_person'],
  family_office: ['walk_in', 'phone', 'in_person'],
}

const usualChannels: readonly ContactChannel[] = ['in_person', 'home_visit', 'phone', 'video', 'mail']

const shallow: readonly ReferralDepth[] = ['informed', 'contact_enabled']

/** Depth, channel and consent; a receiver only where another organisation runs the offer. */
export function agreement(
  source: Random,
  sender: InstitutionType,
  mayHaveReceiver: boolean,
): Pick<RequestedFacts, 'depth' | 'channel' | 'consent' | 'consentScopes'> {
  const channel = source.pick(channels[sender] ?? usualChannels)
  if (!mayHaveReceiver || source.chance(0.38)) {
    const depth = source.pick(shallow)
    const consent = depth === 'informed' ? 'not_needed_info_only' : 'family_contacts_itself'
    return { depth, channel, consent, consentScopes: [] }
  }
  const consentScopes: RequestedFacts['consentScopes'] = ['forward_contact', 'forward_need']
  if (source.chance(0.85)) consentScopes.push('feedback')
  if (source.chance(0.3)) consentScopes.push('conversation')
  return {
    depth: source.pick(depthsWithReceiver),
    channel,
    consent: source.pick(['verbal_documented', 'written_on_file'] as const),
    consentScopes,
  }
}

const reasons: readonly UnmetNeedFacts['unmetNeedReason'][] = [
  'no_capacity',
  'no_capacity',
  'no_capacity',
  'no_offer_exists',
  'too_far',
  'language_missing',
  'no_outreach',
  'age_gap',
  'cost',
  'opening_hours',
]

/** A need no offer met, told by the offer one would have wished for. */
export function unmet(source: Random, wished: Offer, home: string): Omit<UnmetNeedFacts, 'on'> {
  return {
    ...aboutFamily(source, wished, home),
    unmetNeedReason: source.pick(reasons),
    ...(source.chance(0.8) && { offerType: wished.offerType }),
  }
}
