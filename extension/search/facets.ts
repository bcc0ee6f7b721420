/**
 * What filters and the case context ask of an offer, as columns of the index: no offer need be read to
 * filter or rank ten thousand.
 */
import type { Area } from '../../shared/area.ts'
import { codeLists, type Need } from '../../shared/codes/index.ts'
import { offerTypeFacts } from '../../shared/codes/offer-type-facts.ts'
import { costs } from '../../shared/cost.ts'
import { confirmedOn, factGroups } from '../../shared/freshness.ts'
import type { Offer } from '../../shared/offer.ts'
import {
  accessCodes,
  capacityCodes,
  dayNumber,
  fieldCodes,
  languageCodes,
  needCodes,
  noAge,
  phaseCodes,
  settingCodes,
  typeCodes,
  writeId,
} from './coded.ts'
import { lists } from './lists.ts'
import { centreOf, type Point } from './near.ts'

export type ListedArea = Pick<Area, 'id' | 'name' | 'level' | 'parentId' | 'alsoKnownAs'> & { centre?: Point }

/** Bit in `capacities` beside the capacity's number: the offer as a whole is paused. */
export const pausedBit = 128

/** The columns of offers that are published or paused, in their order. */
export function layFacets(offers: readonly Offer[], areas: readonly Area[]) {
  const areaNumbers = new Map(areas.map((area, index) => [area.id, index]))
  const ids = new Uint8Array(16 * offers.length)
  offers.forEach((offer, index) => {
    writeId(offer.id, ids, 16 * index)
  })
  const [areaStarts, areaNumbersOfOffers] = lists(
    offers.map((offer) => offer.areaIds.flatMap((id) => areaNumbers.get(id) ?? [])),
  )
  const byType: number[][] = codeLists.offerType.map(() => [])
  offers.forEach((offer, index) => {
    byType[typeCodes.number(offer.offerType)]?.push(index)
  })
  const [typeStarts, typeOffers] = lists(byType)
  const listed: ListedArea[] = areas.map(({ id, name, level, parentId, alsoKnownAs, geometry }) => {
    const centre = geometry === undefined ? undefined : centreOf(geometry)
    return { id, name, level, parentId, ...(alsoKnownAs && { alsoKnownAs }), ...(centre && { centre }) }
  })
  const places = offers.map(placesOf)
  const [placeStarts] = lists(places)
  return {
    ids,
    types: Uint8Array.from(offers, (offer) => typeCodes.number(offer.offerType)),
    phases: Uint8Array.from(offers, (offer) => phaseCodes.bits(offer.lifePhases)),
    fields: Uint8Array.from(offers, (offer) => fieldCodes.bits(offer.fields)),
    needs: Uint32Array.from(offers, (offer) => needCodes.bits(needsOf(offer))),
    ageFrom: Int16Array.from(offers, (offer) => offer.ageFromMonths ?? noAge),
    ageTo: Int16Array.from(offers, (offer) => offer.ageToMonths ?? noAge),
    access: Uint8Array.from(offers, (offer) => accessCodes.number(offer.access)),
    settings: Uint8Array.from(offers, (offer) => settingCodes.bits(offer.settings)),
    languages: Uint32Array.from(offers, (offer) => languageCodes.bits(offer.languages)),
    costs: Uint8Array.from(offers, (offer) => costs.indexOf(offer.cost)),
    capacities: Uint8Array.from(
      offers,
      (offer) => capacityCodes.number(offer.capacity) | (offer.status === 'paused' ? pausedBit : 0),
    ),
    /** For each offer, kind of fact by kind of fact, the day on which it was last confirmed. */
    confirmed: Uint16Array.from(offers.flatMap((offer) => factGroups.map((g) => dayNumber(confirmedOn(offer, g))))),
    placeStarts,
    latitudes: Float32Array.from(places.flat(), ([latitude]) => latitude),
    longitudes: Float32Array.from(places.flat(), ([, longitude]) => longitude),
    areaStarts,
    areas: Uint16Array.from(areaNumbersOfOffers),
    typeStarts,
    typeOffers: Uint32Array.from(typeOffers),
    areaList: new TextEncoder().encode(JSON.stringify(listed)),
  }
}

/** The needs an offer names; one that names none, as many imported ones, answers those of its type. */
function needsOf({ needs, offerType }: Offer): readonly Need[] {
  return needs.length > 0 ? needs : offerTypeFacts[offerType].needs
}

/** Where an offer is, as far as it is known; of a protected place nothing ever is. */
function placesOf(offer: Offer): Point[] {
  if (offer.protectedPlace) return []
  return offer.places.flatMap(({ latitude, longitude }): Point[] =>
    latitude === undefined || longitude === undefined ? [] : [[latitude, longitude]],
  )
}
