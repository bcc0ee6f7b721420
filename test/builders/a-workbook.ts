/** Excel workbooks as programs write them, from the XML of their rows. */
import { aZip, type ZipEntry } from './a-zip.ts'

export type ASheet = {
  name?: string
  state?: 'hidden' | 'veryHidden'
  /** What stands in `sheetData`. */
  rows: string
  /** What stands behind it, merged cells for example. */
  behind?: string
}

/** Styles 0 plain, 1 day, 2 day and time, 3 time, 4 per cent, 5 `00000`, 6 a day of one's own. */
const styles = `<styleSheet xmlns="${ns('main')}"><numFmts count="2"><numFmt numFmtId="164" formatCode="00000"/>
<numFmt numFmtId="165" formatCode="[$-407]d/\\ mmmm\\ yyyy;@"/></numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>
<cellXfs>${[0, 14, 22, 20, 10, 164, 165].map((id) => `<xf numFmtId="${id}"/>`).join('')}</cellXfs></styleSheet>`

export function aWorkbook(
  sheets: readonly ASheet[],
  { strings = [], date1904 = false, more = [] }: { strings?: string[]; date1904?: boolean; more?: ZipEntry[] } = {},
): Uint8Array {
  const rels = sheets.map((_, at) => relation(`rId${at + 1}`, 'worksheet', `worksheets/sheet${at + 1}.xml`))
  const listed = sheets.map(({ name, state }, at) => {
    const seen = state === undefined ? '' : ` state="${state}"`
    return `<sheet name="${name ?? `Tabelle${at + 1}`}" sheetId="${at + 1}"${seen} r:id="rId${at + 1}"/>`
  })
  const book = `<workbook xmlns="${ns('main')}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
<workbookPr date1904="${date1904 ? 1 : 0}"/><sheets>${listed.join('')}</sheets></workbook>`
  return aZip(
    { name: '[Content_Types].xml', content: '<Types/>' },
    { name: '_rels/.rels', content: relations(relation('rId1', 'officeDocument', 'xl/workbook.xml')) },
    { name: 'xl/workbook.xml', content: book },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: relations(
        ...rels,
        relation('rIdS', 'sharedStrings', 'sharedStrings.xml'),
        relation('rIdF', 'styles', '/xl/styles.xml'),
      ),
    },
    {
      name: 'xl/sharedStrings.xml',
      content: `<sst xmlns="${ns('main')}">${strings.map((text) => `<si>${text}</si>`).join('')}</sst>`,
    },
    { name: 'xl/styles.xml', content: styles },
    ...sheets.map(({ rows, behind = '' }, at) => ({
      name: `xl/worksheets/sheet${at + 1}.xml`,
      content: `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="${ns('main')}"><sheetData>${rows}</sheetData>${behind}</worksheet>`,
    })),
    ...more,
  )
}

/** A row of texts; what begins with `<` is taken as the cell itself. */
export function aRow(number: number, ...cells: string[]): string {
  const written = cells.map((cell, at) => {
    if (cell.startsWith('<') || cell === '') return cell
    return `<c r="${String.fromCharCode(65 + at)}${number}" t="inlineStr"><is><t>${cell}</t></is></c>`
  })
  return `<row r="${number}">${written.join('')}</row>`
}

function relation(id: string, type: string, target: string): string {
  return `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`
}

function relations(...all: string[]): string {
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}</Relationships>`
}

function ns(room: string): string {
  return `http://schemas.openxmlformats.org/spreadsheetml/2006/${room}`
}
