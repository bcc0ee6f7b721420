/** What stands in a column, as the share of cells that a field's own parser understands. */
import type { OfferField, OrganisationField } from '../../../../../shared/protocol/import-mapping.ts'
import { offerFields } from '../../../../../shared/protocol/import-mapping.ts'
import { emailOf, urlOf } from '../values/address.ts'
import { agesOf } from '../values/ages.ts'
import { codeOf } from '../values/code-of.ts'
import { degreesOf, pairOf } from '../values/coordinates.ts'
import { dayOf } from '../values/day.ts'
import { languageNamed, languagesOf } from '../values/languages.ts'
import { openingsOf } from '../values/openings.ts'
import { phonesOf } from '../values/phones.ts'
import { townOf } from '../values/place.ts'
import { providerTypeOf } from '../values/provider-type-of.ts'

type Test = { holds: (text: string) => boolean; least: number }
export type ContentField = OfferField | `organisation.${OrganisationField}`

const test = (holds: Test['holds'], least: number): Test => ({ holds, least })
const hasLetter = (text: string) => /\p{L}{2}/u.test(text)
/** Whether a whole cell is a word or sign for yes or no. */
export const isYesNo = (text: string) => /^(?:ja|nein|j|n|yes|no|y|true|false|wahr|falsch|x|-|0|1)$/i.test(text)
const isDegrees = (most: number) => (text: string) => {
  const degrees = degreesOf(text)
  return degrees !== undefined && Math.abs(degrees) <= most
}
const hasPhone = (text: string) => {
  const { phones } = phonesOf(text)
  return phones.length > 0 && (phones[0]?.number.replace(/\D/g, '').length ?? 0) >= 5
}
const isUrl = (text: string) => urlOf(text) !== undefined && emailOf(text) === undefined && !/\s/.test(text)
const isEmail = (text: string) => emailOf(text) !== undefined
const isPhone = (text: string) => hasPhone(text) && /^[\s(]*(?:\+|0)/.test(text)
const isPlacePair = (text: string) => pairOf(text) !== undefined
const isStreet = (text: string) => /^\p{L}[^@]*\s\d{1,4}\s?[a-z]?(?:\s?[-/+]\s?\d{1,4}\s?[a-z]?)*$/iu.test(text)
const hasHours = (text: string) => openingsOf(text).openings.length > 0
const isAges = (text: string) => agesOf(text) !== undefined
const isBound = (text: string) => /^\d{1,3}([.,]\d)?$/.test(text) || isAges(text) || agesOf(`ab ${text}`) !== undefined
const codes = (field: 'status' | 'capacity' | 'preventionLevel') => (text: string) =>
  codeOf(offerFields[field], text) !== undefined
const someCode = (field: 'fields' | 'lifePhases' | 'needs' | 'targetGroups' | 'settings') => (text: string) =>
  [text, ...text.split(/[,;/\n|]/)].some((part) => codeOf(offerFields[field], part) !== undefined)

/** A column is not taken for a field whose test it fails, whatever it is called. */
export const contentTests: Partial<Record<ContentField, Test>> = {
  title: test(hasLetter, 0.9),
  description: test(hasLetter, 0.8),
  offerType: test((text) => text.split('\n').some((part) => codeOf('offerType', part) !== undefined), 0.5),
  fields: test(someCode('fields'), 0.5),
  lifePhases: test(someCode('lifePhases'), 0.5),
  needs: test(someCode('needs'), 0.5),
  targetGroups: test(someCode('targetGroups'), 0.4),
  settings: test(someCode('settings'), 0.5),
  preventionLevel: test(codes('preventionLevel'), 0.5),
  ageFromMonths: test(isBound, 0.7),
  ageToMonths: test(isBound, 0.7),
  ageFromYears: test(isBound, 0.7),
  ageToYears: test(isBound, 0.7),
  ages: test(isAges, 0.5),
  access: test((text) => isYesNo(text) || codeOf('accessMode', text) !== undefined, 0.4),
  languages: test((text) => languagesOf(text).languages.length > 0, 0.5),
  capacity: test(codes('capacity'), 0.6),
  capacityOn: test((text) => dayOf(text) !== undefined, 0.7),
  verifiedOn: test((text) => dayOf(text) !== undefined, 0.7),
  status: test(codes('status'), 0.6),
  phone: test(hasPhone, 0.5),
  email: test(isEmail, 0.5),
  url: test((text) => urlOf(text) !== undefined, 0.5),
  openings: test((text) => hasHours(text) || /\d|uhr|vereinb/i.test(text), 0.5),
  street: test(hasLetter, 0.7),
  postcode: test((text) => /\d{4,5}/.test(text), 0.7),
  city: test(hasLetter, 0.8),
  latitude: test((text) => isDegrees(90)(text) || isPlacePair(text), 0.7),
  longitude: test(isDegrees(180), 0.7),
  'organisation.name': test((text) => hasLetter(text) && text.length > 2, 0.8),
  'organisation.providerType': test(
    (text) => codeOf('providerType', text) !== undefined || providerTypeOf(text) !== undefined,
    0.5,
  ),
  'organisation.institutionType': test((text) => codeOf('institutionType', text) !== undefined, 0.5),
  'organisation.phone': test(hasPhone, 0.5),
  'organisation.email': test(isEmail, 0.5),
  'organisation.url': test((text) => urlOf(text) !== undefined, 0.5),
}

/** Fields that their content alone gives away, where no column is called so. */
export const contentAlone: readonly (readonly [OfferField, (text: string) => boolean, number])[] = [
  ['email', isEmail, 0.8],
  ['url', isUrl, 0.8],
  ['phone', isPhone, 0.85],
  ['openings', hasHours, 0.7],
  ['city', (text) => townOf(text) !== undefined, 0.8],
  ['latitude', isPlacePair, 0.9],
  ['ages', (text) => isAges(text) && /\p{L}|-|–/u.test(text), 0.8],
  ['street', isStreet, 0.8],
  [
    'languages',
    (text) => text.split(/[,;/]/).every((part) => languageNamed(part) !== undefined) && text.length > 3,
    0.9,
  ],
]
