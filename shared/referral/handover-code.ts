/**
 * The hand-over code a family carries to the next organisation, like `PK-7F3K-92`. It follows from the
 * referral's id, so both organisations know it and nothing needs to be stored; it tells nothing about the
 * family. Five characters of Crockford's base32 and a check character.
 *
 * The check is Crockford's: the number modulo 37. A prime above 32 notices every mistyped character and
 * every swap of neighbours. Its five extra signs (`*~$=U`) are no use on a slip of paper, so a candidate
 * that would need one is passed over for the next.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8Bytes } from '../protocol/bytes.ts'
import { crockfordChar, crockfordValue } from '../protocol/crockford.ts'

const prefix = 'PK'
const dataLength = 5

/** The code of a referral; codes of different referrals may coincide (2^25 of them), so a look-up yields a list. */
export function handoverCode(ref: string): string {
  for (let counter = 0; ; counter++) {
    const data = candidate(ref, counter)
    const check = checkValue(data)
    if (check < 32) return formatted(data + crockfordChar(check))
  }
}

/**
 * A typed or read code in its written form, or undefined when it is none: O for 0, I and L for 1, small
 * letters, missing or other hyphens and a missing prefix are forgiven; a wrong check character is not.
 */
export function readHandoverCode(text: string): string | undefined {
  const compact = text.replace(/[\s\p{Pd}.]/gu, '').toUpperCase()
  const body = compact.length === prefix.length + dataLength + 1 ? withoutPrefix(compact) : compact
  if (body?.length !== dataLength + 1) return undefined
  let read = ''
  for (const char of body) {
    const value = crockfordValue(char)
    if (value < 0) return undefined
    read += crockfordChar(value)
  }
  const fits = checkValue(read.slice(0, dataLength)) === crockfordValue(read.charAt(dataLength))
  return fits ? formatted(read) : undefined
}

function withoutPrefix(text: string): string | undefined {
  return text.startsWith(prefix) ? text.slice(prefix.length) : undefined
}

/** The first 25 bits of SHA-256 over the referral's id and the counter. */
function candidate(ref: string, counter: number): string {
  const [a = 0, b = 0, c = 0, d = 0] = sha256(new Uint8Array([...utf8Bytes(ref), counter]))
  const number = ((a << 24) | (b << 16) | (c << 8) | d) >>> 7
  let data = ''
  for (let at = dataLength - 1; at >= 0; at--) data += crockfordChar((number >>> (5 * at)) & 31)
  return data
}

function checkValue(data: string): number {
  let value = 0
  for (const char of data) value = (value * 32 + crockfordValue(char)) % 37
  return value
}

function formatted(body: string): string {
  return `${prefix}-${body.slice(0, 4)}-${body.slice(4)}`
}
