/** An offer as an HSDS service: what HSDS has a field for stands there, the rest travels as attributes. */
import { codeLabel } from '../../shared/codes/index.ts'
import type { Offer } from '../../shared/offer.ts'
import { attribute } from './attributes.ts'
import { type Context, madeOnce } from './context.ts'
import { derivedId } from './derived-id.ts'
import { organizationOf, summaryOfOrganization } from './organisations.ts'
import { servicePlaces } from './places.ts'
import {
  type Attribute,
  type CostOption,
  type Phone,
  type Service,
  type ServiceSummary,
  said,
  type TaxonomyTerm,
} from './record.ts'
import { schedulesOf } from './schedules.ts'
import { lawTerms } from './statutes.ts'
import type { Fact } from './terms.ts'

export const statusOf = {
  published: 'active',
  draft: 'inactive',
  paused: 'temporarily closed',
  ended: 'defunct',
} as const satisfies Record<Offer['status'], ServiceSummary['status']>

const costWords = { free: 'kostenlos', reduced: 'ermäßigt', fee: 'kostenpflichtig' } as const

/** @param modified when it was last changed, ISO 8601; absent in files, which say so for themselves */
export function summaryOf(offer: Offer, context: Context, modified?: string): ServiceSummary {
  const organisation = context.organisation(offer.organisationId)
  return said<ServiceSummary>({
    ...once(offer, modified),
    organization: organisation && summaryOfOrganization(organisation),
  })
}

/** The service with all that hangs on it. @param modified when it last changed, as ISO 8601 */
export function toService(offer: Offer, context: Context, modified?: string): Service {
  const organisation = context.organisation(offer.organisationId)
  const { id } = offer
  return said<Service>({
    ...once(offer, modified),
    organization: organisation && organizationOf(organisation, context),
    phones: offer.phones.map(({ number, note }, at) =>
      said<Phone>({ id: derivedId('phone', id, at), service_id: id, number, description: note }),
    ),
    schedules: schedulesOf(offer),
    service_areas: offer.areaIds.map((areaId, at) => ({
      id: derivedId('service_area', id, at),
      service_id: id,
      name: context.areaName(areaId),
      uri: `${areaUrn}${areaId}`,
    })),
    service_at_locations: servicePlaces(offer, context),
    languages: offer.languages.map((code, at) => ({
      id: derivedId('language', id, at),
      service_id: id,
      name: codeLabel('language', code, 'de'),
      code,
    })),
    cost_options: costOf(offer),
    required_documents: offer.requiredDocuments
      ? [{ id: derivedId('required_document', id), service_id: id, document: offer.requiredDocuments }]
      : [],
    attributes: attributesOf(offer, context),
  })
}

/** By which an area is named in `service_area.uri`. */
export const areaUrn = 'urn:x-kettenglied:area:'

function once(offer: Offer, modified: string | undefined): Omit<ServiceSummary, 'organization'> {
  const { ageFromMonths: from, ageToMonths: to } = offer
  return said<Omit<ServiceSummary, 'organization'>>({
    id: offer.id,
    organization_id: offer.organisationId,
    name: offer.title,
    description: offer.description,
    url: offer.url,
    email: offer.email,
    status: statusOf[offer.status],
    application_process: offer.accessNote,
    fees_description: offer.costNote,
    // Whole years of life, both inclusive, as HSDS has them; the months are facts. Before birth there is no year.
    minimum_age: from === undefined ? undefined : Math.max(0, Math.floor(from / 12)),
    maximum_age: to === undefined || to <= 0 ? undefined : Math.ceil(to / 12) - 1,
    assured_date: offer.verifiedOn,
    last_modified: modified,
  })
}

function costOf({ id, cost }: Offer): CostOption[] {
  if (cost === 'unknown') return []
  const free = cost === 'free' ? { currency: 'EUR', amount: 0 } : {}
  return [
    {
      id: derivedId('cost_option', id),
      service_id: id,
      option: cost,
      ...free,
      amount_description: costWords[cost],
    },
  ]
}

/** The terms that say something of an offer by themselves, without a value. */
export function termsOn(offer: Offer, { terms, made }: Context): readonly TaxonomyTerm[] {
  return madeOnce(made.terms, offer, () => freshTerms(offer, terms))
}

function freshTerms(offer: Offer, terms: Context['terms']): TaxonomyTerm[] {
  return [
    terms.coded('offer_type', offer.offerType),
    ...offer.fields.map((code) => terms.coded('field_of_action', code)),
    ...offer.lifePhases.map((code) => terms.coded('life_phase', code)),
    ...offer.needs.map((code) => terms.coded('need', code)),
    ...offer.targetGroups.map((code) => terms.coded('target_group', code)),
    ...(offer.preventionLevel === undefined ? [] : [terms.coded('prevention_level', offer.preventionLevel)]),
    terms.coded('access', offer.access),
    ...offer.settings.map((code) => terms.coded('setting', code)),
    terms.coded('capacity', offer.capacity),
    ...lawTerms(offer.legalBasis ?? '').map((term) => terms.law(term)),
    ...(offer.ownCodes ?? []).map((code) => terms.own(code)),
  ]
}

function attributesOf(offer: Offer, context: Context): Attribute[] {
  const hang = (term: TaxonomyTerm, value?: string) => attribute('service', offer.id, term, value)
  const fact = (name: Fact, value: string | number | undefined) =>
    value === undefined || value === '' ? [] : [hang(context.terms.fact(name), String(value))]
  return [
    ...termsOn(offer, context).map((term) => hang(term)),
    ...fact('age_from_months', offer.ageFromMonths),
    ...fact('age_to_months', offer.ageToMonths),
    ...fact('capacity_on', offer.capacityOn),
    ...fact('legal_basis', offer.legalBasis),
    ...(offer.protectedPlace ? fact('protected_place', 'true') : []),
    ...fact('source', offer.source),
    ...fact('source_id', offer.sourceId),
    ...Object.entries(offer.confirmed ?? {}).flatMap(([group, { on, by }]) =>
      fact('confirmed', [group, on, ...(by === undefined ? [] : [by])].join(' ')),
    ),
  ]
}
