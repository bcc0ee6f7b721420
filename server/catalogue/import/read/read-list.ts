/** The one way from bytes to rows: what the bytes are is told by themselves, never by the file's name. */
import { Problem } from '../../../../shared/problem.ts'
import { importLimits } from '../../../../shared/protocol/imports.ts'
import { readCsv } from '../csv.ts'
import { decode } from '../decode.ts'
import { readHsds } from '../hsds.ts'
import type { ReadFile } from '../row.ts'
import { pause, type ReadOptions } from './steps.ts'

export type ListOptions = ReadOptions & { name: string }

/** Call it before the bytes are held in memory. @throws {Problem} file_too_large */
export function checkSize(bytes: number): void {
  if (bytes > importLimits.bytes) throw new Problem('file_too_large', `bytes:${bytes}`)
}

/**
 * The list in the bytes: CSV, Excel, HSDS as JSON or packed tables, GeoJSON.
 * @throws {Problem} file_unknown, file_broken, file_too_large; the detail is a reason of shared/protocol/import-reasons.ts
 */
export async function readList(bytes: Uint8Array, options: ListOptions): Promise<ReadFile> {
  checkSize(bytes.length)
  const text = decode(bytes)
  await pause(options, 0)
  return /^\s*[[{]/.test(text) ? readHsds(text, options.today) : readCsv(text)
}
