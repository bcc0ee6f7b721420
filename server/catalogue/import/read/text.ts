/**
 * Bytes of a file as text. Offices hand over UTF-8, UTF-16 from Excel (with a mark or without), Windows-1252, files
 * glued from both, and UTF-8 that some program took for Windows-1252 and wrote as UTF-8 once more.
 */
import { type ReadOptions, takeTurns } from './steps.ts'

/** Lines read one by one between two turns of others. */
const linesAtOnce = 20_000
const lineFeed = 10

/** The text without a byte order mark, line ends as `\n`. */
export async function textOf(bytes: Uint8Array, options: ReadOptions): Promise<string> {
  const wide = utf16Of(bytes)
  const text =
    wide === undefined ? (utf8(bytes) ?? (await lineByLine(bytes, options))) : new TextDecoder(wide).decode(bytes)
  return mended(text)
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
}

/** UTF-16 says so by its mark; without one every other byte of a western text is zero. */
function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const sample = bytes.subarray(0, 2000)
  let [even, odd] = [0, 0]
  for (const [at, byte] of sample.entries()) if (byte === 0) at % 2 === 0 ? even++ : odd++
  const most = sample.length * 0.4
  if (odd >= most && even === 0 && odd > 1) return 'utf-16le'
  if (even >= most && odd === 0 && even > 1) return 'utf-16be'
  return undefined
}

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** Each line as what it is: a file glued from two sources keeps the umlauts of both. */
async function lineByLine(bytes: Uint8Array, options: ReadOptions): Promise<string> {
  const lines: string[] = []
  for (let from = 0; from < bytes.length; ) {
    const feed = bytes.indexOf(lineFeed, from)
    const to = feed < 0 ? bytes.length : feed + 1
    const line = bytes.subarray(from, to)
    lines.push(utf8(line) ?? western.decode(line))
    if (lines.length % linesAtOnce === 0) await takeTurns(options)
    from = to
  }
  return lines.join('')
}

const western = new TextDecoder('windows-1252')
const byteOf = new Map(
  [...western.decode(Uint8Array.from({ length: 256 }, (_, byte) => byte))].map((char, byte) => [char, byte]),
)

/**
 * `StraÃŸe` as `Straße`, where the whole text can only be UTF-8 written twice: every character is one of
 * Windows-1252, and their bytes are UTF-8.
 */
function mended(text: string): string {
  // Only a text with one of these can be it; most are told apart without looking at every character.
  if (!/[Ã-ô][\u0080-\u00bf\u0152-\u2122]/.test(text)) return text
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at++) {
    const byte = byteOf.get(text.charAt(at))
    if (byte === undefined) return text
    bytes[at] = byte
  }
  return utf8(bytes) ?? text
}
