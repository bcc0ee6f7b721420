/** One export from the present catalogue, in the wanted format, with the name under which it is kept. */
import type { ExportFormat } from '../../../shared/protocol/imports.ts'
import type { Db } from '../../store/schema.ts'
import { csvText } from './csv.ts'
import { type Exportable, exportable, type Wanted } from './exportable.ts'
import { flatRows } from './flat-row.ts'
import { featuresOf } from './geojson.ts'
import { hsdsJson } from './hsds-json.ts'
import { packageBytes } from './hsds-package.ts'
import { xlsxBytes } from './xlsx.ts'

type Exported = { bytes: Uint8Array<ArrayBuffer>; mediaType: string; fileName: string; offers: number }

type Kind = {
  mediaType: string
  /** What follows the day in the file's name. */
  ending: string
  write(exported: Exportable): Uint8Array<ArrayBuffer> | Promise<Uint8Array<ArrayBuffer>>
}

const utf8 = (text: string) => new Uint8Array(new TextEncoder().encode(text))
const rowsOf = ({ offers, organisations }: Exportable) => flatRows(offers, organisations)

const kinds: Record<ExportFormat, Kind> = {
  'hsds-package': { mediaType: 'application/zip', ending: '-hsds.zip', write: packageBytes },
  'hsds-json': { mediaType: 'application/json', ending: '-hsds.json', write: (from) => utf8(hsdsJson(from)) },
  csv: { mediaType: 'text/csv; charset=utf-8', ending: '.csv', write: (from) => utf8(csvText(rowsOf(from))) },
  xlsx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ending: '.xlsx',
    write: (from) => xlsxBytes(rowsOf(from)),
  },
  geojson: {
    mediaType: 'application/geo+json',
    ending: '.geojson',
    write: (from) => utf8(JSON.stringify(featuresOf(from.offers, rowsOf(from)))),
  },
}

/** @param today `YYYY-MM-DD`, for the file's name */
export async function exportCatalogue(db: Db, format: ExportFormat, wanted: Wanted, today: string): Promise<Exported> {
  const exported = await exportable(db, wanted)
  const { mediaType, ending, write } = kinds[format]
  const bytes = await write(exported)
  return { bytes, mediaType, fileName: `angebote-${today}${ending}`, offers: exported.offers.length }
}
