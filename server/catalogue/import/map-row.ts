/** Map: a row as an offer and its organisation, as far as the file says. Nothing is left out without a note. */
import type { Offer } from '../../../shared/offer.ts'
import type { Mapping, OfferField, Spec } from './mapping.ts'
import { fieldReader, type Reader } from './read-field.ts'
import type { Row } from './row.ts'
import { endOf, monthsOf, phoneOf } from './values.ts'

/** Values by field; undefined stands for a field the file leaves empty, which clears it in a known offer. */
export type Values = Record<string, unknown>

export type Candidate = {
  line: number
  title: string
  sourceId: string
  offer: Values
  organisation: Values
  notes: string[]
  refusals: string[]
}

const places = {
  placeName: 'name',
  street: 'street',
  postcode: 'postcode',
  city: 'city',
  placeAreaId: 'areaId',
  latitude: 'latitude',
  longitude: 'longitude',
  accessibility: 'accessibility',
} as const
const readBelow: readonly OfferField[] = ['sourceId', 'phone', 'phoneNote', 'ageFromYears', 'ageToYears']

export function mapRow(row: Row, mapping: Mapping): Candidate {
  const notes = (row.notes ?? []).map(({ code, text }) => text ?? code)
  const refusals = row.broken === undefined ? [] : [row.broken.text ?? row.broken.code]
  const reader = fieldReader(row, notes, refusals)
  const offer: Values = { ...row.parts }
  const place: Values = {}
  for (const [field, spec] of fieldsOf(mapping.offer)) {
    if (readBelow.includes(field)) continue
    if (field in places) place[places[field as keyof typeof places]] = reader.value(field, spec)
    else offer[field] = reader.value(field, spec)
  }
  Object.assign(offer, agesOf(mapping, reader), phonesOf(mapping, reader), placesOf(place, row.parts?.places))
  const organisation: Values = {}
  for (const [field, spec] of fieldsOf(mapping.organisation)) organisation[field] = reader.organisation(field, spec)
  const sourceId = reader.text('sourceId', mapping.offer.sourceId)
  if (sourceId === undefined) refusals.push('no sourceId: the row could not be found again by the next import')
  if (offer['title'] === undefined) refusals.push('no title')
  if (offer['offerType'] === undefined && refusals.length === 0)
    refusals.push('no offerType: the mapping must say which type of offer this is')
  if (organisation['name'] === undefined) refusals.push('no organisation: name a default one in the mapping')
  return {
    line: row.line,
    title: String(offer['title'] ?? ''),
    sourceId: sourceId ?? '',
    offer,
    organisation,
    notes,
    refusals,
  }
}

function fieldsOf<F extends string>(specs: Partial<Record<F, Spec>>): [F, Spec][] {
  return (Object.entries(specs) as [F, Spec | undefined][]).flatMap(([field, spec]) =>
    spec === undefined ? [] : [[field, spec]],
  )
}

/** Ages in years: “to” is the last year of age included, as people write it; beyond the chain's end it is its end. */
function agesOf({ offer }: Mapping, reader: Reader): Values {
  const from = reader.converted('ageFromYears', offer.ageFromYears, monthsOf(12), 'age of a child in years')
  const to = reader.converted('ageToYears', offer.ageToYears, endOf, 'age in years')
  return {
    ...(offer.ageFromYears && { ageFromMonths: from }),
    ...(offer.ageToYears && { ageToMonths: to }),
  }
}

function phonesOf({ offer }: Mapping, reader: Reader): Values {
  if (offer.phone === undefined) return {}
  const note = reader.text('phoneNote', offer.phoneNote)
  const written = reader.text('phone', offer.phone) ?? ''
  const parts = offer.phone.split === undefined ? [written] : written.split(offer.phone.split)
  const phones = parts.flatMap((part): Offer['phones'] => {
    const number = phoneOf(part)
    if (number === undefined && part.trim() !== '')
      reader.notes.push(`phone: “${part.trim()}” is no telephone number, left out`)
    return number === undefined ? [] : [{ number, ...(note !== undefined && { note }) }]
  })
  return { phones }
}

/** The one place a flat row can say; a field it leaves empty stays as undefined, to be cleared. */
function placesOf(mapped: Values, read: Offer['places'] | undefined): Values {
  if (Object.keys(mapped).length === 0) return read === undefined ? {} : { places: read }
  return { places: Object.values(mapped).every((value) => value === undefined) ? [] : [mapped] }
}
