/** The wrap of the local key by a passkey's secret: computed anew with other code, and changed in every place. */
import { createDecipheriv, hkdfSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { newLocalKeyBytes } from '../../extension/crypto/local-key.ts'
import { newPasskeySalt, unwrapByPasskey, wrapByPasskey } from '../../extension/crypto/passkey.ts'

const credential = new Uint8Array(16).fill(7)
const secret = Uint8Array.from({ length: 32 }, (_, at) => at)

const wrapped = async (bytes: Uint8Array<ArrayBuffer>) =>
  wrapByPasskey(bytes, { credential, salt: newPasskeySalt() }, secret)

describe('a wrap by a passkey', () => {
  it('is AES-256-GCM under HKDF-SHA-256 of the secret, as other code computes it', async () => {
    const bytes = newLocalKeyBytes()
    const { sealed, v } = await wrapped(bytes)
    const key = Buffer.from(hkdfSync('sha256', secret, '', 'passkey-v1', 32))
    const opening = createDecipheriv('aes-256-gcm', key, sealed.slice(0, 12))
    opening.setAAD(Buffer.from('passkey-v1')).setAuthTag(sealed.slice(-16))
    expect(v).toBe(1)
    expect(Buffer.concat([opening.update(sealed.slice(12, -16)), opening.final()])).toEqual(Buffer.from(bytes))
  })

  it('opens by that secret alone, after it lay in a database', async () => {
    const bytes = newLocalKeyBytes()
    const stored = structuredClone(await wrapped(bytes))
    expect(await unwrapByPasskey(stored, secret)).toEqual(bytes)
    for (const wrong of [secret.slice().reverse(), new Uint8Array(32), secret.slice(0, 31), new Uint8Array()]) {
      await expect(unwrapByPasskey(stored, wrong)).rejects.toMatchObject({ code: 'passkey_failed' })
    }
  })

  it('does not open with one byte changed', async () => {
    const stored = await wrapped(newLocalKeyBytes())
    for (let at = 0; at < stored.sealed.length; at++) {
      const sealed = stored.sealed.slice()
      sealed[at] = (sealed[at] ?? 0) ^ 1
      await expect(unwrapByPasskey({ ...stored, sealed }, secret)).rejects.toMatchObject({ code: 'passkey_failed' })
    }
  })

  it('is not made of a secret that is shorter than what was agreed upon', async () => {
    const made = wrapByPasskey(newLocalKeyBytes(), { credential, salt: newPasskeySalt() }, secret.slice(0, 16))
    await expect(made).rejects.toMatchObject({ code: 'passkey_unfit' })
  })

  it('uses another salt each time', () => {
    expect(newPasskeySalt()).not.toEqual(newPasskeySalt())
    expect(newPasskeySalt()).toHaveLength(32)
  })
})
