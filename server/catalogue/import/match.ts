/**
 * Check and match: every candidate against the catalogue and its schemas. A known offer is found by
 * source and sourceId and keeps what the file does not speak of.
 */
import { v7 as uuidv7 } from 'uuid'
import { codeLists, type OfferType } from '../../../shared/codes/index.ts'
import { offerTypeFacts } from '../../../shared/codes/offer-type-facts.ts'
import { type Offer, offerSchema } from '../../../shared/offer.ts'
import type { CatalogueChange } from '../write.ts'
import { defined, told } from './check.ts'
import type { Known } from './known.ts'
import type { Candidate, Values } from './map-row.ts'
import { organisationMatcher } from './match-organisation.ts'
import type { RowReport } from './report.ts'

export type Plan = { rows: RowReport[]; changes: CatalogueChange[]; newOrganisations: number }

/** What to write so that the catalogue says what the file says; refused rows change nothing. */
export function planOf(candidates: readonly Candidate[], known: Known, source: string): Plan {
  const organisations = organisationMatcher(known, source)
  const changes: CatalogueChange[] = []
  const lineOf = new Map<string, number>()
  const rows = candidates.map((candidate): RowReport => {
    const { line, title, sourceId, notes, refusals } = candidate
    const refused = (reason: string): RowReport => ({ line, title, outcome: 'refused', reason, notes })
    const [...reasons] = refusals
    const twin = lineOf.get(sourceId)
    if (twin !== undefined) reasons.push(`the same sourceId “${sourceId}” stands in line ${twin} already`)
    if (reasons.length > 0) return refused(reasons.join('; '))
    lineOf.set(sourceId, line)
    const provider = organisations.match(candidate.organisation)
    if (typeof provider === 'string') return refused(provider)
    const present = known.offerOf(source, sourceId)
    const offer = merged(candidate, present, { organisationId: provider.id, source })
    if (typeof offer === 'string') return refused(offer)
    const unknownArea = [...offer.areaIds, ...offer.places.flatMap(({ areaId }) => areaId ?? [])].find(
      (id) => !known.areaIds.has(id),
    )
    if (unknownArea !== undefined) return refused(`the network has no area “${unknownArea}”`)
    organisations.keep(provider)
    if (present !== undefined && JSON.stringify(present) === JSON.stringify(offer))
      return { line, title, outcome: 'unchanged', notes }
    changes.push({ kind: 'offer', id: offer.id, data: offer })
    return { line, title, outcome: present === undefined ? 'new' : 'changed', notes }
  })
  const kept = organisations.changes()
  return { rows, changes: [...kept.changes, ...changes], newOrganisations: kept.created }
}

/** The offer as it will stand, or why it may not. */
function merged(candidate: Candidate, present: Offer | undefined, rest: Values): Offer | string {
  const type = candidate.offer['offerType'] as OfferType
  const sameType = present !== undefined && present.offerType === type
  const values: Values = {
    ...usualOf(type),
    ...present,
    ...(present !== undefined && !sameType && usualOf(type)),
    ...candidate.offer,
    ...placesOf(candidate.offer['places'], present),
    ...rest,
    id: present?.id ?? uuidv7(),
    sourceId: candidate.sourceId,
  }
  for (const [field, usual] of Object.entries(usualOf(type))) if (isEmpty(values[field])) values[field] = usual
  const parsed = offerSchema.safeParse(defined(values))
  return parsed.success ? parsed.data : told(parsed.error.issues)
}

/** A list that speaks of one place keeps what somebody added to it, such as its area. */
function placesOf(read: unknown, present: Offer | undefined): Values {
  if (!Array.isArray(read)) return {}
  const before = read.length === 1 && present?.places.length === 1 ? present.places[0] : undefined
  return { places: read.map((place: Values) => defined({ ...before, ...place })) }
}

/** What is usual for the type, where the file does not say. */
function usualOf(type: OfferType): Values {
  const entry = codeLists.offerType.find(({ code }) => code === type)
  if (entry === undefined) return {}
  const { fields, needs } = offerTypeFacts[type]
  return {
    fields: [...fields],
    needs: [...needs],
    lifePhases: [...entry.phases],
    access: entry.access,
    preventionLevel: entry.level,
    legalBasis: entry.legal,
  }
}

function isEmpty(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.length === 0)
}
