/** Whatever stands in a table: every parser answers, nothing it answers is refused by the schemas, every row is told. */

import { describe, expect, it } from 'vitest'
import { mapArea } from '../../../server/catalogue/import/map/map-area.ts'
import { mapRow } from '../../../server/catalogue/import/map/map-row.ts'
import { proposeMapping } from '../../../server/catalogue/import/map/propose-mapping.ts'
import { emailOf, urlOf } from '../../../server/catalogue/import/map/values/address.ts'
import { agesOf } from '../../../server/catalogue/import/map/values/ages.ts'
import { mendEncoding } from '../../../server/catalogue/import/map/values/mend-encoding.ts'
import { openingsOf } from '../../../server/catalogue/import/map/values/openings.ts'
import { phonesOf } from '../../../server/catalogue/import/map/values/phones.ts'
import { addressOf } from '../../../server/catalogue/import/map/values/place.ts'
import { plainText } from '../../../server/catalogue/import/map/values/plain-text.ts'
import { areaSchema } from '../../../shared/area.ts'
import { offerShape } from '../../../shared/offer.ts'
import { organisationSchema } from '../../../shared/organisation.ts'
import {
  areaFields,
  importMappingSchema,
  offerFields,
  organisationFields,
} from '../../../shared/protocol/import-mapping.ts'
import { rowNoteCodes } from '../../../shared/protocol/import-notes.ts'
import { importLimits } from '../../../shared/protocol/imports.ts'
import type { z } from '../../../shared/zod.ts'
import { aReadFile, aRow } from '../../builders/a-row.ts'
import fc from '../../property.ts'

const today = '2026-11-02'

