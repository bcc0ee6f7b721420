/** What the mapping of one record needs to know of the others: names, words, and what must not be shown. */
import type { Area } from '../../shared/area.ts'
import type { AdjustedLists } from '../../shared/codes/adjusted.ts'
import type { Offer, Place } from '../../shared/offer.ts'
import type { Organisation } from '../../shared/organisation.ts'
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
  organisation(id: string): Organisation | undefined
  areaName(id: string): string
}

export function contextOf(known: Known): Context {
  const hidden = protectedAddresses(known)
  return {
    land: known.land,
    terms: termsOf(known.codes),
    organisation(id) {
      const organisation = known.organisations.get(id)
      return organisation === undefined ? undefined : withoutProtected(organisation, hidden)
    },
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
