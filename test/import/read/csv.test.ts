/** CSV as offices write it, one dirty file for each rule. */
import { describe, expect, it } from 'vitest'
import { cells, read, refusal } from './read.ts'

describe('the delimiter', () => {
  it.each([';', ',', '\t', '|'])('%j is found', async (delimiter) => {
    const text = [
      ['Nr', 'Name'],
      ['1', 'Kita'],
      ['2', 'Hort'],
    ]
      .map((row) => row.join(delimiter))
      .join('\n')
    expect(await cells(text)).toEqual([
      { Nr: '1', Name: 'Kita' },
      { Nr: '2', Name: 'Hort' },
    ])
  })

  it('is the semicolon where numbers have decimal commas', async () => {
    expect(await cells('Breite;Länge\n51,25;7,15\n51,26;7,16\n')).toEqual([
      { Breite: '51,25', Länge: '7,15' },
      { Breite: '51,26', Länge: '7,16' },
    ])
  })

  it('is the semicolon where every address has two commas', async () => {
    const [row] = await cells('Name;Adresse\nKita;Weg 1, 00104 Silberfurt, Nord\nHort;Weg 2, 00104 Silberfurt, Süd')
    expect(row).toEqual({ Name: 'Kita', Adresse: 'Weg 1, 00104 Silberfurt, Nord' })
  })

  it('is not the comma of a title', async () => {
    const [row] = await cells(
      'Kitas in Silberfurt, Stand 2026\nNr;Name;Breite\n1;Kita;51,2\n2;Hort;51,3\n3;Krippe;51,4',
    )
    expect(row).toEqual({ Nr: '1', Name: 'Kita', Breite: '51,2' })
  })
})

describe('the head', () => {
  it('is found below a title and an empty line', async () => {
    const { columns, rows } = await read(
      'Liste der Angebote;;;\n;;;\nStand: 1.3.2026;;;\nNr;Name;Ort;PLZ\n1;Kita;Silberfurt;00104\n',
    )
    expect(columns).toEqual(['Nr', 'Name', 'Ort', 'PLZ'])
    expect(rows).toEqual([
      {
        line: 5,
        cells: { Nr: '1', Name: 'Kita', Ort: 'Silberfurt', PLZ: '00104' },
        notes: [{ code: 'above_head', text: 'Liste der Angebote / Stand: 1.3.2026' }],
      },
    ])
  })

  it('gets a name of its own for every column', async () => {
    const { columns } = await read('Tel.;Tel.;;Name; Name \n1;2;3;4;5\n')
    expect(columns).toEqual(['Tel.', 'Tel. (2)', '#3', 'Name', 'Name (2)'])
  })

  it('loses columns that have neither name nor value', async () => {
    expect((await read('Nr;;Name;;;\n1;;Kita;;;\n')).columns).toEqual(['Nr', 'Name'])
  })

  it('gains a column that it forgot and the rows have', async () => {
    const { columns, rows } = await read('Nr;Name\n1;Kita;offen\n2;Hort;voll\n3;Krippe;\n')
    expect(columns).toEqual(['Nr', 'Name', '#3'])
    expect(rows.map((row) => row.cells['#3'])).toEqual(['offen', 'voll', ''])
  })

  it('may call a column anything, also what objects have already', async () => {
    const { columns, rows } = await read('__proto__;constructor;toString\na;b;c\n')
    expect(columns).toEqual(['__proto__', 'constructor', 'toString'])
    expect(Object.entries(rows[0]?.cells ?? {})).toEqual([
      ['__proto__', 'a'],
      ['constructor', 'b'],
      ['toString', 'c'],
    ])
    expect(Object.hasOwn(Object.prototype, 'a')).toBe(false)
  })
})

describe('rows', () => {
  it('may break lines inside quotes, and know the line they begin in', async () => {
    const { rows } = await read('Nr;Name\r\n1;"Kita\r\nam ""Wald"""\r\n\r\n2;Hort\r\n')
    expect(rows).toEqual([
      { line: 2, cells: { Nr: '1', Name: 'Kita\nam "Wald"' } },
      { line: 5, cells: { Nr: '2', Name: 'Hort' } },
    ])
  })

  it('that are empty are passed over', async () => {
    expect(await cells('Nr;Name\n;\n  ; \n\n1;Kita\n;;;\n')).toEqual([{ Nr: '1', Name: 'Kita' }])
  })

  it('that are too short are told, and kept', async () => {
    expect((await read('Nr;Name;Ort\n1;Kita\n2;Hort;Nord\n')).rows[0]).toEqual({
      line: 2,
      cells: { Nr: '1', Name: 'Kita', Ort: '' },
      notes: [{ code: 'row_short', text: '2:3' }],
    })
  })

  it('are rows of the head also where most rows are short', async () => {
    const { columns, rows } = await read('Nr;Name;Ort\n1\n2\n3;Kita;Nord\n4\n')
    expect(columns).toEqual(['Nr', 'Name', 'Ort'])
    expect(rows.map(({ cells: { Nr } }) => Nr)).toEqual(['1', '2', '3', '4'])
  })

  it('with a value behind the last column are refused, for a delimiter stood in a cell', async () => {
    const lines = ['Nr;Name;Ort', '1;Kita; Nord;Süd', ...Array.from({ length: 9 }, (_, at) => `${at + 2};Hort;Nord`)]
    const { rows } = await read(lines.join('\n'))
    expect(rows[0]).toMatchObject({ line: 2, broken: { code: 'row_long', text: '4:3' } })
    expect(rows[1]).toEqual({ line: 3, cells: { Nr: '2', Name: 'Hort', Ort: 'Nord' } })
  })

  it('with empty cells behind the last column are whole', async () => {
    expect((await read('Nr;Name\n1;Kita;;;\n')).rows).toEqual([{ line: 2, cells: { Nr: '1', Name: 'Kita' } }])
  })

  it('lose what is beyond the longest cell, and say so', async () => {
    const { rows } = await read(`Nr;Name\n1;${'x'.repeat(20_001)}\n`)
    expect(rows[0]?.cells['Name']).toHaveLength(20_000)
    expect(rows[0]?.notes).toEqual([{ code: 'cell_cut', field: 'Name' }])
  })
})

describe('a table beyond the limits', () => {
  it('of columns is refused with their number', async () => {
    const head = Array.from({ length: 2000 }, (_, at) => `Spalte ${at}`).join(';')
    expect(await refusal(`${head}\n${'x;'.repeat(2000)}\n`)).toBe('file_too_large too_many_columns:2000')
  })

  it('of rows is refused', async () => {
    expect(await refusal(`Nr;Name\n${'1;a\n'.repeat(200_001)}`)).toBe('file_too_large too_many_rows:200001')
  })
})

it('tells the line in which a quote opens that never ends', async () => {
  expect(await refusal('Nr;Name\n1;Kita\n2;"Hort\n3;Krippe\n')).toBe('file_broken quote_open:3')
})
