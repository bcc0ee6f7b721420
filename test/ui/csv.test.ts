import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, it } from 'vitest'
import { csvText } from '../../extension/ui/csv.ts'
import { startWords } from '../../extension/ui/words.ts'
import fc from '../property.ts'

const read = (text: string): string[][] => parse(text, { delimiter: ';', bom: true, relaxColumnCount: true })

beforeAll(() => startWords('de'))

describe('a table as CSV', () => {
  it('begins with a byte order mark, parts by semicolons and has decimal commas', () => {
    expect(csvText(['Gebiet', 'Anteil'], [['Nord; West', 4.5]])).toBe('\uFEFFGebiet;Anteil\r\n"Nord; West";4,5\r\n')
  })

  it('lets no text become a formula', () => {
    for (const text of ['=1+1', '+49', '-2', '@SUM(A1)', ' =cmd|x', '\t=1', '%0A', '|calc']) {
      const cell = read(csvText(['a'], [[text]]))[1]?.[0] ?? ''
      expect(cell.startsWith("'")).toBe(true)
      expect(cell.slice(1)).toBe(text)
    }
    expect(read(csvText(['a'], [[-2]]))[1]).toEqual(['-2'])
  })

  it('says back every text it was given, but for the apostrophe', () => {
    const cell = fc.string({ minLength: 1, maxLength: 30 }).filter((text) => text.trim() !== '')
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 6 }), (rows) => {
        const [, ...back] = read(csvText(['a', 'b'], rows))
        expect(back).toHaveLength(rows.length)
        for (const [line, row] of rows.entries())
          for (const [at, text] of row.entries()) {
            const told = back[line]?.[at] ?? ''
            expect([text, `'${text}`]).toContain(told)
            expect(told).not.toMatch(/^\s*[=+@-]/)
          }
      }),
    )
  })
})
