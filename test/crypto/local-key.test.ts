/** What lies on the device lies under its local key, and with a PIN nobody gets at that key without it. */

import { describe, expect, it } from 'vitest'
import {
  decryptLocal,
  encryptLocal,
  localKeyFrom,
  newLocalKey,
  newLocalKeyBytes,
} from '../../extension/crypto/local-key.ts'
import { unwrapLocalKey, wrapLocalKey } from '../../extension/crypto/pin.ts'
import fc from '../property.ts'

const marker = 'Kanarienvogel-7Q'

describe('the local key', () => {
  it('gives back every value that JSON can say, and nothing of it lies open', async () => {
    const key = await newLocalKey()
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (value) => {
        const sealed = await encryptLocal(key, { value, marker })
        expect(Buffer.from(sealed).includes(marker)).toBe(false)
        expect(await decryptLocal(key, sealed)).toEqual(JSON.parse(JSON.stringify({ value, marker })))
      }),
      { numRuns: 50 },
    )
  })

  it('survives being stored and cannot be copied out', async () => {
    const key = await newLocalKey()
    const stored = structuredClone(key)
    expect(await decryptLocal(stored, await encryptLocal(key, marker))).toBe(marker)
    expect(stored.extractable).toBe(false)
    await expect(crypto.subtle.exportKey('raw', stored)).rejects.toThrow()
  })

  it('writes the same value differently every time', async () => {
    const key = await newLocalKey()
    expect(await encryptLocal(key, marker)).not.toEqual(await encryptLocal(key, marker))
  })

  it('opens nothing of another key, nothing changed, nothing cut short', async () => {
    const key = await newLocalKey()
    const sealed = await encryptLocal(key, marker)
    const cannotOpen = (attempt: Promise<unknown>) => expect(attempt).rejects.toMatchObject({ code: 'cannot_open' })
    await cannotOpen(decryptLocal(await newLocalKey(), sealed))
    for (let at = 0; at < sealed.length; at++) {
      const changed = sealed.slice()
      changed[at] = (changed[at] ?? 0) ^ 128
      await cannotOpen(decryptLocal(key, changed))
      await cannotOpen(decryptLocal(key, sealed.slice(0, at)))
    }
  })

  it('lets go of the bytes it was made of', async () => {
    const bytes = newLocalKeyBytes()
    expect(bytes.some((byte) => byte !== 0)).toBe(true)
    await localKeyFrom(bytes)
    expect(bytes).toEqual(new Uint8Array(32))
  })
})

describe('a PIN', () => {
  it('opens with itself alone', async () => {
    const bytes = newLocalKeyBytes()
    const wrapped = structuredClone(await wrapLocalKey(bytes, '482913'))
    expect(await unwrapLocalKey(wrapped, '482913')).toEqual(bytes)
    for (const wrong of ['482914', '48291', '', ' 482913']) {
      await expect(unwrapLocalKey(wrapped, wrong)).rejects.toMatchObject({ code: 'pin_wrong' })
    }
  })

  it('typed with full-width digits counts as the same', async () => {
    const bytes = newLocalKeyBytes()
    expect(await unwrapLocalKey(await wrapLocalKey(bytes, '482913'), '４８２９１３')).toEqual(bytes)
  })

  it('gives the same key another wrap each time, which the database alone does not open', async () => {
    const bytes = newLocalKeyBytes()
    const [one, two] = [await wrapLocalKey(bytes, '482913'), await wrapLocalKey(bytes, '482913')]
    expect(one.salt).not.toEqual(two.salt)
    expect(one.sealed).not.toEqual(two.sealed)
    expect(Buffer.from(one.sealed).includes(Buffer.from(bytes))).toBe(false)
  })

  it('that was changed keeps what lies under the key: the new one opens it, the old one does not', async () => {
    const bytes = newLocalKeyBytes()
    const before = await wrapLocalKey(bytes, '482913')
    const content = await encryptLocal(await localKeyFrom(bytes.slice()), marker)
    const after = await wrapLocalKey(await unwrapLocalKey(before, '482913'), '771204')
    const key = await localKeyFrom(await unwrapLocalKey(after, '771204'))
    expect(await decryptLocal(key, content)).toBe(marker)
    await expect(unwrapLocalKey(after, '482913')).rejects.toMatchObject({ code: 'pin_wrong' })
  })

  it('does not open a wrap that was changed', async () => {
    const wrapped = await wrapLocalKey(newLocalKeyBytes(), '482913')
    const salt = wrapped.salt.slice()
    salt[0] = (salt[0] ?? 0) ^ 1
    await expect(unwrapLocalKey({ ...wrapped, salt }, '482913')).rejects.toMatchObject({ code: 'pin_wrong' })
  })
})
