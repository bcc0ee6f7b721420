import { describe, expect, test } from 'vitest'
import { toHex } from '../../shared/protocol/bytes.ts'
import { fromCrockford, toCrockford } from '../../shared/protocol/crockford.ts'
import { invitationAuth, readInvitationCode, writeInvitationCode } from '../../shared/protocol/invitation-code.ts'
import fc from '../property.ts'

const bytes = (size: number) =>
  fc.uint8Array({ minLength: size, maxLength: size }).map((array) => new Uint8Array(array) as Uint8Array<ArrayBuffer>)

describe('Crockford base32', () => {
  test('brings any bytes back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (plain) => {
        const back = fromCrockford(toCrockford(plain), plain.length)
        expect(back && toHex(back)).toBe(toHex(plain))
      }),
    )
  })

  test('reads O as 0 and I and l as 1', () => {
    expect(fromCrockford('o0Il', 2)).toEqual(fromCrockford('0011', 2))
  })
})

describe('an invitation code', () => {
  test('is read back however it is typed', () => {
    fc.assert(
      fc.property(bytes(5), bytes(16), fc.constantFrom(' ', '-', '', ' - '), (idBytes, secret, gap) => {
        const id = toCrockford(idBytes)
        const typed = writeInvitationCode({ id, secret }).replaceAll('-', gap).toLowerCase()
        const read = readInvitationCode(typed)
        expect(read?.id).toBe(id)
        expect(read && toHex(read.secret)).toBe(toHex(secret))
      }),
    )
  })

  test.each(['', 'AAAA', 'U'.repeat(34), `${'A'.repeat(34)}A`])('is refused when it is none: %j', (text) => {
    expect(readInvitationCode(text)).toBeUndefined()
  })

  test('derives its proof by HKDF-SHA-256 (RFC 5869), known answer', async () => {
    const secret = new Uint8Array(16).fill(7)
    const key = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits'])
    const info = new TextEncoder().encode('auth')
    const expected = await crypto.subtle.deriveBits(
      { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info },
      key,
      256,
    )
    expect(toHex(invitationAuth(secret))).toBe(toHex(new Uint8Array(expected)))
  })
})
