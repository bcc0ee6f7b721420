/** Device keys and the signatures made with them. */

import { describe, expect, it } from 'vitest'
import { makeDeviceKeys, publicHalves, signPayload } from '../../extension/crypto/device-keys.ts'
import { newLocalKey } from '../../extension/crypto/local-key.ts'
import { readVerifyKey, verifyPayload } from '../../extension/crypto/verify.ts'
import { fromBase64url, toBase64url } from '../../shared/protocol/bytes.ts'
import fc from '../property.ts'

const keys = await makeDeviceKeys(await newLocalKey())
const { signKey, agreeKey } = await publicHalves(keys)
const verifyKey = await readVerifyKey(signKey)
if (verifyKey === undefined) throw new Error('no key')

describe('device keys', () => {
  it('are 32 bytes on the wire, and the private half that signs stays', async () => {
    expect([fromBase64url(signKey).length, fromBase64url(agreeKey).length]).toEqual([32, 32])
    expect(keys.sign.privateKey.extractable).toBe(false)
    await expect(crypto.subtle.exportKey('pkcs8', keys.sign.privateKey)).rejects.toThrow()
  })

  it('survive being stored: a structured clone signs the same', async () => {
    expect(await signPayload(structuredClone(keys), '{}')).toBe(await signPayload(keys, '{}'))
  })
})

describe('a signature', () => {
  it('is good for exactly its text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 300 }), async (text) => {
        const signature = await signPayload(keys, text)
        expect(await verifyPayload(verifyKey, text, signature)).toBe(true)
        expect(await verifyPayload(verifyKey, `${text} `, signature)).toBe(false)
      }),
      { numRuns: 50 },
    )
  })

  it('fails with any bit flipped', async () => {
    const bytes = fromBase64url(await signPayload(keys, 'text'))
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const other = Uint8Array.from(bytes)
      other[bit >> 3] = (other[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(await verifyPayload(verifyKey, 'text', toBase64url(other))).toBe(false)
    }
  })

  it('of the bare text does not pass for one of an event', async () => {
    const bare = await crypto.subtle.sign('Ed25519', keys.sign.privateKey, new TextEncoder().encode('text'))
    expect(await verifyPayload(verifyKey, 'text', toBase64url(new Uint8Array(bare)))).toBe(false)
  })

  it.each(['', 'AAAA', '%%%', 'A'.repeat(86)])('that is %j is none', async (signature) => {
    expect(await verifyPayload(verifyKey, 'text', signature)).toBe(false)
  })
})

describe('a public key', () => {
  it.each(['', 'AAAA', '%%%'])('that is %j is none', async (raw) => {
    expect(await readVerifyKey(raw)).toBeUndefined()
  })
})
