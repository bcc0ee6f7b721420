/** What the lists of the read API are made of: light facts at once, the rest when first asked for. */
import { codeLabel } from '../../shared/codes/index.ts'
import type { Offer, Place } from '../../shared/offer.ts'
import type { Organisation } from '../../shared/organisation.ts'
import { fold } from '../../shared/text/fold.ts'
import type { Context } from './context.ts'
import { openPlaces, servicePlace, servicePlaceId } from './places.ts'
import type { ServiceAtLocation, TaxonomyTerm } from './record.ts'
import { termsOn } from './to-service.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A published offer in one version; another version is another object. */
export type ServiceEntry = {
  id: string
  offer: Offer
  organisation: Organisation | undefined
  /** When the offer or its organisation last changed, ms since 1970. */
  modified: number
  terms(): readonly TaxonomyTerm[]
  /** Of its places the ids; what the lists say of one is made when it is shown. */
  places(): readonly PlaceEntry[]
  /** The words in which `search` looks, by their numbers in the vocabulary. */
  words(): Uint32Array
}

/** `place`: as the offer has it; `record`: as HSDS has it. */
export type PlaceEntry = { id: string; service: ServiceEntry; place: Place; record(): ServiceAtLocation }
export type OrganizationEntry = {
  id: string
  organisation: Organisation
  /** By id. */
  services: readonly ServiceEntry[]
  /** Folded text in which `search` looks. */
  words(): string
}

/** An offer as the lists hold it. @param modified when it last changed, ms since 1970 */
export function serviceEntry(
  offer: Offer,
  context: Context,
  modified: number,
  vocabulary: Vocabulary<ServiceEntry>,
): ServiceEntry {
  const organisation = context.organisation(offer.organisationId)
  let words: Uint32Array | undefined
  const entry: ServiceEntry = {
    id: offer.id,
    offer,
    organisation,
    modified,
    terms: () => termsOn(offer, context),
    places: once(() =>
      openPlaces(offer).map((place, at) => ({
        id: servicePlaceId(offer, at),
        service: entry,
        place,
        record: () => servicePlace(offer, place, at, context),
      })),
    ),
    words() {
      words ??= vocabulary.take(entry, searchedText(offer, organisation))
      return words
    },
  }
  return entry
}

/** An organisation with the services it provides; its name is folded when first searched. */
export function organizationEntry(organisation: Organisation, services: readonly ServiceEntry[]): OrganizationEntry {
  const words = once(() => fold(`${organisation.name}\n${organisation.shortName ?? ''}`))
  return { id: organisation.id, organisation, services, words }
}

/** An offer's places, each an entry of its own; none for a protected place. */
function searchedText(offer: Offer, organisation: Organisation | undefined): string {
  const { title, description = '', offerType, needs } = offer
  const labels = [codeLabel('offerType', offerType, 'de'), ...needs.map((need) => codeLabel('need', need, 'de'))]
  return [title, description, organisation?.name ?? '', organisation?.shortName ?? '', ...labels].join('\n')
}

export type Once<T> = (() => T) & {
  /** What was made, if it was. */
  made(): T | undefined
}

/** A value that is made when it is first asked for; `made` tells it without making it. */
export function once<T>(make: () => T): Once<T> {
  let known: { value: T } | undefined
  const get = () => {
    known ??= { value: make() }
    return known.value
  }
  return Object.assign(get, { made: () => known?.value })
}
