/** Bytes of a file as text: what a municipal office exports is UTF-8, UTF-16 from Excel, or Windows-1252. */
import { ImportTrouble } from './trouble.ts'

/** Larger files are split by their owner; everything is held in memory. */
export const mostBytes = 25 * 1024 * 1024

const unreadable: readonly (readonly [start: string, message: string])[] = [
  ['%PDF', 'This is a PDF file, whatever its name says. Ask for the list as CSV.'],
  ['PK\u0003\u0004', 'This is an Excel, OpenDocument or ZIP file. Save the sheet as CSV first.'],
  ['\u00d0\u00cf\u0011\u00e0', 'This is an old Office file. Save the sheet as CSV first.'],
]

/** @throws {ImportTrouble} for what is empty, too large or no text. */
export function decode(bytes: Uint8Array): string {
  if (bytes.length > mostBytes)
    throw new ImportTrouble(`The file is larger than ${mostBytes / 1024 / 1024} MiB. Split it and import the parts.`)
  const start = String.fromCharCode(...bytes.subarray(0, 4))
  for (const [mark, message] of unreadable) if (start.startsWith(mark)) throw new ImportTrouble(message)
  const text = decoderFor(bytes).decode(bytes)
  if (text.trim() === '') throw new ImportTrouble('The file is empty.')
  if (text.includes('\0')) throw new ImportTrouble('This is not a text file.')
  if (/^\s*<(!doctype|html)/i.test(text))
    throw new ImportTrouble('This is a web page, not a list. Download the file itself.')
  return text
}

/** TextDecoder drops the byte order mark it decides by. */
function decoderFor(bytes: Uint8Array): TextDecoder {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le')
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be')
  return isUtf8(bytes) ? new TextDecoder('utf-8') : new TextDecoder('windows-1252')
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}
