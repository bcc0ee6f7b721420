/** Map: a row as an offer and its organisation, as far as the file says. Nothing is left out without a note. */
import type { Offer } from '../../../shared/offer.ts'
import {
  isCode,
  type Mapping,
  type OfferField,
  type OrganisationField,
  offerFields,
  organisationFields,
  type Spec,
} from './mapping.ts'
import type { Row } from './row.ts'
import { readList, readSpec } from './spec.ts'
import { dayOf, numberOf, phoneOf, urlOf } from './values.ts'

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

/** Longest texts of the fields, as shared/offer.ts has them; longer ones are cut with a note. */
const longest: Partial<Record<OfferField, number>> = {
  title: 200,
  description: 4000,
  accessNote: 600,
  costNote: 300,
  openingNote: 600,
  legalBasis: 200,
  requiredDocuments: 600,
}
const lists: readonly OfferField[] = [
  'fields',
  'lifePhases',
  'needs',
  'targetGroups',
  'settings',
  'languages',
  'areaIds',
]
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
  const notes = [...(row.notes ?? [])]
  const refusals = row.broken === undefined ? [] : [row.broken]
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

type Reader = ReturnType<typeof fieldReader>

function fieldReader(row: Row, notes: string[], refusals: string[]) {
  const text = (field: string, spec: Spec | undefined): string | undefined => {
    if (spec === undefined) return undefined
    const { text: found, trouble } = readSpec(spec, row.cells)
    if (trouble !== undefined) refusals.push(`${field}: ${trouble}`)
    return found
  }
  const converted = <T>(
    field: string,
    spec: Spec | undefined,
    convert: (text: string) => T | undefined,
    what: string,
  ): T | undefined => {
    const found = text(field, spec)
    if (found === undefined) return undefined
    const value = convert(found)
    if (value === undefined) notes.push(`${field}: “${found}” is no ${what}, left out`)
    return value
  }
  const code = (field: string, spec: Spec, list: Parameters<typeof isCode>[0]): string | undefined => {
    const found = spec.split === undefined ? text(field, spec) : readList(spec, row.cells).texts[0]
    if (found === undefined || isCode(list, found)) return found
    refusals.push(`${field}: “${found}” is no code of its list`)
    return undefined
  }
  const codes = (field: OfferField, spec: Spec): string[] => {
    const { texts, unknown } = readList(spec, row.cells)
    const list = offerFields[field]
    const wrong = list === null ? [] : texts.filter((entry) => !isCode(list, entry))
    for (const entry of [...unknown, ...wrong]) notes.push(`${field}: “${entry}” is not known, left out`)
    return texts.filter((entry) => !wrong.includes(entry))
  }
  const cut = (field: OfferField, spec: Spec): string | undefined => {
    const found = text(field, spec)
    const most = longest[field]
    if (found === undefined || most === undefined || found.length <= most) return found
    notes.push(`${field}: longer than ${most} characters, cut`)
    return `${found.slice(0, most - 1)}…`
  }
  const degrees = (most: number) => (written: string) => {
    const number = numberOf(written)
    return number !== undefined && Math.abs(number) <= most ? number : undefined
  }
  const value = (field: OfferField, spec: Spec): unknown => {
    if (lists.includes(field)) return codes(field, spec)
    const list = offerFields[field]
    if (list !== null) return code(field, spec, list)
    if (field === 'latitude') return converted(field, spec, degrees(90), 'latitude')
    if (field === 'longitude') return converted(field, spec, degrees(180), 'longitude')
    if (field === 'ageFromMonths' || field === 'ageToMonths')
      return converted(field, spec, monthsOf(1), 'age in months')
    if (field === 'capacityOn' || field === 'verifiedOn') return converted(field, spec, dayOf, 'day')
    if (field === 'url') return converted(field, spec, urlOf, 'web address')
    if (field === 'email') return converted(field, spec, emailOf, 'e-mail address')
    return cut(field, spec)
  }
  const organisation = (field: OrganisationField, spec: Spec): unknown => {
    const list = organisationFields[field]
    if (list !== null) return code(`organisation.${field}`, spec, list)
    if (field === 'url') return converted('organisation.url', spec, urlOf, 'web address')
    if (field === 'email') return converted('organisation.email', spec, emailOf, 'e-mail address')
    return text(`organisation.${field}`, spec)
  }
  return { text, converted, value, organisation, notes }
}

function emailOf(written: string): string | undefined {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(written) ? written : undefined
}

/** Months from a number of months or years; what lies beyond the chain's ages is no age. */
function monthsOf(factor: number): (written: string) => number | undefined {
  return (written) => {
    const number = numberOf(written)
    const months = number === undefined ? undefined : Math.round(number * factor)
    return months !== undefined && months >= -9 && months <= 324 ? months : undefined
  }
}

function endOf(written: string): number | undefined {
  const years = numberOf(written)
  return years === undefined || years < 0 ? undefined : Math.min(Math.round(years + 1) * 12, 324)
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

function placesOf(mapped: Values, read: Offer['places'] | undefined): Values {
  if (Object.keys(mapped).length === 0) return read === undefined ? {} : { places: read }
  const place = Object.fromEntries(Object.entries(mapped).filter(([, value]) => value !== undefined))
  return { places: Object.keys(place).length === 0 ? [] : [place] }
}
