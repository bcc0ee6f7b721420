/** What the mapping of one record needs to know of the others: names, words, and what must not be shown. */
import { isDeepStrictEqual } from 'node:util'
import type { Area } from '../../shared/area.ts'
import type { AdjustedLists } from '../../shared/codes/adjusted.ts'
import type { Offer, Place } from '../../shared/offer.ts'
import type { Organisation } from '../../shared/organisation.ts'
import type { TaxonomyTerm } from './record.ts'
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
}

/** @param before the context of an earlier state with the same network, areas and codes: its terms go on */
export function contextOf(known: Known, before?: Context): Context {
  const hidden = protectedAddresses(known)
  const terms = before?.terms ?? termsOf(known.codes)
  const standing = before?.standing ?? terms.all()
  const shown = new Map<string, Organisation>()
  for (const organisation of known.organisations.values()) {
    const now = withoutProtected(organisation, hidden)
    const was = before?.organisation(organisation.id)
    shown.set(organisation.id, now !== organisation && isDeepStrictEqual(was, now) && was !== undefined ? was : now)
  }
  return {
    land: known.land,
    terms,
    standing,
    organisation: (id) => shown.get(id),
    areaName: (id) => known.areas.get(id)?.name ?? id,
  }
}

/** Which organisations run protected places alone, and the addresses of all protected places. */
type Hidden = { organisations: ReadonlySet<string>; addresses: ReadonlySet<string> }

export function protectedAddresses({ offers }: Pick<Known, 'offers'>): Hidden {
  const [shielded, open] = [new Set<string>(), new Set<string>()]
  const addresses = new Set<string>()
  for (const { organisationId, protectedPlace, places } of offers.values()) {
    ;(protectedPlace ? shielded : open).add(organisationId)
    if (!protectedPlace) continue
    for (const place of places) if (place.street !== undefined) addresses.add(addressKey(place))
  }
  return { organisations: new Set([...shielded].filter((id) => !open.has(id))), addresses }
}

/**
 * An organisation as anybody may see it: without its address where that is a protected place's own, and where it runs
 * protected places alone, since its office may well be the place.
 */
export function withoutProtected(organisation: Organisation, hidden: Hidden): Organisation {
  const shown = !hidden.organisations.has(organisation.id) && !hidden.addresses.has(addressKey(organisation))
  if (shown) return organisation
  const { street: _street, postcode: _postcode, city: _city, areaId: _area, ...rest } = organisation
  return rest
}

function addressKey({ street = '', postcode = '' }: Pick<Place, 'street' | 'postcode'>): string {
  return `${street.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')}|${postcode}`
}
