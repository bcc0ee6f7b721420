/** Wraps: each recipient alone opens them, and a file of another suite, or of two, is not opened at all. */
import { Decrypter, Encrypter, generateHybridIdentity, identityToRecipient, Stanza } from 'age-encryption'
import { describe, expect, it } from 'vitest'
import {
  identityOf,
  newEncryptionKey,
  openWrap,
  recipientOf,
  recipientOfAgreeKey,
  wrapFor,
} from '../../extension/crypto/age-wrap.ts'
import { toBase64url } from '../../shared/protocol/bytes.ts'
import fc from '../property.ts'

const text = new TextEncoder().encode('Kanarienvogel-7Q')
const cannotOpen = (attempt: Promise<unknown>) => expect(attempt).rejects.toMatchObject({ code: 'cannot_open' })
const [own, other, stranger] = await Promise.all([newEncryptionKey(), newEncryptionKey(), newEncryptionKey()])
const hybrid = await generateHybridIdentity()
const hybridRecipient = await identityToRecipient(hybrid)

describe('a wrap', () => {
  it('opens for each of its recipients alone and for nobody else', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2_000 }), fc.integer({ min: 1, max: 6 }), async (bytes, count) => {
        const keys = await Promise.all(Array.from({ length: count }, newEncryptionKey))
        const recipients = keys.map(({ recipient }) => recipient)
        const file = await wrapFor(recipients, Uint8Array.from(bytes))
        for (const { identity } of keys) expect(await openWrap([identity], file)).toEqual(Uint8Array.from(bytes))
        await cannotOpen(openWrap([stranger.identity], file))
      }),
      { numRuns: 15 },
    )
  })

  it('opens with any one of several identities, and with none stays shut', async () => {
    const file = await wrapFor([own.recipient], text)
    expect(await openWrap([stranger.identity, other.identity, own.identity], file)).toEqual(text)
    await cannotOpen(openWrap([], file))
    await cannotOpen(openWrap(['no identity', own.identity], file))
  })

  it('names no recipient, and a recipient named twice stands in it once', async () => {
    const file = await wrapFor([own.recipient, own.recipient], text)
    const told = new TextDecoder('latin1').decode(file)
    expect(told.match(/-> X25519/g)).toHaveLength(1)
    expect(told).not.toContain(own.recipient.slice(4, 20))
  })

  it.each([
    ['nobody', []],
    ['an empty text', ['']],
    ['an identity instead of a recipient', [own.identity]],
    ['a recipient with a letter changed', [own.recipient.replace(/.$/, (last) => (last === 'q' ? 'p' : 'q'))]],
    ['a recipient with blanks around it', [` ${own.recipient}`]],
    ['a post-quantum recipient', [hybridRecipient]],
    ['one good and one bad recipient', [own.recipient, 'age1unknown']],
  ])('is not made for %s', async (_, recipients) => {
    await expect(wrapFor(recipients, text)).rejects.toMatchObject({ code: 'recipient_unknown' })
  })
})

describe('one suite per file', () => {
  const fileFor = async (fill: (encrypter: Encrypter) => void) => {
    const encrypter = new Encrypter()
    fill(encrypter)
    return Uint8Array.from(await encrypter.encrypt(text))
  }
  const libraryOpens = async (identity: string, file: Uint8Array) => {
    const decrypter = new Decrypter()
    decrypter.addIdentity(identity)
    return new Uint8Array(await decrypter.decrypt(file))
  }

  it('refuses X25519 and post-quantum mixed, which the library opens', async () => {
    for (const order of [
      [own.recipient, hybridRecipient],
      [hybridRecipient, own.recipient],
    ]) {
      const file = await fileFor((encrypter) => order.forEach((each) => void encrypter.addRecipient(each)))
      expect(await libraryOpens(own.identity, file)).toEqual(text)
      await cannotOpen(openWrap([own.identity], file))
    }
  })

  it('refuses X25519 mixed with a recipient that nobody knows', async () => {
    const file = await fileFor((encrypter) => {
      encrypter.addRecipient(own.recipient)
      encrypter.addRecipient({ wrapFileKey: () => [new Stanza(['grease', 'x'], new Uint8Array(32))] })
    })
    expect(await libraryOpens(own.identity, file)).toEqual(text)
    await cannotOpen(openWrap([own.identity], file))
  })

  it('refuses X25519 with more in its line than belongs there', async () => {
    const file = await fileFor((encrypter) => {
      encrypter.addRecipient(own.recipient)
      encrypter.addRecipient({
        wrapFileKey: () => [new Stanza(['X25519', 'A'.repeat(43), 'more'], new Uint8Array(32))],
      })
    })
    await cannotOpen(openWrap([own.identity], file))
  })

  it('refuses a file of post-quantum alone and one under a passphrase', async () => {
    const pure = await fileFor((encrypter) => encrypter.addRecipient(hybridRecipient))
    expect(await libraryOpens(hybrid, pure)).toEqual(text)
    await cannotOpen(openWrap([hybrid], pure))
    const passphrase = await fileFor((encrypter) => {
      encrypter.setScryptWorkFactor(1)
      encrypter.setPassphrase('Kanarienvogel')
    })
    await cannotOpen(openWrap([own.identity], passphrase))
  })

  it('refuses what is no age file', async () => {
    const file = await wrapFor([own.recipient], text)
    const armoured = `-----BEGIN AGE ENCRYPTED FILE-----\n${toBase64url(file)}\n-----END AGE ENCRYPTED FILE-----\n`
    const other = new TextDecoder('latin1').decode(file).replace('age-encryption.org/v1', 'age-encryption.org/v2')
    for (const none of [armoured, other, '', 'age-encryption.org/v1\n', 'age-encryption.org/v1\n--- AAAA\n']) {
      await cannotOpen(openWrap([own.identity], Uint8Array.from(Buffer.from(none, 'latin1'))))
    }
  })
})

describe('the spelling of keys', () => {
  it("is age's own", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 32, maxLength: 32 }), async (secret) => {
        const identity = identityOf(secret)
        const pair = await crypto.subtle.importKey(
          'pkcs8',
          Uint8Array.from([...Buffer.from('302e020100300506032b656e04220420', 'hex'), ...secret]),
          'X25519',
          true,
          ['deriveBits'],
        )
        const { x = '' } = await crypto.subtle.exportKey('jwk', pair)
        expect(await recipientOf(identity)).toBe(recipientOfAgreeKey(x))
      }),
      { numRuns: 30 },
    )
  })
})
