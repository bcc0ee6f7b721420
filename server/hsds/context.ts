/** What the mapping of one record needs to know of the others: names, words, and what must not be shown. */
import { isDeepStrictEqual } from 'node:util'
import type { Area } from '../../shared/area.ts'
import type { AdjustedLists } from '../../shared/codes/adjusted.ts'
import type { Offer } from '../../shared/offer.ts'
import type { Organisation } from '../../shared/organisation.ts'
import type { Organization, TaxonomyTerm } from './record.ts'
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
  /** Organisations that run protected places alone. */
  hidden: ReadonlySet<string>
  made: Made
}

/** What was made of one version of a thing; it goes when that version goes. */
type Made = {
  terms: WeakMap<Offer, readonly TaxonomyTerm[]>
  organizations: WeakMap<Organisation, Organization>
}

/**
 * @param before the context of an earlier state with the same network, areas and codes: its terms, and what was made
 *   with them, go on
 * @param hidden what must not be shown, where that is as it was
 */
export function contextOf(known: Known, before?: Context, hidden = shieldedOrganisations(known)): Context {
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
    made: before?.made ?? { terms: new WeakMap(), organizations: new WeakMap() },
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

/** Which organisations run protected places alone. */
function shieldedOrganisations({ offers }: Pick<Known, 'offers'>): ReadonlySet<string> {
  const [shielded, open] = [new Set<string>(), new Set<string>()]
  for (const { organisationId, protectedPlace } of offers.values())
    (protectedPlace ? shielded : open).add(organisationId)
  return new Set([...shielded].filter((id) => !open.has(id)))
}

/** Whether one version of an offer asks for the same to be hidden as the other; undefined where there is none. */
export function hidesAlike(one: Offer | undefined, other: Offer | undefined): boolean {
  return one?.organisationId === other?.organisationId && one?.protectedPlace === other?.protectedPlace
}

/**
 * An organisation as anybody may see it: without town and area where it runs protected places alone, since its office may
 * well be the place; street and postcode are not even in the catalogue then.
 */
function withoutProtected(organisation: Organisation, hidden: ReadonlySet<string>): Organisation {
  if (!hidden.has(organisation.id)) return organisation
  const { street: _street, postcode: _postcode, city: _city, areaId: _area, ...rest } = organisation
  return rest
}
