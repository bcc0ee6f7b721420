/** Excel workbooks: what the first sheet in sight says, as text that no country reads otherwise. */
import { describe, expect, it } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import { formatOf } from '../../../server/catalogue/import/read/xlsx/formats.ts'
import { importLimits } from '../../../shared/protocol/imports.ts'
import { aRow, aWorkbook } from '../../builders/a-workbook.ts'
import { aZip } from '../../builders/a-zip.ts'
import { cells, read, refusal } from './read.ts'

const head = aRow(1, 'Nr', 'Name')
const number = (place: string, value: string, style = 0) => `<c r="${place}" s="${style}"><v>${value}</v></c>`

describe('a workbook', () => {
  it('gives its rows with their numbers', async () => {
    expect(await read(aWorkbook([{ rows: head + aRow(2, '1', 'Kita') + aRow(7, '2', 'Hort &amp; Krippe') }]))).toEqual({
      format: 'xlsx',
      subject: 'offers',
      columns: ['Nr', 'Name'],
      rows: [
        { line: 2, cells: { Nr: '1', Name: 'Kita' } },
        { line: 7, cells: { Nr: '2', Name: 'Hort & Krippe' } },
      ],
    })
  })

  it('of another program is read', async () => {
    const schema = [
      [{ value: 'Nr' }, { value: 'Name' }, { value: 'Stand' }, { value: 'Breite' }],
      [
        { value: 1 },
        { value: 'Kita Löwenzahn' },
        { value: new Date(Date.UTC(2026, 2, 1)), type: Date, format: 'dd.mm.yyyy' },
        { value: 51.25 },
      ],
    ]
    const file = await writeXlsxFile(schema).toBuffer()
    expect(await cells(file)).toEqual([{ Nr: '1', Name: 'Kita Löwenzahn', Stand: '2026-03-01', Breite: '51.25' }])
  })

  it('shares texts, in pieces and with the sound of words left out', async () => {
    const strings = [
      '<t>Nr</t>',
      '<t>Name</t>',
      '<r><t>Haus der </t></r><r><t xml:space="preserve">Familie_x000D_\n</t></r><rPh sb="0" eb="1"><t>KLANG</t></rPh>',
    ]
    const shared = (place: string, at: number) => `<c r="${place}" t="s"><v>${at}</v></c>`
    const rows = `<row r="1">${shared('A1', 0)}${shared('B1', 1)}</row><row r="2">${number('A2', '1')}${shared('B2', 2)}</row>`
    expect(await cells(aWorkbook([{ rows }], { strings }))).toEqual([{ Nr: '1', Name: 'Haus der Familie' }])
  })

  it('has its table below merged titles', async () => {
    const rows = aRow(1, 'Angebote der Stadt Silberfurt') + aRow(3, 'Nr', 'Name', 'Ort') + aRow(4, '1', 'Kita', 'Nord')
    const behind = '<mergeCells count="1"><mergeCell ref="A1:C1"/></mergeCells>'
    expect(await read(aWorkbook([{ rows, behind }]))).toMatchObject({
      columns: ['Nr', 'Name', 'Ort'],
      rows: [{ line: 4, cells: { Nr: '1', Name: 'Kita', Ort: 'Nord' } }],
    })
  })

  it('fills a provider that is merged over its offers', async () => {
    const rows = aRow(1, 'Träger', 'Name') + aRow(2, 'Verein', 'Kita') + aRow(3, '', 'Hort') + aRow(4, '', 'Krippe')
    const behind = '<mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>'
    expect((await cells(aWorkbook([{ rows, behind }]))).map((row) => row['Träger'])).toEqual(['Verein', 'Verein', ''])
  })

  it('is read from the first sheet in sight that holds a table', async () => {
    const book = aWorkbook([
      { state: 'hidden', rows: head + aRow(2, '1', 'Versteckt') },
      { state: 'veryHidden', rows: head + aRow(2, '1', 'Sehr versteckt') },
      { rows: '' },
      { rows: aRow(1, 'Hinweise zum Ausfüllen') + aRow(2, 'Bitte alles ausfüllen') },
      { rows: head + aRow(2, '1', 'Kita') },
      { rows: head + aRow(2, '1', 'Zweite Liste') },
    ])
    expect(await cells(book)).toEqual([{ Nr: '1', Name: 'Kita' }])
  })

  it('without a table in sight is told', async () => {
    expect(await refusal(aWorkbook([{ state: 'hidden', rows: head + aRow(2, '1', 'Kita') }]))).toBe(
      'file_unknown empty',
    )
    expect(await refusal(aWorkbook([{ rows: head }, { rows: '' }]))).toBe('file_unknown no_rows')
  })
})

