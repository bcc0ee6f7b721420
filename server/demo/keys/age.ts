/** Age (X25519) for the demonstration's devices: a key as the age library writes it and as the protocol carries it. */
import { bech32 } from '@scure/base'
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import { fromBase64url, toBase64url } from '../../../shared/protocol/bytes.ts'

/** `raw`: the 32 bytes of the public key, base64url. */
export type AgeKey = { identity: string; recipient: string; raw: string }

/** A new key of its own. `raw`: the public key's 32 bytes, base64url. */
export async function newAgeKey(): Promise<AgeKey> {
  const identity = await generateX25519Identity()
  const recipient = await identityToRecipient(identity)
  return { identity, recipient, raw: rawKey(recipient) }
}

/** The recipients (`age1…`) of identities, in their order. */
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

/** The 32 bytes of a recipient's public key, base64url. */
function rawKey(recipient: string): string {
  return toBase64url(bech32.decodeToBytes(recipient).bytes)
}
