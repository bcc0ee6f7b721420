/** What a spreadsheet would make something else of when it opens a CSV file stays the text it is, and comes back as it was. */
import { expect, it } from 'vitest'
import { csvText } from '../../server/catalogue/export/csv.ts'
import { offerCells } from '../../server/catalogue/export/flat-row.ts'
import { guardText, unguardText } from '../../server/catalogue/export/formula.ts'
import { readCsv } from '../../server/catalogue/import/read/csv/csv.ts'
import { anOrganisation } from '../builders/a-server.ts'
import { anOffer } from '../builders/an-offer.ts'
import fc from '../property.ts'

it.each([
  '01067',
  '0202100',
  '2026-11',
  '0-3',
  '3/4',
  '1.2',
  '02.11.26',
  '9:30',
  '1e5',
  '=1+1',
  '+49 202',
  '12345678901234567',
])('“%s” is kept a text', (text) => expect(guardText(text)).toBe(`'${text}`))

it.each(['42103', '36', '-9', '51,25', '2026-11-02', '2026-Q4', 'U3', 'Haus 0-3', '0202 100', ''])(
  '“%s” needs no help',
  (text) => expect(guardText(text)).toBe(text),
)

it('Whatever a text is, and however many apostrophes stand before it, it comes back', () => {
  const head = fc.constantFrom('', "'", "''", '=', '0', '2026-', '-', '1/')
  fc.assert(
    fc.property(head, fc.string({ maxLength: 6 }), fc.nat({ max: 99 }), (start, end, number) => {
      for (const text of [`${start}${end}`, `${start}${number}`]) expect(unguardText(guardText(text))).toBe(text)
    }),
  )
})

it('A file of our own brings postcode, telephone and the number of its source back', async () => {
  const offer = anOffer({
    title: '0-3',
    sourceId: '2026-11',
    places: [{ postcode: '01067', city: 'Dresden' }],
    phones: [{ number: '0202100' }],
  })
  const cells = offerCells(offer, anOrganisation())
  const text = csvText([cells])
  for (const kept of ["'01067", "'0202100", "'2026-11", "'0-3"]) expect(text).toContain(`;${kept};`)
  const { rows } = await readCsv(text.slice(1).replaceAll('\r\n', '\n'), { today: '2026-03-02' })
  expect(rows[0]?.cells).toMatchObject(cells)
})