describe('cells', () => {
  const textOf = async (cell: string, date1904 = false) => {
    const book = aWorkbook([{ rows: head + aRow(2, cell, 'Kita') }], { date1904 })
    return (await cells(book))[0]?.['Nr']
  }
  it.each([
    ['a number', number('A2', '51.254968'), '51.254968'],
    ['a sum that binary numbers miss', number('A2', '0.30000000000000004'), '0.3'],
    ['a telephone number', number('A2', '4.920212345678E+12'), '4920212345678'],
    ['a very small number', number('A2', '1.5E-7'), '0.00000015'],
    ['a day', number('A2', '46082', 1), '2026-03-01'],
    ['a day in a form of one’s own', number('A2', '46082', 6), '2026-03-01'],
    ['a day with a time', number('A2', '46082.395833333336', 2), '2026-03-01T09:30'],
    ['a time', number('A2', '0.39583333333333331', 3), '09:30'],
    ['the end of a day', number('A2', '1', 3), '24:00'],
    ['a share', number('A2', '0.125', 4), '12.5'],
    ['a postcode that begins with zero', number('A2', '1067', 5), '01067'],
    ['a number where a day cannot be', number('A2', '-3', 1), '-3'],
    ['yes', '<c r="A2" t="b"><v>1</v></c>', 'true'],
    ['a day as text', '<c r="A2" t="d"><v>2026-03-01</v></c>', '2026-03-01'],
    [
      'a formula with the value it last had',
      '<c r="A2" t="str"><f>HYPERLINK("http://127.0.0.1/","x")</f><v>Seite</v></c>',
      'Seite',
    ],
    ['a formula with a number', '<c r="A2"><f>1+1</f><v>2</v></c>', '2'],
    ['text that looks like a formula', '<c r="A2" t="inlineStr"><is><t>=1+1</t></is></c>', '=1+1'],
  ])('%s is read', async (_, cell, expected) => {
    expect(await textOf(cell)).toBe(expected)
  })

  it('count days from 1904 where the workbook does', async () => {
    expect(await textOf(number('A2', '44620', 1), true)).toBe('2026-03-01')
  })

  it('tell formulas that failed or were never computed', async () => {
    const rows =
      head + aRow(2, '<c r="A2" t="e"><f>1/0</f><v>#DIV/0!</v></c>', '<c r="B2"><f>WEBSERVICE("http://x")</f></c>', 'x')
    const { rows: found } = await read(aWorkbook([{ rows }]))
    expect(found[0]).toMatchObject({ cells: { Nr: '', Name: '' } })
    expect(found[0]?.notes).toEqual([
      { code: 'formula_error', field: 'Nr', text: '#DIV/0!' },
      { code: 'formula_without_value', field: 'Name' },
    ])
  })

  it('far to the right count only where something stands in them', async () => {
    const far = '<c r="XFD2" s="1"/>'
    expect(await cells(aWorkbook([{ rows: `${head}<row r="2">${number('A2', '1')}${far}</row>` }]))).toEqual([
      { Nr: '1', Name: '' },
    ])
    const filled = `<row r="2">${number('XFD2', '1')}</row>`
    expect(await refusal(aWorkbook([{ rows: head + filled }]))).toBe('file_too_large too_many_columns:16384')
  })
})

it.each([
  ['dd.mm.yyyy', 'day'],
  ['[$-407]d. mmmm yyyy;@', 'day'],
  ['mmm yy', 'day'],
  ['yyyy-mm-dd hh:mm', 'instant'],
  ['[h]:mm', 'time'],
  ['0.0%', 'percent'],
  ['00000', 'zeros'],
  ['0', 'plain'],
  ['#,##0.00 "Tage"', 'plain'],
  ['[Red]0.00', 'plain'],
  ['General', 'plain'],
])('the format %s shows a number as %s', (code, kind) => {
  expect(formatOf(code).kind).toBe(kind)
})

describe('a workbook that is none or means harm', () => {
  const whole = aWorkbook([{ rows: head + aRow(2, '1', 'Kita') }])

  it('is told when a part is missing or broken', async () => {
    const types = { name: '[Content_Types].xml', content: '<Types/>' }
    expect(await refusal(aZip(types, { name: 'xl/workbook.xml', content: '<workbook/>' }))).toBe(
      'file_broken xlsx_broken',
    )
    expect(await refusal(aWorkbook([{ rows: '<row><c r="A1">' }]))).toBe(
      'file_broken xlsx_broken:xl/worksheets/sheet1.xml',
    )
    expect(await refusal(whole.subarray(0, whole.length - 40))).toBe('file_broken zip_broken')
  })

  it('resolves no entities of its own and asks nobody', async () => {
    const evil = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    const rows = `${evil}${head}${aRow(2, '1', '&a;')}`
    expect(await refusal(aWorkbook([{ rows }]))).toMatch(/^file_broken xlsx_broken/)
  })

  it('of too many rows is refused', async () => {
    const rows = '<row><c><v>1</v></c><c><v>2</v></c></row>'.repeat(importLimits.rows + 2)
    expect(await refusal(aWorkbook([{ rows }]))).toBe(`file_too_large too_many_rows:${importLimits.rows + 1}`)
  })

  it('is refused by what it would unpack to', async () => {
    const more = [{ name: 'xl/media/bomb.bin', content: 'x', claims: importLimits.unpackedBytes }]
    expect(await refusal(aWorkbook([{ rows: head }], { more }))).toMatch(/^file_too_large unpacked_bytes/)
  })
})
