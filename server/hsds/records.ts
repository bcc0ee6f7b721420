/** The records of each list and item of the read API, as JSON, from the public view. */
import type { OrganizationEntry, PlaceEntry, ServiceEntry } from './entries.ts'
import { organizationOf, summaryOfOrganization } from './organisations.ts'
import type { TaxonomyTerm } from './record.ts'
import { taxonomies } from './terms.ts'
import { summaryOf, toService } from './to-service.ts'
import { isoOf, type View } from './view.ts'

/** A service in full. */
export function serviceText(entry: ServiceEntry, { context, texts }: View): string {
  const { offer, modified } = entry
  return texts.of(entry, 'service', () => JSON.stringify(toService(offer, context, isoOf(modified))))
}

/** The record of the list. */
export function summaryText(entry: ServiceEntry, { context, texts }: View): string {
  const { offer, modified } = entry
  return texts.of(entry, 'summary', () => JSON.stringify(summaryOf(offer, context, isoOf(modified))))
}

/** What a reader needs to keep a copy: compare the ids, fetch what is newer. */
export function minimalText({ id, modified }: ServiceEntry): string {
  return JSON.stringify({ id, modified_date: isoOf(modified) })
}

/** In lists the location with the fields it has once, and the service as lists of services show it. */
export function placeText({ record, service }: PlaceEntry, view: View): string {
  const place = record()
  const { id, location_type, name, latitude, longitude } = place.location
  const location = { id, location_type, name, latitude, longitude }
  return withService({ ...place, location }, summaryText(service, view))
}

/** A service at a location with the whole of its service, other places left out. */
export function placeInFullText({ record, service }: PlaceEntry, { context, texts }: View): string {
  const full = texts.of(service, 'service without places', () => {
    const { service_at_locations: _, ...rest } = toService(service.offer, context, isoOf(service.modified))
    return JSON.stringify(rest)
  })
  return withService(record(), full)
}

function withService(place: object, service: string): string {
  return `${JSON.stringify(place).slice(0, -1)},"service":${service}}`
}

/** An organisation as the list has it, without its services. */
export function organizationText(entry: OrganizationEntry, { texts }: View): string {
  return texts.of(entry, 'organization', () => JSON.stringify(summaryOfOrganization(entry.organisation)))
}

/** With its services: named alone, or in full. */
export function organizationInFullText(entry: OrganizationEntry, view: View, fullServices: boolean): string {
  const services = entry.services.map((service) =>
    fullServices
      ? serviceText(service, view)
      : JSON.stringify({ id: service.id, name: service.offer.title, status: 'active' }),
  )
  const own = view.texts.of(entry, 'organization in full', () =>
    JSON.stringify(organizationOf(entry.organisation, view.context)),
  )
  return `${own.slice(0, -1)},"services":[${services.join(',')}]}`
}

const taxonomyById = new Map(taxonomies.map((taxonomy) => [taxonomy.id, taxonomy]))

/** A term with the taxonomy it is of. */
export function termText(term: TaxonomyTerm): string {
  return JSON.stringify({ ...term, taxonomy_detail: taxonomyById.get(term.taxonomy_id) })
}
