/**
 * The recovery sheet: 32 random bytes on paper, from which an empty browser gets the organisation's keyring back.
 * Everything else follows from them; the server learns the sheet's name and a proof, never what opens the keyring.
 */
import { hkdf } from '@noble/hashes/hkdf.js'
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { fromBase64url, toBase64url, utf8Bytes } from '../../shared/protocol/bytes.ts'
import { crockfordChar, crockfordValue, fromCrockford, toCrockford } from '../../shared/protocol/crockford.ts'
import { joined, randomBytes } from './aes.ts'
import { identityOf, recipientOf } from './age-wrap.ts'

export type Sheet = {
  /** As printed: 13 groups of 4 Crockford characters and a check group, with hyphens. */
  code: string
  /** Names the sheet to the server, 8 Crockford characters. */
  id: string
  /** Proves to the server that one holds the sheet: 32 bytes, base64url; and its SHA-256, which the server keeps. */
  auth: string
  authHash: string
  /** Opens the keyring that is wrapped to `recipient`; age, X25519. */
  identity: string
  recipient: string
  /** Under this key the sheet says whose it is; 32 bytes, base64url. It never leaves the device. */
  bindKey: string
}

const secretBytes = 32
const secretChars = 52
const checkChars = 4

/** A sheet from 256 fresh random bits; nothing is kept of it here. */
export async function newSheet(): Promise<Sheet> {
  return sheetOf(randomBytes(secretBytes))
}

/**
 * Reads what a person typed off the sheet: case, spaces and hyphens do not matter, O counts as 0, I and L as 1.
 * Undefined when it is no sheet or a character is wrong.
 */
export async function readSheet(text: string): Promise<Sheet | undefined> {
  const values = [...text.replace(/[\s\-–—]/g, '')].map(crockfordValue)
  if (values.length !== secretChars + checkChars || values.some((value) => value < 0)) return undefined
  const typed = values.map(crockfordChar).join('')
  const secret = fromCrockford(typed.slice(0, secretChars), secretBytes)
  if (secret === undefined || written(secret) !== typed) return undefined
  return sheetOf(secret)
}

async function sheetOf(secret: Uint8Array<ArrayBuffer>): Promise<Sheet> {
  const auth = derived(secret, 'recovery auth')
  const identity = identityOf(derived(secret, 'recovery identity'))
  return {
    code: (written(secret).match(/.{1,4}/g) ?? []).join('-'),
    id: toCrockford(derived(secret, 'recovery id')).slice(0, 8),
    auth: toBase64url(auth),
    authHash: toBase64url(sha256(auth)),
    identity,
    recipient: await recipientOf(identity),
    bindKey: toBase64url(derived(secret, 'recovery bind')),
  }
}

/**
 * Whose sheet it is, as only a holder of the sheet can write it: anybody can wrap a keyring to `recipient`, so
 * without this a server could answer a sheet with an organisation of its own making. HMAC-SHA-256, base64url.
 * @param root the organisation's public root when the sheet was made, base64url; later ones follow from its log
 */
export function recoveryBind({ bindKey }: Pick<Sheet, 'bindKey'>, org: string, root: string): string {
  return toBase64url(hmac(sha256, fromBase64url(bindKey), utf8Bytes(`recovery-bind-v1\0${org}\0${root}`)))
}

/** The characters on paper. The check is 20 bits of a hash: one typing error in a million goes unnoticed. */
function written(secret: Uint8Array): string {
  const check = sha256(joined(utf8Bytes('recovery check\0'), secret))
  return toCrockford(secret) + toCrockford(check).slice(0, checkChars)
}

/** HKDF-SHA-256 without salt, 32 bytes. */
function derived(secret: Uint8Array, purpose: string): Uint8Array {
  return hkdf(sha256, secret, undefined, utf8Bytes(purpose), 32)
}
