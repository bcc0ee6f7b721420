/** An answer of the statistics in each of its formats, ready to be sent. */
import { sheetCsv } from './csv.ts'
import type { Sheet } from './sheet.ts'
import { sheetXlsx } from './xlsx.ts'

/** Signs that a file's name cannot have everywhere. */
const nameOf = (id: string, ending: string) =>
  `statistik-${id.replace(/[^A-Za-z0-9]+/g, '-').replace(/-$/, '')}.${ending}`

export const written = {
  json: (content: unknown) => ({ body: JSON.stringify(content), mediaType: 'application/json' }),
  csv: (sheet: Sheet, id: string) => ({
    body: sheetCsv(sheet),
    mediaType: 'text/csv; charset=utf-8',
    fileName: nameOf(id, 'csv'),
  }),
  xlsx: async (sheet: Sheet, id: string) => ({
    body: await sheetXlsx(sheet),
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    fileName: nameOf(id, 'xlsx'),
  }),
}
