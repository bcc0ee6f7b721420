/**
 * Every derivation against fixed answers. The answers were computed by other programs than ours: Python's hashlib
 * and a Bech32 after BIP 173 for hashes and spellings, OpenSSL (node:crypto) for AES-GCM, Debian's age for the file.
 */
import { describe, expect, it } from 'vitest'
import { identityOf, openWrap, recipientOf, recipientOfAgreeKey } from '../../extension/crypto/age-wrap.ts'
import { invitationAuthHash, invitationMac, openCard } from '../../extension/crypto/invitation.ts'
import { unwrapLocalKey } from '../../extension/crypto/pin.ts'
import { readSheet, recoveryBind } from '../../extension/crypto/recovery-sheet.ts'
import { publicKeyOf, signWithRoot } from '../../extension/crypto/root-key.ts'
import { openPart } from '../../extension/crypto/seal.ts'
import { deviceWords, sixWords } from '../../extension/crypto/six-words.ts'
import { verifySignature } from '../../extension/crypto/statements.ts'
import { fromBase64url, toBase64url, utf8Bytes } from '../../shared/protocol/bytes.ts'
import { aPart } from '../builders/a-sealed-event.ts'

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'))
const wire = (hex: string) => toBase64url(bytes(hex))
const counting = (length: number) => Uint8Array.from({ length }, (_, place) => place)
const repeated = (value: number) => toBase64url(new Uint8Array(32).fill(value))

/** RFC 7748, section 6.1. */
const alice = {
  secret: bytes('77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a'),
  publicKey: wire('8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a'),
  identity: 'AGE-SECRET-KEY-1WURK6ZNNRZJH60QKC9E9RVNXGH05CTU8A0QFJ243WLA628DE9S4QRFH26J',
  recipient: 'age1s5s0qzvfxzn4gayt0hwtg0hhtgxm7wsdycup4a8t5j5ca25mfe4qt4hs7q',
}

describe('X25519 keys (RFC 7748)', () => {
  it('are spelt as age spells them', async () => {
    expect(identityOf(alice.secret)).toBe(alice.identity)
    expect(recipientOfAgreeKey(alice.publicKey)).toBe(alice.recipient)
    expect(await recipientOf(alice.identity)).toBe(alice.recipient)
  })

  it("open a file that Debian's age 1.1.1 wrote", async () => {
    const file = fromBase64url(
      'YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0-IFgyNTUxOSAyMGFoNFhZSVNCcEU0am5EU1lrMzNZL0RTVEZkSzVvRC9keXF0NUNRa3l3CmI2b0hyYz' +
        'BsL0VJZWJQWGJmSHR5eW5wNEZrTVMxZElPeklZellkR3NJdDQKLS0tIHB3ejQzektjMGFLUE0wSGp5UnZvTjBHM2F1R29ZWjdNK09mYnpTOXhZ' +
        'MzQK4SFfIScLWZ8woAdMWbNK-ovcYk3Gqb3UU7S72Y9REsT_WqSZXYSXlc34R_jS77kwdAG7iZSboFaZTCJETiAaCmE',
    )
    expect(Buffer.from(await openWrap([alice.identity], file)).toString()).toBe('ein Schluesselbund, 32 Bytes lang')
  })
})

describe('the root key (RFC 8032, section 7.1, test 1)', () => {
  const seed = wire('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60')
  const publicKey = wire('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a')
  const signature = wire(
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  )

  it('has the public half and the signature of its seed', async () => {
    expect(await publicKeyOf(seed)).toBe(publicKey)
    expect(await signWithRoot(seed, new Uint8Array())).toBe(signature)
    expect(await verifySignature(publicKey, new Uint8Array(), signature)).toBe(true)
    expect(await verifySignature(publicKey, utf8Bytes('x'), signature)).toBe(false)
  })
})

describe('an invitation (secret 00 01 … 0f)', () => {
  const secret = counting(16)

  it('has its proof for the server and for the inviting device', () => {
    expect(invitationAuthHash(secret)).toBe('mNU6IhDnxIdD5de2K6vpN1YL8vEO0JlLB5wSzYop58M')
    const device = { id: '01890a5d-ac96-774b-bcce-b302099a8057', signKey: repeated(1), agreeKey: repeated(2) }
    expect(invitationMac(secret, device)).toBe('wQwXpaHLaTuNU7xC8JFo6gC13lJ2Qkv5FcudW700N54')
  })

  it('opens its card', async () => {
    const sealed =
      'AAECAwQFBgcICQoLd-YAkkAHUtvw0ZPy6nprWah-XRDgYXsP6mHZ1qro-GDoLRWeP6Nnt2svGg3IASeR4jNxfOA_Z5awCAeEa1L6CF0CdASv9_' +
      'QuzKjoyOy2NhKQqhJsDDwHetVX8mn1xbctJtCGoB9B5BhHEHP9Csjkuyxc7VSZD74Xy6g__zCe1H9lC4F5zgIh-Kj1wL2xmlgtOXYtIpr6D48F' +
      '-wpY9ZLeoPcABYZSB4qrdcnND3nL1SQDqmpiu5g'
    expect(await openCard(secret, '0123ABCD', sealed)).toEqual({
      org: '01890a5d-ac96-774b-bcce-b302099a8003',
      root: repeated(0),
      role: 'professional',
      server: 'https://kettenglied.kreis.example',
    })
  })
})

