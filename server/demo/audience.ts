/** For whom an offer is: phases and ages, languages, target groups. */
import {
  type Language,
  type LifePhase,
  lifePhases,
  type offerTypes,
  type TargetGroup,
} from '../../shared/codes/index.ts'
import type { Offer } from '../../shared/offer.ts'
import type { OfferKind } from './kinds/index.ts'
import type { Random } from './random.ts'

export type OfferTypeEntry = (typeof offerTypes)[number]

/**
 * Every third offer of a kind that may be for all phases is; else ages in months and the phases they reach into.
 * @param number of the offer among those of its kind
 */
export function phasesAndAges(
  source: Random,
  type: OfferTypeEntry,
  kind: OfferKind,
  number: number,
): Pick<Offer, 'lifePhases' | 'ageFromMonths' | 'ageToMonths'> {
  if (kind.allPhases && number % 3 === 1) return { lifePhases: ['all_phases'] }
  const usual = lifePhases.filter((phase) => (type.phases as readonly LifePhase[]).includes(phase.code))
  const [from, to] =
    kind.ages === undefined
      ? [Math.min(...usual.map((phase) => phase.ageFromMonths)), Math.max(...usual.map((phase) => phase.ageToMonths))]
      : source.pick(kind.ages)
  const within = usual.filter((phase) => phase.ageFromMonths < to && from < phase.ageToMonths)
  return { lifePhases: within.map((phase) => phase.code), ageFromMonths: from, ageToMonths: to }
}

const commonLanguages = [
  'tr',
  'ar',
  'uk',
  'ru',
  'pl',
  'en',
  'ro',
  'bg',
  'fa',
  'kmr',
  'sq',
  'hr',
  'fr',
  'es',
  'ti',
  'it',
] as const

/** German everywhere; more where newcomers are meant, one or two elsewhere now and then. */
export function languagesOf(source: Random, kind: OfferKind, title: string): Language[] {
  const languages: Language[] = ['de']
  const many = kind.groups.includes('newcomers_refugees')
  if (many || source.chance(0.28))
    languages.push(...source.some(commonLanguages, many ? source.whole(3, 6) : source.whole(1, 2)))
  if (title.includes('Arabisch') && !languages.includes('ar')) languages.push('ar')
  if (source.chance(0.05)) languages.push(source.pick(['de-x-leicht', 'gsg'] as const))
  return languages
}

/** A title may narrow whom the offer is for. */
export function groupsOf(kind: OfferKind, title: string): TargetGroup[] {
  if (title.startsWith('Vater-Kind')) return ['fathers', 'children']
  if (title.startsWith('Mutter-Kind-Gruppe')) return ['mothers', 'children']
  if (/Mädchen(treff|gruppe)/.test(title)) return ['girls_only', 'adolescents']
  if (title.includes('für Jungen')) return ['boys_only', 'adolescents']
  return [...kind.groups]
}
