/**
 * Check and match: every candidate against the catalogue and its schemas. A known offer is found by
 * source and sourceId and keeps what the file does not speak of.
 */
import { v7 as uuidv7 } from 'uuid'
import { codeLists, type OfferType } from '../../../shared/codes/index.ts'
import { offerTypeFacts } from '../../../shared/codes/offer-type-facts.ts'
import { type Offer, offerSchema } from '../../../shared/offer.ts'
import { type Organisation, organisationSchema } from '../../../shared/organisation.ts'
import type { CatalogueChange } from '../write.ts'
import type { Known } from './known.ts'
import type { Candidate, Values } from './map-row.ts'
import type { RowReport } from './row.ts'

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
    ...rest,
    id: present?.id ?? uuidv7(),
    sourceId: candidate.sourceId,
  }
  for (const [field, usual] of Object.entries(usualOf(type))) if (isEmpty(values[field])) values[field] = usual
  const parsed = offerSchema.safeParse(defined(values))
  return parsed.success ? parsed.data : told(parsed.error.issues)
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

function organisationMatcher(known: Known, source: string) {
  const byName = new Map<string, Organisation>()
  const kept = new Map<string, { organisation: Organisation; created: boolean }>()
  return {
    /** The organisation a row names, known or to be made, or why it cannot be one. */
    match(values: Values): Organisation | string {
      const name = String(values['name'] ?? '')
      const sourceId = String(values['sourceId'] ?? name)
      const made = byName.get(sourceId)
      if (made !== undefined) return made
      const own = known.organisationOf(source, sourceId)
      const present = own ?? known.organisationNamed(name)
      // An organisation of the network that only shares the name is not changed by somebody's list.
      if (present !== undefined && own === undefined) return present
      const parsed = organisationSchema.safeParse(
        defined({
          institutionType: 'independent_provider',
          providerType: 'other',
          ...own,
          ...defined(values),
          id: own?.id ?? uuidv7(),
          source,
          sourceId,
        }),
      )
      if (!parsed.success) return `organisation: ${told(parsed.error.issues)}`
      if (parsed.data.areaId !== undefined && !known.areaIds.has(parsed.data.areaId))
        return `the network has no area “${parsed.data.areaId}”`
      byName.set(sourceId, parsed.data)
      return parsed.data
    },
    /** Only organisations of accepted rows are written. */
    keep(organisation: Organisation): void {
      const present = known.organisationById(organisation.id)
      if (present !== undefined && JSON.stringify(present) === JSON.stringify(organisation)) return
      kept.set(organisation.id, { organisation, created: present === undefined })
    },
    changes(): { changes: CatalogueChange[]; created: number } {
      const all = [...kept.values()]
      return {
        changes: all.map(({ organisation }) => ({ kind: 'organisation', id: organisation.id, data: organisation })),
        created: all.filter(({ created }) => created).length,
      }
    },
  }
}

function defined(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
}

function isEmpty(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.length === 0)
}

function told(issues: readonly { path: PropertyKey[]; message: string }[]): string {
  return issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')
}