describe('a recovery sheet (secret 00 01 … 1f)', () => {
  it('has its name, its proof and its identity', async () => {
    const code = '000G-40R4-0M30-E209-185G-R38E-1W81-24GK-2GAH-C5RR-34D1-P70X-3RFG-8QJS'
    expect(await readSheet(code)).toEqual({
      code,
      id: 'MSDAXKK9',
      auth: '8VA9D6HRvyLSGlc7pV8IQtXSF0_ZE2OPeYdU7hvJqZ8',
      authHash: 'fzDrw-hTs52EM_31QsuQWeXXjEN6Q4ggDFqCApBgZfI',
      identity: 'AGE-SECRET-KEY-1LUU96YT8SKXAE39U2SQHGPJ749PCUU3SJLHN4ZZM5PMVKMG2434SPDMR8L',
      recipient: await recipientOf('AGE-SECRET-KEY-1LUU96YT8SKXAE39U2SQHGPJ749PCUU3SJLHN4ZZM5PMVKMG2434SPDMR8L'),
      bindKey: 'GO0SkTk-CuzHyzLBsbWEnIw6ElFRPbB76BT5SpILpnQ',
    })
  })

  it('says whose it is', () => {
    const sheet = { bindKey: 'GO0SkTk-CuzHyzLBsbWEnIw6ElFRPbB76BT5SpILpnQ' }
    const bind = recoveryBind(sheet, '01890a5d-ac96-774b-bcce-b302099a8003', repeated(0))
    expect(bind).toBe('BG3qbaOwFrwS7x_uKRxAnmgUAWNo9UscvZftL8-jpHQ')
  })
})

describe('the words', () => {
  it('of fixed bytes stay the same', async () => {
    expect(sixWords(counting(32))).toEqual(['Blitz', 'Pumpe', 'Sirene', 'Seebad', 'Felsen', 'Laufrad'])
    expect(sixWords(new Uint8Array())).toEqual(['Marmor', 'Tiger', 'Band', 'Europa', 'Ginster', 'Ostern'])
    const ofDevice = await deviceWords(repeated(1), repeated(2), repeated(3))
    expect(ofDevice).toEqual(['Vorteil', 'Krokodil', 'Zwilling', 'Drama', 'Prospekt', 'Kastanie'])
  })
})

describe('a PIN', () => {
  it('opens what was wrapped under it', async () => {
    const sealed = fromBase64url('AAECAwQFBgcICQoLJb2JFbuCVhkESsEJpT6okUbn8RfcXlMF3h7M22yu-Lqgx6LPOxQr6ArfX_jFKdpy')
    expect(await unwrapLocalKey({ v: 1, salt: counting(16), sealed }, '1234')).toEqual(counting(32))
  })
})

describe('a sealed part (key 00 01 … 1f, nonce 00 01 … 0b)', () => {
  it('is the JSON text with its length, zeros to 256 bytes, AES-256-GCM, the header bound in', async () => {
    const id = (last: number) => `01890a5d-ac96-774b-bcce-b302099a800${last}`
    const header = { id: id(1), ref: id(2), t: 'shared', from: id(3), to: id(4), org: id(3), dev: id(5), lam: 3 }
    const x = {
      k: id(1),
      n: 'AAECAwQFBgcICQoL',
      d:
        'RwLWbb7Htjm3Y-Tj0JsdCaH6pVafHyZeAhzH5nIHdNNiZIzG1ON8-RnBXdeqzElWjysJ6DSgzL1a-wcuScHZzIBUqRS28xxDLGSaXs--PNsMqL' +
        'ROVA42G46c-alaypvPoowtg4QgqjqvKB7nIAcBHtQVF82Gqwu4MIJXzYLmbg67UgDGtNfLUwjhSKE92kzCNvTjNTURk0qMX-h3-tLp7pOXnhXp' +
        '_8x-p2Pd-t-Ahrudzsoii6tzvGXfwMdxxbfzE0yK-g3d1sk3VtPmukHZhOF--HY9ALrxcZGax0FIj_pDI9Sv5iADJVJHuAi1EXxRqJO5dZ0wia' +
        'UXa2dzi5xCgdKm-XD5C_twrleJytWy9zE',
    }
    expect(await openPart(counting(32), { ...header, x })).toEqual(aPart)
  })
})
