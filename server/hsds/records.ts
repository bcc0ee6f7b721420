/** The records of each list and item of the read API, as JSON, from the public view. */
import { organizationOf, summaryOfOrganization } from './organisations.ts'
import { taxonomies } from './terms.ts'
import { toService } from './to-service.ts'
import { isoOf, type OrganizationEntry, type PlaceEntry, type ServiceEntry, type View } from './view.ts'

export function serviceText({ offer, modified }: ServiceEntry, { context }: View): string {
  return JSON.stringify(toService(offer, context, isoOf(modified)))
}

/** What a reader needs to keep a copy: compare the ids, fetch what is newer. */
export function minimalText({ id, modified }: ServiceEntry): string {
  return JSON.stringify({ id, modified_date: isoOf(modified) })
}

/** In lists the location with the fields it has once, and the service as lists of services show it. */
export function placeText({ place, service }: PlaceEntry): string {
  const { id, location_type, name, latitude, longitude } = place.location
  const location = { id, location_type, name, latitude, longitude }
  return withService({ ...place, location }, service.summary())
}

export function placeInFullText({ place, service }: PlaceEntry, view: View): string {
  const { service_at_locations: _, ...full } = toService(service.offer, view.context, isoOf(service.modified))
  return withService(place, JSON.stringify(full))
}

function withService(place: object, service: string): string {
  return `${JSON.stringify(place).slice(0, -1)},"service":${service}}`
}

export function organizationText({ organisation }: OrganizationEntry): string {
  return JSON.stringify(summaryOfOrganization(organisation))
}

/** With its services: named alone, or in full. */
export function organizationInFullText(entry: OrganizationEntry, view: View, fullServices: boolean): string {
  const services = entry.services.map((service) =>
    fullServices
      ? serviceText(service, view)
      : JSON.stringify({ id: service.id, name: service.offer.title, status: 'active' }),
  )
  const own = JSON.stringify(organizationOf(entry.organisation, view.context))
  return `${own.slice(0, -1)},"services":[${services.join(',')}]}`
}

const taxonomyById = new Map(taxonomies.map((taxonomy) => [taxonomy.id, taxonomy]))

export function termText(term: ReturnType<View['terms']>[number]): string {
  return JSON.stringify({ ...term, taxonomy_detail: taxonomyById.get(term.taxonomy_id) })
}
