/**
 * Case software in German offices often keeps text in Windows-1252 and shows anything else as a question
 * mark or cuts it off. The file note therefore holds only characters of that set; others are replaced by
 * the nearest that reads the same.
 */

/** What bytes 0x80 to 0x9F mean in Windows-1252 (WHATWG Encoding, index windows-1252); five mean nothing. */
const upper = '€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ'

const byteOf = new Map<string, number>()
for (let byte = 0x20; byte < 0x7f; byte++) byteOf.set(String.fromCharCode(byte), byte)
for (const [index, char] of [...upper].entries()) if (char !== '\0') byteOf.set(char, 0x80 + index)
for (let byte = 0xa0; byte < 0x100; byte++) byteOf.set(String.fromCharCode(byte), byte)
byteOf.set('\n', 0x0a).set('\r', 0x0d)

/** What has no decomposition, and what reads better otherwise than by its decomposition. */
const likeness = new Map(
  Object.entries({
    ı: 'i',
    ł: 'l',
    Ł: 'L',
    đ: 'd',
    Đ: 'D',
    ħ: 'h',
    ŋ: 'ng',
    ə: 'e',
    Ə: 'E',
    ẞ: 'SS',
    '‐': '-',
    '‑': '-',
    '‒': '–',
    '―': '—',
    '−': '-',
    '→': '->',
    '←': '<-',
    '⇒': '=>',
    '≥': '>=',
    '≤': '<=',
    '≈': 'ca.',
    '′': "'",
    '″': '"',
    '‛': '’',
    '‟': '“',
    '⁄': '/',
    '✓': 'x',
    '✔': 'x',
    '☐': '[ ]',
    '☑': '[x]',
    '☒': '[x]',
    '●': '•',
    '▪': '•',
    '■': '•',
    '◦': '•',
    '\t': ' ',
  }),
)

const cyrillic = 'абвгґдежзиійклмнопрстуфхцчшщъыьэюя'
const cyrillicRead = 'a b v g g d e sh s i i j k l m n o p r s t u f ch z tsch sch schtsch - y - e ju ja'.split(' ')
const greek = 'αβγδεζηθικλμνξοπρσςτυφχψω'
const greekRead = 'a v g d e z i th i k l m n x o p r s s t y f ch ps o'.split(' ')

const letters = new Map<string, string>([
  ...[...cyrillic].map((char, index): [string, string] => [char, (cyrillicRead[index] ?? '').replace('-', '')]),
  ...[...greek].map((char, index): [string, string] => [char, greekRead[index] ?? '']),
])

/**
 * The text in characters of Windows-1252 alone, line breaks as `\n`. What has no likeness (a picture, a
 * script without one here) becomes `?`; control and invisible characters go.
 */
export function inWindows1252(text: string): string {
  let result = ''
  for (const char of text.normalize('NFC').replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')) result += replaced(char)
  return result
}

function replaced(char: string): string {
  if (char === '\n' || (byteOf.has(char) && char !== '\r')) return char
  const alike = likeness.get(char) ?? letter(char)
  if (alike !== undefined) return alike
  if (/\p{C}|\p{M}/u.test(char)) return ''
  if (/\s/u.test(char)) return ' '
  const plain = char.normalize('NFKD').replace(/\p{M}/gu, '')
  if (plain !== char && plain !== '')
    return [...plain].map((part) => (byteOf.has(part) ? part : replaced(part))).join('')
  return '?'
}

function letter(char: string): string | undefined {
  const small = char.toLowerCase()
  const read = letters.get(small)
  if (read === undefined || small === char) return read
  return read.charAt(0).toUpperCase() + read.slice(1)
}

/** The bytes of a text made by `inWindows1252`; any other character becomes `?`. */
export function windows1252Bytes(text: string): Uint8Array<ArrayBuffer> {
  const question = 0x3f
  return Uint8Array.from([...text], (char) => byteOf.get(char) ?? question)
}
