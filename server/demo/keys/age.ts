/** Age (X25519) for the demonstration's devices: a key as the age library writes it and as the protocol carries it. */
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import { fromBase64url, toBase64url } from '../../../shared/protocol/bytes.ts'

/** `raw`: the 32 bytes of the public key, base64url. */
export type AgeKey = { identity: string; recipient: string; raw: string }

const bech32 = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'
const prefixChars = 'age1'.length
/** 32 bytes in groups of five bits; a checksum of six characters follows. */
const keyChars = 52

export async function newAgeKey(): Promise<AgeKey> {
  const identity = await generateX25519Identity()
  const recipient = await identityToRecipient(identity)
  return { identity, recipient, raw: rawKey(recipient) }
}

export async function recipientsOf(identities: readonly string[]): Promise<string[]> {
  return await Promise.all(identities.map((identity) => identityToRecipient(identity)))
}

/** An age file to one recipient, base64url. */
export async function wrapFor(recipient: string, text: string): Promise<string> {
  const encrypter = new Encrypter()
  encrypter.addRecipient(recipient)
  return toBase64url(await encrypter.encrypt(text))
}

/** What lies in an age file. @throws when it is for others */
export async function openWrap(identity: string, wrap: string): Promise<string> {
  const decrypter = new Decrypter()
  decrypter.addIdentity(identity)
  return await decrypter.decrypt(fromBase64url(wrap), 'text')
}

/** Reads a recipient the library has just made, so its checksum needs no check. */
function rawKey(recipient: string): string {
  const bits = [...recipient.slice(prefixChars, prefixChars + keyChars)]
    .map((char) => bech32.indexOf(char).toString(2).padStart(5, '0'))
    .join('')
  return toBase64url(Uint8Array.from({ length: 32 }, (_, at) => Number.parseInt(bits.slice(8 * at, 8 * at + 8), 2)))
}
