/** Reads a row's fields as the mapping says and as each field wants to be read. */
import {
  isCode,
  type OfferField,
  type OrganisationField,
  offerFields,
  organisationFields,
  type Spec,
} from './mapping.ts'
import type { Row } from './row.ts'
import { readList, readSpec } from './spec.ts'
import { dayOf, emailOf, monthsOf, numberOf, urlOf } from './values.ts'

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
export type Reader = ReturnType<typeof fieldReader>

/** Reads the fields of one row; what cannot be used goes to `notes`, what forbids the row to `refusals`. */
export function fieldReader(row: Row, notes: string[], refusals: string[]) {
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
