/**
 * Points of a polynomial over a prime field (Shamir 1979): five points of a polynomial of degree four give its constant
 * term, and to four every constant term is equally likely.
 */
import { fromBase64url, toBase64url } from './protocol/bytes.ts'

/** So many devices must have looked for a word before it can be read; the polynomial's degree is one less. */
export const vainThreshold = 5

/** The field: integers modulo 2^255 − 19. */
export const vainPrime = 2n ** 255n - 19n

export const pointBytes = 16
export const valueBytes = 32

/** A point: x from 1 to 2^128 − 1, y in the field. */
export type VainShare = { x: bigint; y: bigint }

/** The polynomial's value at `x`; coefficients lowest power first. */
export function valueAt(coefficients: readonly bigint[], x: bigint): bigint {
  return coefficients.reduceRight((sum, coefficient) => modulo(sum * x + coefficient), 0n)
}

/** The value at `at` of the one polynomial through the shares (Lagrange). @throws {RangeError} for two at one point */
export function interpolate(shares: readonly VainShare[], at = 0n): bigint {
  let sum = 0n
  for (const one of shares) {
    let over = one.y
    let under = 1n
    for (const other of shares) {
      if (other === one) continue
      over = modulo(over * (at - other.x))
      under = modulo(under * (one.x - other.x))
    }
    if (under === 0n) throw new RangeError('two shares at one point')
    sum = modulo(sum + over * inverse(under))
  }
  return sum
}

/** 16 bytes of x and 32 of y, big-endian, as one text. */
export function packShare({ x, y }: VainShare): string {
  const bytes = new Uint8Array(pointBytes + valueBytes)
  bytes.set(bytesOf(x, pointBytes))
  bytes.set(bytesOf(y, valueBytes), pointBytes)
  return toBase64url(bytes)
}

/** The share a text holds, or undefined where it is none. */
export function readShare(packed: string): VainShare | undefined {
  if (!/^[A-Za-z0-9_-]{64}$/.test(packed)) return undefined
  const bytes = fromBase64url(packed)
  const [x, y] = [numberOf(bytes.subarray(0, pointBytes)), numberOf(bytes.subarray(pointBytes))]
  return x > 0n && y < vainPrime ? { x, y } : undefined
}

/** Into the field. */
export function modulo(value: bigint): bigint {
  const rest = value % vainPrime
  return rest < 0n ? rest + vainPrime : rest
}

/** By Fermat: value^(p − 2). */
function inverse(value: bigint): bigint {
  let result = 1n
  let base = modulo(value)
  for (let power = vainPrime - 2n; power > 0n; power >>= 1n) {
    if (power & 1n) result = modulo(result * base)
    base = modulo(base * base)
  }
  return result
}

/** Bytes as a number, big-endian. */
export function numberOf(bytes: Uint8Array): bigint {
  let value = 0n
  for (const byte of bytes) value = (value << 8n) | BigInt(byte)
  return value
}

/** A number as so many bytes, big-endian. */
export function bytesOf(value: bigint, length: number): Uint8Array {
  const bytes = new Uint8Array(length)
  let left = value
  for (let at = length - 1; at >= 0; at--) {
    bytes[at] = Number(left & 255n)
    left >>= 8n
  }
  return bytes
}
