/**
 * An offer as its editor holds it: every value as it is being typed, so that half a telephone number or an impossible
 * time can stand there until it is put right. `candidateOf(formOf(offer), offer)` says again what the offer said.
 */
import type { Offer, Opening, Phone, Place } from '../../../shared/offer.ts'
import { type AgeForm, ageFormOf, monthsOf } from './age-form.ts'

export type PlaceForm = {
  name: string
  street: string
  postcode: string
  city: string
  areaId: string
  latitude: string
  longitude: string
  accessibility: string
}
export type PhoneForm = { number: string; note: string }
export type OpeningForm = { days: number[]; opens: string; closes: string; note: string }

/** Offer fields that are one text. */
const textFields = [
  'description',
  'accessNote',
  'costNote',
  'email',
  'url',
  'openingNote',
  'legalBasis',
  'requiredDocuments',
] as const
export type TextField = (typeof textFields)[number]

export type OfferForm = Record<TextField, string> &
  Pick<
    Offer,
    | 'organisationId'
    | 'title'
    | 'fields'
    | 'lifePhases'
    | 'needs'
    | 'targetGroups'
    | 'settings'
    | 'languages'
    | 'cost'
    | 'capacity'
    | 'areaIds'
    | 'protectedPlace'
    | 'status'
  > & {
    offerType: Offer['offerType'] | ''
    access: Offer['access'] | ''
    preventionLevel: NonNullable<Offer['preventionLevel']> | ''
    ownCodes: string[]
    ageFrom: AgeForm
    ageTo: AgeForm
    phones: PhoneForm[]
    places: PlaceForm[]
    openings: OpeningForm[]
    /** Everything was looked at today and is right. */
    allChecked: boolean
  }

/** What a new offer begins with. */
export function emptyForm(organisationId: string): OfferForm {
  return {
    ...formOf({ organisationId, fields: [], lifePhases: [], capacity: 'unknown', cost: 'unknown' }),
    status: 'draft',
  }
}

/** What an offer does not say is empty, unknown or the first choice; `allChecked` has to be said anew each time. */
export function formOf(offer: Partial<Offer> & Pick<Offer, 'organisationId' | 'fields' | 'lifePhases'>): OfferForm {
  const { fields, lifePhases, organisationId, needs = [], targetGroups = [], settings = [], languages = [] } = offer
  const texts = Object.fromEntries(textFields.map((field) => [field, offer[field] ?? ''])) as Record<TextField, string>
  return {
    ...texts,
    organisationId,
    title: offer.title ?? '',
    fields,
    lifePhases,
    needs,
    targetGroups,
    settings,
    languages,
    cost: offer.cost ?? 'unknown',
    capacity: offer.capacity ?? 'unknown',
    areaIds: offer.areaIds ?? [],
    protectedPlace: offer.protectedPlace ?? false,
    status: offer.status ?? 'published',
    offerType: offer.offerType ?? '',
    access: offer.access ?? '',
    preventionLevel: offer.preventionLevel ?? '',
    ownCodes: offer.ownCodes ?? [],
    ageFrom: ageFormOf(offer.ageFromMonths),
    ageTo: ageFormOf(offer.ageToMonths),
    phones: (offer.phones ?? []).map(({ number, note = '' }) => ({ number, note })),
    places: (offer.places ?? []).map(placeFormOf),
    openings: (offer.openings ?? []).map(({ days, opens, closes, note = '' }) => ({ days, opens, closes, note })),
    allChecked: false,
  }
}

export const emptyPlace: PlaceForm = placeFormOf({})

function placeFormOf(place: Place): PlaceForm {
  const { name = '', street = '', postcode = '', city = '', areaId = '', accessibility = '' } = place
  return {
    name,
    street,
    postcode,
    city,
    areaId,
    accessibility,
    latitude: place.latitude?.toString() ?? '',
    longitude: place.longitude?.toString() ?? '',
  }
}

/** What the form says so far, to be checked by the offer's schema. @param base what stays as it is */
export function candidateOf(form: OfferForm, base: Partial<Offer> & Pick<Offer, 'id'>, today: string): object {
  const { ageFrom, ageTo, allChecked, ownCodes, ...same } = form
  const texts = Object.fromEntries(textFields.map((field) => [field, absentIfBlank(form[field])]))
  return withoutAbsent({
    ...base,
    ...same,
    ...texts,
    title: form.title.trim() === '' ? '' : form.title,
    email: absentIfBlank(form.email.trim()),
    url: addressOf(form.url),
    offerType: absentIfBlank(form.offerType),
    access: absentIfBlank(form.access),
    preventionLevel: absentIfBlank(form.preventionLevel),
    ageFromMonths: monthsOf(ageFrom),
    ageToMonths: monthsOf(ageTo),
    phones: form.phones.flatMap(phoneOf),
    // Half typed when it was marked, a place would be at fault where nobody sees it.
    places: form.protectedPlace ? [] : form.places.flatMap(placeOf),
    openings: form.openings.flatMap(openingOf),
    ownCodes: ownCodes.length === 0 ? undefined : ownCodes,
    ...(form.capacity !== (base.capacity ?? 'unknown') && { capacityOn: today }),
    ...(allChecked && { verifiedOn: today }),
  })
}

function withoutAbsent(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}

function absentIfBlank(text: string): string | undefined {
  return text.trim() === '' ? undefined : text
}

/** `www.` without a scheme is what people type and mean. */
function addressOf(typed: string): string | undefined {
  const address = absentIfBlank(typed.trim())
  return address === undefined || /^[a-z]+:/i.test(address) ? address : `https://${address}`
}

function phoneOf({ number, note }: PhoneForm): Phone[] {
  if (number.trim() === '' && note.trim() === '') return []
  return [{ number: number.trim(), ...(note.trim() !== '' && { note }) }]
}

function placeOf({ latitude, longitude, ...texts }: PlaceForm): Place[] {
  const filled = Object.entries(texts).filter(([, text]) => text.trim() !== '')
  const point = [latitude, longitude].map((text) => (text.trim() === '' ? undefined : Number(text.replace(',', '.'))))
  const [lat, lon] = point
  if (filled.length === 0 && lat === undefined && lon === undefined) return []
  return [
    {
      ...Object.fromEntries(filled),
      ...(lat !== undefined && { latitude: lat }),
      ...(lon !== undefined && { longitude: lon }),
    },
  ]
}

function openingOf({ days, opens, closes, note }: OpeningForm): Opening[] {
  if (days.length === 0 && opens === '' && closes === '' && note.trim() === '') return []
  return [{ days, opens, closes, ...(note.trim() !== '' && { note }) }]
}
