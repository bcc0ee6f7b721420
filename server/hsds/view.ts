/** The public side of the catalogue: published offers, who provides them, where, and the terms they bear, by id. */

import { codeLabel } from '../../shared/codes/index.ts'
import type { Network } from '../../shared/network.ts'
import type { Offer } from '../../shared/offer.ts'
import type { Organisation } from '../../shared/organisation.ts'
import { fold } from '../../shared/text/fold.ts'
import type { Context } from './context.ts'
import { servicePlaces } from './places.ts'
import type { ServiceAtLocation, TaxonomyTerm } from './record.ts'
import { summaryOf, termsOn } from './to-service.ts'

/** A published offer with what lists and filters ask for, made when first asked. */
export type ServiceEntry = {
  id: string
  offer: Offer
  organisation: Organisation | undefined
  /** When the offer or its organisation last changed, ms since 1970. */
  modified: number
  terms(): readonly TaxonomyTerm[]
  places(): readonly ServiceAtLocation[]
  /** Folded text in which `search` looks. */
  words(): string
  /** The record of the list, as JSON. */
  summary(): string
}

export type PlaceEntry = { id: string; service: ServiceEntry; place: ServiceAtLocation }
export type OrganizationEntry = {
  id: string
  organisation: Organisation
  services: readonly ServiceEntry[]
  words(): string
}

/** Each list in the order of its ids: a thing keeps its place among the others, whatever changes. */
export type View = {
  network: Network | undefined
  context: Context
  services: readonly ServiceEntry[]
  service(id: string): ServiceEntry | undefined
  organizations: readonly OrganizationEntry[]
  organization(id: string): OrganizationEntry | undefined
  places(): readonly PlaceEntry[]
  terms(): readonly TaxonomyTerm[]
}

export function serviceEntry(offer: Offer, context: Context, modified: number): ServiceEntry {
  const organisation = context.organisation(offer.organisationId)
  return {
    id: offer.id,
    offer,
    organisation,
    modified,
    terms: once(() => termsOn(offer, context)),
    places: once(() => servicePlaces(offer, context)),
    words: once(() => fold(searchedText(offer, organisation))),
    summary: once(() => JSON.stringify(summaryOf(offer, context, isoOf(modified)))),
  }
}

function searchedText(offer: Offer, organisation: Organisation | undefined): string {
  const { title, description = '', offerType, needs } = offer
  const labels = [codeLabel('offerType', offerType, 'de'), ...needs.map((need) => codeLabel('need', need, 'de'))]
  return [title, description, organisation?.name ?? '', organisation?.shortName ?? '', ...labels].join('\n')
}

/** @param entries of published offers */
export function viewOf(entries: readonly ServiceEntry[], context: Context, network: Network | undefined): View {
  const services = [...entries].sort(byId)
  const byService = new Map(services.map((entry) => [entry.id, entry]))
  const providers = new Map<string, OrganizationEntry & { services: ServiceEntry[] }>()
  for (const entry of services) {
    const { organisation } = entry
    if (organisation === undefined) continue
    const known = providers.get(organisation.id)
    if (known !== undefined) known.services.push(entry)
    else {
      const words = once(() => fold(`${organisation.name}\n${organisation.shortName ?? ''}`))
      providers.set(organisation.id, { id: organisation.id, organisation, services: [entry], words })
    }
  }
  return {
    network,
    context,
    services,
    service: (id) => byService.get(id),
    organizations: [...providers.values()].sort(byId),
    organization: (id) => providers.get(id),
    places: once(() =>
      services.flatMap((service) => service.places().map((place) => ({ id: place.id, service, place }))).sort(byId),
    ),
    terms: once(() => {
      const borne = services.flatMap((entry) => entry.terms())
      const all = new Map([...context.standing, ...borne].map((term) => [term.id, term]))
      return [...all.values()].sort(byId)
    }),
  }
}

export function isoOf(instant: number): string {
  return new Date(instant).toISOString()
}

function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
