/** Ages, telephones and opening hours of a row: one cell gives several fields, or several cells one. */
import type { Offer } from '../../../../shared/offer.ts'
import type { ImportMapping } from '../../../../shared/protocol/import-mapping.ts'
import type { Values } from './candidate.ts'
import { leftOut, type Read } from './left-out.ts'
import type { RowReader } from './row-reader.ts'
import { agesOf, endOfYears } from './values/ages.ts'
import { numberOf } from './values/number.ts'
import { openingsOf } from './values/openings.ts'
import { phonesOf } from './values/phones.ts'

type Specs = ImportMapping['offer']
const [youngest, oldest] = [-9, 324]

/** A text of both ends, else one column for each; an end in years is the last year included. */
export function readAges(specs: Specs, reader: RowReader): Values {
  const both = reader.understood('ages', specs.ages, agesOf, 'no_age')
  const from = endOf(['ageFromMonths', 'ageFromYears'], specs, reader, fromOf)
  const to = endOf(['ageToMonths', 'ageToYears'], specs, reader, toOf)
  const values: Values = {
    ...(specs.ages && both !== leftOut && { ageFromMonths: both?.from, ageToMonths: both?.to }),
    ...(from.mapped && from.value !== leftOut && { ageFromMonths: from.value }),
    ...(to.mapped && to.value !== leftOut && { ageToMonths: to.value }),
  }
  const [first, last] = [values['ageFromMonths'], values['ageToMonths']]
  if (typeof first !== 'number' || typeof last !== 'number' || first < last) return values
  reader.tell('ages_reversed', 'ages', `${first} – ${last}`)
  return {}
}

type End = { mapped: boolean; value: Read<number> }
type AgeField = 'ageFromMonths' | 'ageFromYears' | 'ageToMonths' | 'ageToYears'

function endOf(
  fields: readonly [AgeField, AgeField],
  specs: Specs,
  reader: RowReader,
  read: (text: string, unit: 'months' | 'years') => number | undefined,
): End {
  const [months, years] = fields
  const field = specs[months] === undefined ? years : months
  if (specs[field] === undefined) return { mapped: false, value: undefined }
  const unit = field === months ? 'months' : 'years'
  return { mapped: true, value: reader.understood(field, specs[field], (text) => read(text, unit), 'no_age') }
}

function fromOf(text: string, unit: 'months' | 'years'): number | undefined {
  const number = numberOf(text)
  return number === undefined
    ? agesOf(`ab ${text}`)?.from
    : withinChain(Math.round(unit === 'years' ? number * 12 : number))
}

function toOf(text: string, unit: 'months' | 'years'): number | undefined {
  const number = numberOf(text)
  if (number === undefined) return agesOf(`bis ${text}`)?.to ?? agesOf(text)?.to
  return unit === 'years' ? endOfYears(text) : withinChain(Math.round(number))
}

function withinChain(months: number): number | undefined {
  return months >= youngest && months <= oldest ? months : undefined
}

/**
 * Telephones with what a person should know of them, fax and names of persons left out and told. Empty where the
 * column is empty; no field at all where something stands there of which nothing was understood, so that nothing is
 * cleared.
 */
export function readPhones(specs: Specs, reader: RowReader): Values {
  if (specs.phone === undefined) return {}
  const note = reader.line('phoneNote', specs.phoneNote, 120)
  const written = reader.text('phone', specs.phone)
  if (written === undefined) return { phones: [] }
  const split = specs.phone.split
  const { phones, unread, fax, persons } = phonesOf(split === undefined ? written : written.split(split).join('\n'))
  for (const text of unread) reader.tell('no_phone', 'phone', text)
  for (const text of fax) reader.tell('further_left_out', 'phone', `Fax ${text}`)
  if (persons) reader.tell('person_left_out', 'phone')
  const noted: Offer['phones'] = phones.map((phone) =>
    note === undefined || phone.note !== undefined ? phone : { ...phone, note },
  )
  return phones.length === 0 && unread.length > 0 ? {} : { phones: noted }
}

/** Hours, and the text itself wherever it says more than was understood. */
export function readOpenings(specs: Specs, reader: RowReader): Values {
  const note = reader.text('openingNote', specs.openingNote)
  if (specs.openings === undefined)
    return specs.openingNote === undefined ? {} : { openingNote: shortened(note, reader) }
  const written = reader.text('openings', specs.openings)
  if (written === undefined) return { openings: [], openingNote: shortened(note, reader) }
  const { openings, whole } = openingsOf(written)
  if (!whole) reader.tell(openings.length > 0 ? 'openings_partly' : 'openings_as_note', 'openings', written)
  const told = whole || note === written ? note : [note, written].filter((part) => part !== undefined).join('\n')
  return { openings, openingNote: shortened(told, reader) }
}

function shortened(text: string | undefined, reader: RowReader): string | undefined {
  return reader.cut('openingNote', text, 600)
}
