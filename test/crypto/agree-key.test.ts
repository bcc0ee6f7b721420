/** The key that opens the keyring lies under the local key, so that a locked device holds nothing that opens. */
import { describe, expect, it } from 'vitest'
import { openWrap, recipientOfAgreeKey, wrapFor } from '../../extension/crypto/age-wrap.ts'
import { makeDeviceKeys, openAgreeKey, rewrapAgreeKey } from '../../extension/crypto/device-keys.ts'
import { newLocalKey } from '../../extension/crypto/local-key.ts'

const text = new TextEncoder().encode('Kanarienvogel-7Q')
const localKey = await newLocalKey()
const { agree } = await makeDeviceKeys(localKey)
const file = await wrapFor([recipientOfAgreeKey(agree.publicKey)], text)

describe("a device's agreement key", () => {
  it('opens what was wrapped for the device, and cannot be copied out', async () => {
    const key = await openAgreeKey(localKey, agree.wrapped)
    expect(await openWrap([key], file)).toEqual(text)
    expect(key.extractable).toBe(false)
    await expect(crypto.subtle.exportKey('pkcs8', key)).rejects.toThrow()
  })

  it('stays shut under another local key', async () => {
    await expect(openAgreeKey(await newLocalKey(), agree.wrapped)).rejects.toMatchObject({ code: 'cannot_open' })
  })

  it('stays shut with any byte changed, cut short, or empty', async () => {
    const { wrapped } = agree
    for (let at = 0; at < wrapped.length; at++) {
      const changed = wrapped.slice()
      changed[at] = (changed[at] ?? 0) ^ 1
      await expect(openAgreeKey(localKey, changed)).rejects.toMatchObject({ code: 'cannot_open' })
    }
    for (const cut of [wrapped.slice(1), wrapped.slice(0, -1), wrapped.slice(0, 12), new Uint8Array()]) {
      await expect(openAgreeKey(localKey, cut)).rejects.toMatchObject({ code: 'cannot_open' })
    }
  })

  it('is the same key after the local key was changed, and the old local key no longer opens it', async () => {
    const next = await newLocalKey()
    const rewrapped = await rewrapAgreeKey(localKey, next, agree.wrapped)
    const key = await openAgreeKey(next, rewrapped)
    expect(await openWrap([key], file)).toEqual(text)
    expect(key.extractable).toBe(false)
    await expect(openAgreeKey(localKey, rewrapped)).rejects.toMatchObject({ code: 'cannot_open' })
    await expect(rewrapAgreeKey(localKey, next, rewrapped)).rejects.toMatchObject({ code: 'cannot_open' })
  })

  it('is wrapped with another nonce every time, under one local key too', async () => {
    const all = [agree.wrapped]
    for (let turn = 0; turn < 10; turn++) all.push(await rewrapAgreeKey(localKey, localKey, agree.wrapped))
    const nonces = all.map((wrapped) => wrapped.slice(0, 12).join())
    expect(new Set(nonces).size).toBe(all.length)
  })

  it('is not what the device stores: no field of its keys opens anything without the local key', async () => {
    const stored = structuredClone(agree)
    const told = new TextDecoder('latin1').decode(stored.wrapped)
    const pkcs8Head = String.fromCharCode(0x30, 0x2e, 0x02, 0x01, 0x00)
    expect(told).not.toContain(pkcs8Head)
    const otherwise = await makeDeviceKeys(localKey)
    expect(otherwise.agree.wrapped).not.toEqual(agree.wrapped)
    await expect(openWrap([await openAgreeKey(localKey, otherwise.agree.wrapped)], file)).rejects.toMatchObject({
      code: 'cannot_open',
    })
  })
})
