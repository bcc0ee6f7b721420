/**
 * Bech32 (BIP 173), the spelling of age's recipients and identities: only the writing, for keys that are born
 * as bytes. Reading is age's own.
 */
const alphabet = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'
const generator = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3]

/** The lower-case text of `bytes` under the prefix, e.g. `age` for `age1…`. */
export function toBech32(prefix: string, bytes: Uint8Array): string {
  const words = fiveBitWords(bytes)
  const letters = [...words, ...checksum(prefix, words)].map((word) => alphabet.charAt(word))
  return `${prefix}1${letters.join('')}`
}

function fiveBitWords(bytes: Uint8Array): number[] {
  const words: number[] = []
  let buffer = 0
  let bits = 0
  for (const byte of bytes) {
    buffer = (buffer << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      words.push((buffer >> bits) & 31)
    }
    buffer &= (1 << bits) - 1
  }
  if (bits > 0) words.push((buffer << (5 - bits)) & 31)
  return words
}

function checksum(prefix: string, words: readonly number[]): number[] {
  const codes = [...prefix].map((letter) => letter.charCodeAt(0))
  const high = codes.map((value) => value >> 5)
  const low = codes.map((value) => value & 31)
  const rest = remainder([...high, 0, ...low, ...words, 0, 0, 0, 0, 0, 0]) ^ 1
  return [25, 20, 15, 10, 5, 0].map((shift) => (rest >> shift) & 31)
}

function remainder(values: readonly number[]): number {
  let rest = 1
  for (const value of values) {
    const top = rest >> 25
    rest = ((rest & 0x1ffffff) << 5) ^ value
    for (const [bit, term] of generator.entries()) if ((top >> bit) & 1) rest ^= term
  }
  return rest
}
