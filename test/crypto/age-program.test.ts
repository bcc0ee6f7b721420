/** What we wrap, another implementation of age opens, and the reverse: nobody is bound to this program. */
import { describe, expect, it } from 'vitest'
import { newEncryptionKey, openWrap, recipientOfAgreeKey, wrapFor } from '../../extension/crypto/age-wrap.ts'
import { makeDeviceKeys, openAgreeKey } from '../../extension/crypto/device-keys.ts'
import { keyringBytes, readKeyring } from '../../extension/crypto/keyring.ts'
import { newLocalKey } from '../../extension/crypto/local-key.ts'
import { newSheet } from '../../extension/crypto/recovery-sheet.ts'
import { openReferralKey } from '../../extension/crypto/seal.ts'
import { fromBase64url } from '../../shared/protocol/bytes.ts'
import { aKeyring, aSealedEvent } from '../builders/a-sealed-event.ts'
import { ageIsThere, ageOpens, ageRecipient, ageWraps } from './age-program.ts'

const sizes = [0, 1, 32, 65_535, 65_536, 65_537, 200_000]

describe.skipIf(!ageIsThere())("Debian's age", () => {
  it.each(sizes)('opens our wrap of %i bytes for each recipient', async (size) => {
    const keys = await Promise.all([newEncryptionKey(), newEncryptionKey()])
    const bytes = Uint8Array.from({ length: size }, (_, place) => place)
    const file = await wrapFor(
      keys.map(({ recipient }) => recipient),
      bytes,
    )
    for (const { identity } of keys) expect(Buffer.compare(ageOpens(identity, file), bytes)).toBe(0)
    const { identity } = await newEncryptionKey()
    expect(() => ageOpens(identity, file)).toThrow()
  })

  it.each(sizes)('writes wraps of %i bytes that we open', async (size) => {
    const [one, two] = await Promise.all([newEncryptionKey(), newEncryptionKey()])
    const bytes = Uint8Array.from({ length: size }, (_, place) => 255 - place)
    const file = ageWraps([one.recipient, two.recipient], bytes)
    for (const { identity } of [one, two]) expect(Buffer.compare(await openWrap([identity], file), bytes)).toBe(0)
  })

  it('knows our identities, also that of a recovery sheet', async () => {
    for (const { identity, recipient } of [await newEncryptionKey(), await newSheet()]) {
      expect(ageRecipient(identity)).toBe(recipient)
    }
  })

  it('opens the keyring with the sheet alone, and the referral key with the keyring', async () => {
    const keyring = await aKeyring()
    const sheet = await newSheet()
    const read = readKeyring(ageOpens(sheet.identity, await wrapFor([sheet.recipient], keyringBytes(keyring))))
    expect(read).toEqual(keyring)
    const { w } = await aSealedEvent([keyring])
    const key = ageOpens(read.epochs[0] ?? '', fromBase64url(w.d))
    expect(Uint8Array.from(key)).toEqual(await openReferralKey(keyring, w))
  })

  it("wraps for a device's own key", async () => {
    const localKey = await newLocalKey()
    const { agree } = await makeDeviceKeys(localKey)
    const file = ageWraps([recipientOfAgreeKey(agree.publicKey)], Buffer.from('Kanarienvogel-7Q'))
    const bytes = await openWrap([await openAgreeKey(localKey, agree.wrapped)], file)
    expect(Buffer.from(bytes).toString()).toBe('Kanarienvogel-7Q')
  })
})
