/** What a file is by its first bytes, whatever its name says (the signatures of Gary Kessler's list and of `file`). */
import { cannotRead } from './reason.ts'

type Foreign = 'pdf' | 'picture' | 'archive' | 'program' | 'word_document'

const signatures: readonly (readonly [start: string, kind: Foreign])[] = [
  ['%PDF', 'pdf'],
  ['\u0089PNG', 'picture'],
  ['\u00ff\u00d8\u00ff', 'picture'],
  ['GIF8', 'picture'],
  ['II*\0', 'picture'],
  ['MM\0*', 'picture'],
  ['RIFF', 'picture'],
  ['BM', 'picture'],
  ['{\\rtf', 'word_document'],
  ['\u001f\u008b', 'archive'],
  ['7z\u00bc\u00af', 'archive'],
  ['Rar!', 'archive'],
  ['MZ', 'program'],
  ['\u007fELF', 'program'],
]

const oleStart = '\u00d0\u00cf\u0011\u00e0'
/** Office packs a workbook with a password into an old container beside this stream. */
const encryptedStream = Buffer.from('EncryptedPackage', 'utf16le')

/** Short marks that might begin a text as well count only where bytes follow that no text has. */
const alsoText = /^(BM|MZ|RIFF|GIF8|Rar!)/

/** Whether the bytes are packed or may be text. @throws {Problem} for every other kind of file, naming it. */
export function whatItIs(bytes: Uint8Array): 'zip' | 'text' {
  const start = String.fromCharCode(...bytes.subarray(0, 8))
  if (start.startsWith('PK\u0003\u0004') || start.startsWith('PK\u0005\u0006')) return 'zip'
  if (start.startsWith(oleStart)) {
    if (Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(encryptedStream))
      throw cannotRead('file_broken', 'encrypted')
    throw cannotRead('file_unknown', 'old_office')
  }
  for (const [mark, kind] of signatures)
    if (start.startsWith(mark) && (!alsoText.test(mark) || bytes.subarray(0, 64).some(isControl)))
      throw cannotRead('file_unknown', kind)
  return 'text'
}

function isControl(byte: number): boolean {
  return byte < 9 || (byte > 13 && byte < 32)
}

/** @throws {Problem} for text that is markup of another kind, or no text at all. */
export function checkText(text: string): void {
  if (text.trim() === '') throw cannotRead('file_unknown', 'empty')
  const start = text.slice(0, 2000)
  if (/^\s*<(!doctype html|html|head|body)/i.test(start)) throw cannotRead('file_unknown', 'web_page')
  if (/^\s*<(\?xml|[a-z]+[\s>])/i.test(start))
    throw cannotRead('file_unknown', /<html/i.test(start) ? 'web_page' : 'xml')
  if (text.includes('\0')) throw cannotRead('file_unknown', 'binary')
}
