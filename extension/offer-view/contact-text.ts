/** Contact details as plain text, to hand to a family or paste into a letter. */
import type { Offer, Place } from '../../shared/offer.ts'
import type { Organisation } from '../../shared/organisation.ts'
import { openingLines } from './opening-words.ts'

/** Name, street, and postcode with town, as far as known. Whether the place is protected is the caller's to ask. */
export function addressLines(place: Place): string[] {
  const town = [place.postcode, place.city].filter(Boolean).join(' ')
  return [place.name, place.street, town].filter((line): line is string => line !== undefined && line !== '')
}

/** The offer's own ways to be reached; where it has none, its organisation's. */
export function reachOf(offer: Offer, organisation: Organisation | undefined) {
  const ownPhone = offer.phones.length > 0
  const phones: { number: string; note?: string | undefined }[] = ownPhone
    ? offer.phones
    : organisation?.phone === undefined
      ? []
      : [{ number: organisation.phone }]
  return { phones, email: offer.email ?? organisation?.email, url: offer.url ?? organisation?.url }
}

/** Never holds the address of a protected place. */
export function contactText(offer: Offer, organisation: Organisation | undefined): string {
  const { phones, email, url } = reachOf(offer, organisation)
  const lines = [
    offer.title,
    organisation?.name,
    ...(offer.protectedPlace ? [] : offer.places.flatMap(addressLines)),
    ...phones.map((phone) => (phone.note === undefined ? phone.number : `${phone.number} (${phone.note})`)),
    email,
    url,
    ...openingLines(offer.openings).map(({ days, hours, note }) =>
      [`${days} ${hours}`, note].filter(Boolean).join(', '),
    ),
  ]
  return lines.filter((line) => line !== undefined && line !== '').join('\n')
}
