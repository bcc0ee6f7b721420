/** Files made to fill the memory or never to end, each small: refused with the limit they meet, or read as what little they say. */
import { describe, expect, it } from 'vitest'
import { readWorkbook } from '../../../server/catalogue/import/read/xlsx/workbook.ts'
import { openZip } from '../../../server/catalogue/import/read/zip.ts'
import { importLimits } from '../../../shared/protocol/imports.ts'
import { aWorkbook } from '../../builders/a-workbook.ts'
import { aZip } from '../../builders/a-zip.ts'
import { bytesOf, read, refusal } from './read.ts'

const list = 'Nr;Name\n1;Kita\n'
const text = (place: string, value: string) => `<c r="${place}" t="inlineStr"><is><t>${value}</t></is></c>`
const head = `<row r="1">${text('A1', 'Nr')}${text('B1', 'Name')}</row>`
const sheetOf = (rows: string) => aWorkbook([{ rows: head + rows }])
const tooMany = new RegExp(`^file_too_large too_many_values:${String(importLimits.values).slice(0, 3)}`)
const broken = 'file_broken xlsx_broken:xl/worksheets/sheet1.xml'

describe('more values than the memory should hold', () => {
  it('in CSV are refused before they are read', async () => {
    expect(await refusal(`Nr;Name\n${';'.repeat(importLimits.values + 1)}\n`)).toMatch(tooMany)
  })

  it('in JSON are refused before they are read', async () => {
    expect(await refusal(`[${'0,'.repeat(importLimits.values + 1)}0]`)).toMatch(tooMany)
  })

  it('are what rows of one cell far to the right come to', async () => {
    const rows = '<row><c r="OJ1"><v>1</v></c></row>'.repeat(Math.ceil(importLimits.values / 400) + 1)
    expect(await refusal(sheetOf(rows))).toMatch(tooMany)
  })
})

describe('a workbook', () => {
  it.each([
    ['elements in elements without end', '<a>'.repeat(1000)],
    [
      'an element of thousands of attributes',
      `<row ${Array.from({ length: 2000 }, (_, at) => `a${at}=""`).join(' ')}/>`,
    ],
    ['entities that grow', '<row><c r="A2" t="inlineStr"><is><t>&lol9;</t></is></c></row>'],
  ])('of %s is refused', async (_, rows) => {
    expect(await refusal(sheetOf(rows))).toBe(broken)
  })

  it('that lists one sheet a thousand times has one', async () => {
    const rel = (id: string, type: string, target: string) =>
      `<Relationships><Relationship Id="${id}" Type="x/${type}" Target="${target}"/></Relationships>`
    const packed = await openZip(
      aZip(
        { name: '[Content_Types].xml', content: '<Types/>' },
        { name: '_rels/.rels', content: rel('rId1', 'officeDocument', 'xl/workbook.xml') },
        { name: 'xl/workbook.xml', content: `<workbook>${'<sheet name="a" r:id="rId1"/>'.repeat(1000)}</workbook>` },
        { name: 'xl/_rels/workbook.xml.rels', content: rel('rId1', 'worksheet', 'sheet1.xml') },
        { name: 'xl/sheet1.xml', content: '<worksheet/>' },
      ),
    )
    expect((await readWorkbook(packed, { today: '2026-11-22' })).sheets).toHaveLength(1)
  })

  it.each([
    ['a column beyond the last', 'XFD1048576', 'file_too_large too_many_columns:16384'],
    ['a column that no sheet has', 'ZZZZZZZ9', /^file_too_large too_many_columns:/],
    ['a place that is none', '-1', 'read'],
    ['no place at all', '', 'read'],
  ])('with %s is read or refused', async (_, place, expected) => {
    const found = await refusal(sheetOf(`<row r="2">${text('A2', '1')}${text('B2', 'Kita')}${text(place, 'x')}</row>`))
    if (typeof expected === 'string') expect(found).toBe(expected)
    else expect(found).toMatch(expected)
  })

  it.each(['-1', 'NaN', '1e999', '99999999999', ''])('counts rows that are called %s', async (line) => {
    const rows = `<row r="${line}">${text('A2', '7')}${text('B2', 'Kita')}</row>`
    expect((await read(sheetOf(rows))).rows.map(({ cells }) => ({ ...cells }))).toEqual([{ Nr: '7', Name: 'Kita' }])
  })

  it.each([
    ['a text that is not there', '<c r="B2" t="s"><v>4711</v></c>', ''],
    ['a text before the first', '<c r="B2" t="s"><v>-1</v></c>', ''],
    ['a style that is not there', '<c r="B2" s="99999"><v>7</v></c>', '7'],
    ['a formula that calls out', '<c r="B2" t="str"><f>cmd|"/c calc"!A1</f><v>Kita</v></c>', 'Kita'],
  ])('with %s says what stands there', async (_, cell, expected) => {
    const [row] = (await read(sheetOf(`<row r="2">${text('A2', '1')}${cell}</row>`))).rows
    expect(row?.cells['Name'] ?? '').toBe(expected)
  })

  it.each(['-1', '0', '60', '1e308', '-1e308', '2958466'])('tells no day out of the number %s', async (value) => {
    const rows = `<row r="2">${text('A2', '1')}<c r="B2" s="1"><v>${value}</v></c></row>`
    const [row] = (await read(sheetOf(rows))).rows
    expect(row?.cells['Name'] ?? '').not.toMatch(/NaN|Invalid|Infinity/)
  })
})

describe('a packed file', () => {
  it('in a packed file is no list', async () => {
    expect(await refusal(aZip({ name: 'liste.zip', content: aZip({ name: 'liste.csv', content: list }) }))).toMatch(
      /^file_unknown/,
    )
  })

  it('whose directory points to one entry twice is read once, or refused', async () => {
    const twice = Buffer.from(aZip({ name: 'a.csv', content: list }, { name: 'b.csv', content: list }))
    const second = twice.lastIndexOf(Buffer.from('PK\u0001\u0002'))
    twice.writeUInt32LE(0, second + 42)
    expect(await refusal(new Uint8Array(twice))).toMatch(/^file_(?:unknown|broken)/)
  })

  it('that claims entries it does not have is refused', async () => {
    const claims = Buffer.from(aZip({ name: 'a.csv', content: list }))
    const end = claims.lastIndexOf(Buffer.from('PK\u0005\u0006'))
    claims.writeUInt16LE(1999, end + 8)
    claims.writeUInt16LE(1999, end + 10)
    expect(await refusal(new Uint8Array(claims))).toBe('file_broken zip_broken')
    // 0xffff asks for the directory of zip64, which is not there.
    claims.writeUInt16LE(0xffff, end + 8)
    claims.writeUInt16LE(0xffff, end + 10)
    claims.writeUInt32LE(0xffffffff, end + 16)
    expect(await refusal(new Uint8Array(claims))).toBe('file_too_large entries:65535')
  })
})

it('a quote that is never closed is told by its line, however long it goes on', async () => {
  expect(await refusal(bytesOf(`Nr;Name\n1;Kita\n2;"${'x'.repeat(2_000_000)}`))).toBe('file_broken quote_open:3')
})
