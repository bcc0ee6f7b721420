/** What holds for every list: tables come back cell by cell, and no bytes do more than be refused. */

import { describe, expect, it } from 'vitest'
import { Problem } from '../../../shared/problem.ts'
import { aRow, aWorkbook } from '../../builders/a-workbook.ts'
import { aZip } from '../../builders/a-zip.ts'
import fc from '../../property.ts'
import { bytesOf, read } from './read.ts'

/** What a table may hold: no half characters, and not the one by which binary files are known. */
const cell = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.string({ unit: fc.constantFrom('"', ';', ',', '\t', '|', '\n', "'", ' ', 'ä', 'x', '\\'), maxLength: 12 }),
    fc.constantFrom('', '=1+1', '__proto__', '51,25', '<b>', '{', '[{'),
  )
  .filter((text) => !text.includes('\0'))
const table = fc
  .integer({ min: 2, max: 8 })
  .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 20 }))
const delimiters = fc.constantFrom(';', ',', '\t', '|')
const lineEnds = fc.constantFrom('\n', '\r\n')

function csvOf(rows: readonly string[][], delimiter: string, lineEnd: string): string {
  const quoted = (text: string) => (/["\r\n;,\t|]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  return rows.map((row) => row.map(quoted).join(delimiter)).join(lineEnd)
}

/** Blanks around a value and the kind of line end say nothing. */
const plain = (text: string) => text.replace(/\r\n?/g, '\n').trim()

describe('any table', () => {
  it('written as CSV with any delimiter comes back cell by cell', async () => {
    await fc.assert(
      fc.asyncProperty(table, delimiters, lineEnds, async (rows, delimiter, lineEnd) => {
        const head = (rows[0] ?? []).map((_, at) => `Spalte ${at + 1}`)
        const filled = rows.filter((row) => row.some((text) => plain(text) !== ''))
        fc.pre(filled.length > 0)
        const { columns, rows: found } = await read(csvOf([head, ...rows], delimiter, lineEnd))
        expect(columns).toEqual(head)
        expect(found.map(({ cells }) => head.map((name) => cells[name]))).toEqual(filled.map((row) => row.map(plain)))
        expect(found.filter(({ notes, broken }) => notes !== undefined || broken !== undefined)).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  it('of ragged rows is accounted for row by row', async () => {
    const ragged = fc.array(fc.array(fc.constantFrom('a', 'b', ''), { minLength: 1, maxLength: 6 }), {
      minLength: 1,
      maxLength: 20,
    })
    await fc.assert(
      fc.asyncProperty(ragged, async (rows) => {
        const filled = rows.filter((row) => row.some((text) => text !== ''))
        fc.pre(filled.length > 0)
        const { rows: found } = await read(csvOf([['x', 'y', 'z'], ...rows], ';', '\n'))
        expect(found).toHaveLength(filled.length)
      }),
    )
  })
})

describe('any bytes', () => {
  const onlyProblems = async (bytes: Uint8Array) => {
    try {
      await read(bytes)
    } catch (error) {
      expect(error).toBeInstanceOf(Problem)
    }
  }

  it('are read or refused', async () => {
    const starts = fc.constantFrom(
      '',
      'Nr;Name\n',
      '{',
      '[{',
      '[{"id":',
      '{"type":"Feature","geometry":',
      'PK\u0003\u0004',
      '%PDF',
      '\ufeff',
    )
    await fc.assert(
      fc.asyncProperty(starts, fc.uint8Array({ maxLength: 300 }), async (start, bytes) => {
        await onlyProblems(Buffer.concat([bytesOf(start), bytes]))
      }),
      { numRuns: 500 },
    )
  })

  it('of JSON are read or refused', async () => {
    const services = fc.record(
      {
        id: fc.jsonValue(),
        name: fc.jsonValue(),
        status: fc.jsonValue(),
        phones: fc.jsonValue(),
        schedules: fc.jsonValue(),
        organization: fc.jsonValue(),
        service_at_locations: fc.jsonValue(),
        eligibility: fc.jsonValue(),
        service_taxonomys: fc.jsonValue(),
        features: fc.jsonValue(),
      },
      { requiredKeys: [] },
    )
    const lists = fc.oneof(fc.jsonValue(), services, fc.array(services), fc.record({ contents: fc.array(services) }))
    await fc.assert(
      fc.asyncProperty(lists, async (json) => await onlyProblems(bytesOf(JSON.stringify(json)))),
      { numRuns: 500 },
    )
  })

  it('of a zip or workbook with flipped bits are read or refused', async () => {
    const files = [
      aZip({ name: 'liste.csv', content: 'Nr;Name\n1;Kita\n' }),
      aWorkbook([{ rows: aRow(1, 'Nr', 'Name') + aRow(2, '1', 'Kita') }]),
    ]
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...files),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 4 }),
        async (file, flips) => {
          const bytes = Uint8Array.from(file)
          for (const [at, value] of flips) bytes[at % bytes.length] = value
          await onlyProblems(bytes)
        },
      ),
      { numRuns: 500 },
    )
  })
})
