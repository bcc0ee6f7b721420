/** Crockford's base32: digits and letters without I, L, O, U, so that a code survives handwriting and telephone. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** The value of a typed character (I and L read as 1, O as 0, case ignored), or −1. */
export function crockfordValue(char: string): number {
  const upper = char.toUpperCase()
  if (upper === 'I' || upper === 'L') return 1
  if (upper === 'O') return 0
  return upper.length === 1 ? alphabet.indexOf(upper) : -1
}

/** The character of a value of 0 to 31; empty for any other. */
export function crockfordChar(value: number): string {
  return alphabet.charAt(value)
}

/** Bytes as base32, most significant bits first, the last character padded with zero bits. */
export function toCrockford(bytes: Uint8Array): string {
  let text = ''
  let buffer = 0
  let bits = 0
  for (const byte of bytes) {
    buffer = (buffer << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += alphabet.charAt((buffer >> bits) & 31)
    }
    buffer &= (1 << bits) - 1
  }
  return bits > 0 ? text + alphabet.charAt((buffer << (5 - bits)) & 31) : text
}

/** The bytes of a base32 text, `size` of them; undefined when a character is no digit or bits are missing. */
export function fromCrockford(text: string, size: number): Uint8Array<ArrayBuffer> | undefined {
  const bytes = new Uint8Array(size)
  let buffer = 0
  let bits = 0
  let at = 0
  for (const char of text) {
    const value = crockfordValue(char)
    if (value < 0) return undefined
    buffer = (buffer << 5) | value
    bits += 5
    if (bits >= 8 && at < size) {
      bits -= 8
      bytes[at++] = (buffer >> bits) & 255
    }
    buffer &= (1 << bits) - 1
  }
  return at === size ? bytes : undefined
}
