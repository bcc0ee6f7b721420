/** The numbers that stand in the files of the statistics, read as a spreadsheet program reads them. */
import { parse } from 'csv-parse/sync'
import { unzipSync } from 'fflate'

/** Numbers of the column that counts: the third from the right. */
export function csvNumbers(bytes: Uint8Array): number[] {
  const rows = parse(new TextDecoder().decode(bytes), {
    delimiter: ';',
    bom: true,
    comment: '#',
    relax_column_count: true,
  }) as string[][]
  return rows.slice(1).flatMap((row) => (/^\d+$/.test(row.at(-3) ?? '') ? [Number(row.at(-3))] : []))
}

/** Numbers of the first sheet in order, without how sure they are: each is followed by that. */
export function sheetNumbers(bytes: Uint8Array): number[] {
  const files = unzipSync(bytes)
  const name = Object.keys(files).find((each) => each.endsWith('worksheets/sheet1.xml')) ?? ''
  const text = new TextDecoder().decode(files[name])
  const cells = [...text.matchAll(/<c r="[A-Z]+\d+"(?![^>]*t="(?:s|inlineStr|str)")[^>]*><v>(-?\d+)<\/v>/g)]
  return cells.map(([, number]) => Number(number)).filter((_, at) => at % 2 === 0)
}
