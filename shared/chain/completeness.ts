/** What is missing of an offer that a professional or a family would ask for; what the network demands counts double. */
import type { RequirableField } from '../network.ts'
import type { Offer } from '../offer.ts'

/** What should be known of every offer; `contact` is any way to reach it, `openings` a time or a word about it. */
export const wantedParts = [
  'description',
  'ages',
  'needs',
  'contact',
  'places',
  'openings',
  'cost',
  'capacity',
  'languages',
  'targetGroups',
  'accessNote',
  'url',
] as const
type WantedPart = (typeof wantedParts)[number]

/** Requirable fields that are no part by themselves are asked for where the network demands them. */
const partOfField: Readonly<Record<RequirableField, WantedPart | undefined>> = {
  description: 'description',
  ageFromMonths: 'ages',
  ageToMonths: 'ages',
  needs: 'needs',
  targetGroups: 'targetGroups',
  accessNote: 'accessNote',
  languages: 'languages',
  costNote: undefined,
  places: 'places',
  phones: undefined,
  email: undefined,
  url: 'url',
  openings: 'openings',
  legalBasis: undefined,
}

export type Missing = WantedPart | RequirableField

/** `share` from 0 (nothing of what is wanted) to 1; `missing` with what the network demands first. */
export type Completeness = { share: number; missing: Missing[]; demanded: Missing[] }

/** @param required the network's own demands (`network.requiredFields`) */
export function completenessOf(offer: Offer, required: readonly RequirableField[] = []): Completeness {
  const demanded = new Set<Missing>(required.map((field) => partOfField[field] ?? field))
  const asked = [...new Set<Missing>([...wantedParts, ...demanded])].filter((part) => isAsked(offer, part))
  const missing = asked.filter((part) => !has(offer, part))
  const weight = (part: Missing) => (demanded.has(part) ? 2 : 1)
  const sum = (parts: readonly Missing[]) => parts.reduce((total, part) => total + weight(part), 0)
  const missed = missing.sort((a, b) => weight(b) - weight(a))
  return {
    share: 1 - sum(missing) / sum(asked),
    missing: missed,
    demanded: missed.filter((part) => demanded.has(part)),
  }
}

/** Nobody is asked for the place of a protected offer. */
function isAsked(offer: Offer, part: Missing): boolean {
  return !(part === 'places' && offer.protectedPlace)
}

function has(offer: Offer, part: Missing): boolean {
  switch (part) {
    case 'ages':
      return offer.ageFromMonths !== undefined || offer.ageToMonths !== undefined
    case 'contact':
      return offer.phones.length > 0 || offer.email !== undefined
    case 'openings':
      return offer.openings.length > 0 || filled(offer.openingNote)
    case 'cost':
    case 'capacity':
      return offer[part] !== 'unknown'
    default:
      return filled(offer[part])
  }
}

function filled(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() !== ''
  return Array.isArray(value) ? value.length > 0 : value !== undefined
}

/** The mean of several offers; undefined of none. */
export function meanShare(some: readonly Pick<Completeness, 'share'>[]): number | undefined {
  return some.length === 0 ? undefined : some.reduce((sum, { share }) => sum + share, 0) / some.length
}
