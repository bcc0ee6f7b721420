/** A service that a Kettenglied wrote, back to the offer it was: the other direction of `to-service`. */
import { costs } from '../../shared/cost.ts'
import { type Offer, offerSchema } from '../../shared/offer.ts'
import { codesIn, factOf, factsOf } from './attributes.ts'
import { placeOf } from './places.ts'
import { readService } from './read-record.ts'
import { said } from './record.ts'
import { openingsOf } from './schedules.ts'
import { areaUrn, statusOf } from './to-service.ts'

/**
 * The offer of a service of our own making; undefined for any other, which the import understands in its own way.
 * Of a protected place there are no places: `protectedPlace` says that they were left out, not that there are none.
 */
export function fromService(record: unknown): Offer | undefined {
  const read = readService.safeParse(record)
  if (!read.success || codesIn(read.data.attributes, 'offer_type').length === 0) return undefined
  const { data } = read
  const { attributes } = data
  const months = (fact: 'age_from_months' | 'age_to_months') => {
    const value = factOf(attributes, fact)
    return value === undefined ? undefined : Number(value)
  }
  const own = codesIn(attributes, 'own')
  const offer = offerSchema.safeParse(
    said<Record<string, unknown>>({
      id: data.id,
      organisationId: data.organization_id ?? data.organization?.id,
      title: data.name,
      description: data.description,
      offerType: codesIn(attributes, 'offer_type')[0],
      fields: codesIn(attributes, 'field_of_action'),
      lifePhases: codesIn(attributes, 'life_phase'),
      ageFromMonths: months('age_from_months'),
      ageToMonths: months('age_to_months'),
      needs: codesIn(attributes, 'need'),
      targetGroups: codesIn(attributes, 'target_group'),
      preventionLevel: codesIn(attributes, 'prevention_level')[0],
      access: codesIn(attributes, 'access')[0],
      accessNote: data.application_process,
      settings: codesIn(attributes, 'setting'),
      languages: data.languages.map(({ code }) => code),
      cost: costs.find((cost) => cost === data.cost_options[0]?.option) ?? 'unknown',
      costNote: data.fees_description,
      capacity: codesIn(attributes, 'capacity')[0],
      capacityOn: factOf(attributes, 'capacity_on'),
      areaIds: data.service_areas.flatMap(({ uri }) => (uri?.startsWith(areaUrn) ? [uri.slice(areaUrn.length)] : [])),
      places: data.service_at_locations.map(({ location }) => placeOf(location)),
      phones: data.phones.map(({ number, description }) =>
        said<Offer['phones'][number]>({ number, note: description }),
      ),
      email: data.email,
      url: data.url,
      ...openingsOf(data.schedules),
      legalBasis: factOf(attributes, 'legal_basis'),
      requiredDocuments: data.required_documents[0]?.document,
      protectedPlace: factOf(attributes, 'protected_place') === 'true',
      status: Object.entries(statusOf).find(([, status]) => status === data.status)?.[0],
      verifiedOn: data.assured_date,
      confirmed: confirmedOf(factsOf(attributes, 'confirmed')),
      ownCodes: own,
      source: factOf(attributes, 'source'),
      sourceId: factOf(attributes, 'source_id'),
    }),
  )
  return offer.success ? offer.data : undefined
}

function confirmedOf(values: readonly string[]): Record<string, unknown> | undefined {
  const read = values.map((value) => value.split(' '))
  if (read.length === 0) return undefined
  return Object.fromEntries(read.map(([group = '', on, by]) => [group, { on, ...(by !== undefined && { by }) }]))
}