/** Pieces of what offices write, so that parsers come far before they meet nonsense. */
const pieces = [
  'ab',
  'bis',
  '6 Monate',
  '3 Jahre',
  '0-3',
  'U3',
  'Klasse 1-4',
  'Mo–Fr',
  'Mo',
  '9–12',
  '8.30',
  'Uhr',
  'u. nach Vereinb.',
  '24h',
  'täglich',
  '0000 4711',
  '/',
  '+49',
  'oder',
  '(Mo)',
  'Frau Muster',
  'www.kita.example',
  'info(at)kita.example',
  'https://',
  '@',
  '42103',
  'Silberfurt',
  '51,29',
  '7.25',
  '°',
  '§ 28',
  'SGB VIII',
  '30 €',
  'kostenlos',
  'TrÃ¤ger',
  '<b>',
  '</script>',
  '&amp;',
  '&#x0;',
  '\n',
  ';',
  ',',
  '1.3.2026',
  'März 2026',
  '-',
  '99999',
  '\ud800',
  '\u0000',
  '😀',
  'Â',
  'daycare',
  '{x}',
  'a'.repeat(300),
]
const cell = fc.oneof(
  { weight: 10, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  { weight: 15, arbitrary: fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((parts) => parts.join(' ')) },
  { weight: 15, arbitrary: fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((parts) => parts.join('')) },
  { weight: 2, arbitrary: fc.string({ minLength: 4100, maxLength: 4300 }) },
)
const rowOf = (fields: readonly string[]) =>
  fc.record(Object.fromEntries(fields.map((field) => [field, fc.oneof(fc.constant(''), cell)])))

/** What the schema refuses of the values, leaving out what is not there. */
function refusedBy(schema: z.ZodObject, values: Record<string, unknown>): string[] {
  return Object.entries(values).flatMap(([field, value]) => {
    const part: z.ZodType | undefined = schema.shape[field]
    if (value === undefined) return []
    return part?.safeParse(value).success ? [] : [`${field}: ${JSON.stringify(value)}`]
  })
}
/** The places as a merge hands them on: a cleared field is none. */
const withoutGaps = (values: Record<string, unknown>): Record<string, unknown> => JSON.parse(JSON.stringify(values))

describe('any table of strings', () => {
  it('gives for each row an offer the schema takes, field by field, and notes that have words', () => {
    const fields = Object.keys(offerFields)
    const ofProvider = Object.keys(organisationFields)
    const columns = (names: readonly string[], room: string) =>
      Object.fromEntries(names.map((field) => [field, { column: `${room}${field}` }]))
    const mapping = importMappingSchema.parse({
      source: 'Liste',
      offer: columns(fields, ''),
      organisation: columns(ofProvider, 'o.'),
    })
    fc.assert(
      fc.property(rowOf([...fields, ...ofProvider.map((field) => `o.${field}`)]), (cells) => {
        const { offer, organisation, notes, refusals, sourceId } = mapRow(aRow(cells), mapping, today)
        expect(refusedBy(offerShape, withoutGaps(offer))).toEqual([])
        expect(refusedBy(organisationSchema, withoutGaps(organisation))).toEqual([])
        expect(offerShape.shape.sourceId.safeParse(sourceId).success).toBe(true)
        for (const { code } of [...notes, ...refusals]) expect(rowNoteCodes).toContain(code)
      }),
      { numRuns: 150 },
    )
  })

  it('gives for each row an area the schema takes, field by field', () => {
    const mapping = importMappingSchema.parse({
      source: 'Liste',
      subject: 'areas',
      area: Object.fromEntries(Object.keys(areaFields).map((field) => [field, { column: field }])),
      children: { a0: { column: 'a0' }, a3_5: { column: 'a3_5' } },
      indicators: { sgb2: { column: 'sgb2' } },
    })
    fc.assert(
      fc.property(rowOf([...Object.keys(areaFields), 'a0', 'a3_5', 'sgb2']), (cells) => {
        const { area, notes, refusals } = mapArea(aRow(cells), mapping)
        expect(refusedBy(areaSchema, withoutGaps(area))).toEqual([])
        for (const { code } of [...notes, ...refusals]) expect(rowNoteCodes).toContain(code)
      }),
      { numRuns: 150 },
    )
  })

  it('gets a mapping that can be used: it maps every row to a candidate or refusals', () => {
    const head = fc.uniqueArray(
      fc.oneof(
        fc.constantFrom(
          'Name',
          'Träger',
          'Telefon',
          'PLZ',
          'Alter',
          'Breite',
          'Länge',
          'age_3_5',
          'age_6_9',
          'ID',
          '{',
          '__proto__',
        ),
        fc.string({ maxLength: 12 }),
      ),
      { minLength: 1, maxLength: 8 },
    )
    const table = head.chain((columns) =>
      fc
        .array(fc.array(cell, { minLength: columns.length, maxLength: columns.length }), { maxLength: 6 })
        .map((rows) => ({ columns, rows })),
    )
    fc.assert(
      fc.property(table, fc.string({ maxLength: 20 }), ({ columns, rows }, name) => {
        const file = aReadFile(
          rows.map((row) => Object.fromEntries(columns.map((column, at) => [column, row[at] ?? '']))),
          { columns },
        )
        const mapping = proposeMapping(file, [], { areas: [] }, name)
        expect(importMappingSchema.safeParse(mapping).success).toBe(true)
        for (const row of file.rows) {
          const told = mapping.subject === 'areas' ? mapArea(row, mapping) : mapRow(row, mapping, today)
          expect(told.refusals.length > 0 || told.title !== '').toBe(true)
        }
      }),
      { numRuns: 150 },
    )
  })
})

describe('reading', () => {
  it('twice says what reading once said', () => {
    fc.assert(
      fc.property(cell, (text) => {
        expect(mendEncoding(mendEncoding(text))).toBe(mendEncoding(text))
        const plain = plainText(text).text
        expect(plainText(plain).text).toBe(plain)
      }),
    )
  })

  it.each([
    ['tags in tags in tags', '<A '.repeat(9) + '>'.repeat(9)],
    ['entities of entities', `&${'amp;'.repeat(9)}lt;b>`],
    ['a tag with a soft hyphen in it', '<\u00adb>'],
    ['an escaped tag with one', '&lt;&shy;b&gt;'],
    ['mojibake without an end', `Ã${'ƒ'.repeat(9)}`],
  ])('twice says what reading once said of %s', (_, text) => {
    expect(mendEncoding(mendEncoding(text))).toBe(mendEncoding(text))
    const plain = plainText(text).text
    expect(plainText(plain).text).toBe(plain)
    expect(plain).not.toMatch(/<[a-z]/i)
  })

  it('answers on the longest cell there may be, whatever it is made of', () => {
    for (const piece of [...pieces, 'a', ' ', '.', '(', '<', 'ä', '0 ']) {
      const long = piece.repeat(Math.ceil(importLimits.cellCharacters / piece.length))
      for (const parse of [agesOf, openingsOf, plainText, mendEncoding, phonesOf, emailOf, urlOf, addressOf])
        expect(() => parse(long)).not.toThrow()
    }
  })
})
