/** The one way from bytes to rows: what the bytes are is told by themselves, never by the file's name. */
import { importLimits } from '../../../../shared/protocol/imports.ts'
import type { ReadFile } from '../row.ts'
import { readCsv } from './csv/csv.ts'
import { isGeoJson, readGeoJson } from './geojson/geojson.ts'
import { readHsds } from './hsds/hsds.ts'
import { isPackage, readPackage } from './hsds/package.ts'
import { parseJson } from './json.ts'
import { cannotRead } from './reason.ts'
import { pause, type ReadOptions } from './steps.ts'
import { textOf } from './text.ts'
import { checkText, whatItIs } from './what-it-is.ts'
import { isWorkbook, readXlsx } from './xlsx/xlsx.ts'
import { openZip, type Packed } from './zip.ts'

/** `name` is what the file is called; nothing is decided by it. */
export type ListOptions = ReadOptions & { name: string }

/** Call it before the bytes are held in memory. @throws {Problem} file_too_large */
export function checkSize(bytes: number): void {
  if (bytes > importLimits.bytes) throw cannotRead('file_too_large', 'bytes', bytes)
}

/**
 * The list in the bytes: CSV, Excel, HSDS as JSON or packed tables, GeoJSON, or one of these packed.
 * @throws {Problem} file_unknown, file_broken, file_too_large; the detail is a reason of shared/protocol/import-reasons.ts
 */
export async function readList(bytes: Uint8Array, options: ListOptions): Promise<ReadFile> {
  checkSize(bytes.length)
  await pause(options, 0)
  if (bytes.length === 0) throw cannotRead('file_unknown', 'empty')
  return whatItIs(bytes) === 'zip' ? await readPacked(await openZip(bytes), options) : await readText(bytes, options)
}

async function readText(bytes: Uint8Array, options: ReadOptions): Promise<ReadFile> {
  const text = await textOf(bytes, options)
  checkText(text)
  return /^\s*(\{|\[\s*[{[\]])/.test(text) ? await readJson(parseJson(text), options) : await readCsv(text, options)
}

async function readJson(json: unknown, options: ReadOptions): Promise<ReadFile> {
  return isGeoJson(json) ? await readGeoJson(json, options) : await readHsds(json, options)
}

async function readPacked(packed: Packed, options: ReadOptions): Promise<ReadFile> {
  if (isWorkbook(packed)) return await readXlsx(packed, options)
  if (isPackage(packed)) return await readPackage(packed, options)
  const { names } = packed
  if (names.includes('word/document.xml')) throw cannotRead('file_unknown', 'word_document')
  if (names.includes('content.xml')) throw cannotRead('file_unknown', 'open_document')
  const lists = names.filter((name) => /\.(csv|txt|json|geojson)$/i.test(name) && !name.startsWith('__MACOSX/'))
  const [only, ...others] = lists
  if (only === undefined || others.length > 0) throw cannotRead('file_unknown', 'archive')
  return await readText(await packed.bytes(only), options)
}
