/** What the mapping of one record needs to know of the others: names, words, and what must not be shown. */
import { isDeepStrictEqual } from 'node:util'
import type { Area } from '../../shared/area.ts'
import type { AdjustedLists } from '../../shared/codes/adjusted.ts'
import type { Offer, Place } from '../../shared/offer.ts'
import type { Organisation } from '../../shared/organisation.ts'
import { fold } from '../../shared/text/fold.ts'
import type { Organization, ServiceAtLocation, TaxonomyTerm } from './record.ts'
import { type Terms, termsOf } from './terms.ts'

export type Known = {
  /** Land as in ISO 3166-2:DE; HSDS demands a state in every address. */
  land: string
  offers: ReadonlyMap<string, Offer>
  organisations: ReadonlyMap<string, Organisation>
  areas: ReadonlyMap<string, Area>
  codes: AdjustedLists
}

export type Context = {
  land: string
  terms: Terms
  /** Terms that stand without anything bearing them. */
  standing: readonly TaxonomyTerm[]
  /** As anybody may see it; the same object as long as nothing of it changes. */
  organisation(id: string): Organisation | undefined
  areaName(id: string): string
  hidden: Hidden
  made: Made
}

/** What was made of one version of a thing; it goes when that version goes. */
type Made = {
  terms: WeakMap<Offer, readonly TaxonomyTerm[]>
  places: WeakMap<Offer, readonly ServiceAtLocation[]>
  organizations: WeakMap<Organisation, Organization>
}

/**
 * @param before the context of an earlier state with the same network, areas and codes: its terms, and what was made
 *   with them, go on
 * @param hidden what must not be shown, where that is as it was
 */
export function contextOf(known: Known, before?: Context, hidden = protectedAddresses(known)): Context {
  const terms = before?.terms ?? termsOf(known.codes)
  const shown = new Map<string, Organisation>()
  for (const organisation of known.organisations.values()) {
    const now = withoutProtected(organisation, hidden)
    const was = before?.organisation(organisation.id)
    shown.set(organisation.id, now !== organisation && isDeepStrictEqual(was, now) && was !== undefined ? was : now)
  }
  return {
    land: known.land,
    terms,
    standing: before?.standing ?? terms.all(),
    organisation: (id) => shown.get(id),
    areaName: (id) => known.areas.get(id)?.name ?? id,
    hidden,
    made: before?.made ?? { terms: new WeakMap(), places: new WeakMap(), organizations: new WeakMap() },
  }
}

/** What was made of a version of a thing, or makes it. */
export function madeOnce<Thing extends object, Result>(
  made: WeakMap<Thing, Result>,
  thing: Thing,
  make: () => Result,
): Result {
  const known = made.get(thing)
  if (known !== undefined) return known
  const fresh = make()
  made.set(thing, fresh)
  return fresh
}

/** Which organisations run protected places alone, and the addresses of all protected places. */
type Hidden = { organisations: ReadonlySet<string>; addresses: ReadonlySet<string> }

function protectedAddresses({ offers }: Pick<Known, 'offers'>): Hidden {
  const [shielded, open] = [new Set<string>(), new Set<string>()]
  const addresses = new Set<string>()
  for (const offer of offers.values()) {
    ;(offer.protectedPlace ? shielded : open).add(offer.organisationId)
    for (const address of addressesOf(offer)) addresses.add(address)
  }
  return { organisations: new Set([...shielded].filter((id) => !open.has(id))), addresses }
}

/** Whether one version of an offer asks for the same to be hidden as the other; undefined where there is none. */
export function hidesAlike(one: Offer | undefined, other: Offer | undefined): boolean {
  const hides = (offer: Offer | undefined) =>
    offer && [offer.organisationId, offer.protectedPlace, ...addressesOf(offer)].join('\n')
  return hides(one) === hides(other)
}

function addressesOf({ protectedPlace, places }: Offer): string[] {
  return protectedPlace ? places.filter(({ street }) => street !== undefined).map(addressKey) : []
}

/**
 * An organisation as anybody may see it: without its address where that is a protected place's own, and where it runs
 * protected places alone, since its office may well be the place.
 */
function withoutProtected(organisation: Organisation, hidden: Hidden): Organisation {
  if (!hidden.organisations.has(organisation.id) && !isHidden(organisation, hidden)) return organisation
  const { street: _street, postcode: _postcode, city: _city, areaId: _area, ...rest } = organisation
  return rest
}

function isHidden({ street, postcode }: Organisation, { addresses }: Hidden): boolean {
  if (street === undefined) return false
  const keys = [{ street }, ...(postcode === undefined ? [] : [{ street, postcode }])].map(addressKey)
  if (keys.some((key) => addresses.has(key))) return true
  const [anywhere = ''] = keys
  return postcode === undefined && [...addresses].some((address) => address.startsWith(anywhere))
}

/** A street is written in three ways, and who forgets the postcode still means the same house. */
function addressKey({ street = '', postcode = '' }: Pick<Place, 'street' | 'postcode'>): string {
  const folded = fold(street).replace(/strasse|str\b\.?/g, 'str')
  return `${folded.replace(/[^\p{L}\p{N}]/gu, '')}|${postcode}`
}
