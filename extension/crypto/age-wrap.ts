/**
 * Wrapping for the keys of others: one age file (C2SP age) to several X25519 recipients. Suite 1 and no other:
 * the library would mix kinds of recipients in one file, and one weaker recipient undoes the strength of the
 * rest, so both writing and opening hold to one kind.
 */
import { bech32 } from '@scure/base'
import { Problem } from '../../shared/problem.ts'
import { fromBase64url } from '../../shared/protocol/bytes.ts'

/** An age identity (`AGE-SECRET-KEY-1…`) and the recipient (`age1…`) that others wrap for. */
type EncryptionKey = { identity: string; recipient: string }

const recipientForm = /^age1[a-z0-9]{58}$/
const headerForm =
  /^age-encryption\.org\/v1\n(?:-> X25519 [A-Za-z0-9+/]{43}\n[A-Za-z0-9+/]{43}\n)+--- [A-Za-z0-9+/]{43}\n/

/** A fresh X25519 pair in age's writing; the library comes with the first call. */
export async function newEncryptionKey(): Promise<EncryptionKey> {
  const { generateX25519Identity } = await import('age-encryption')
  const identity = await generateX25519Identity()
  return { identity, recipient: await recipientOf(identity) }
}

/** The recipient that belongs to an identity. */
export async function recipientOf(identity: string): Promise<string> {
  const { identityToRecipient } = await import('age-encryption')
  return identityToRecipient(identity)
}

/** The identity of 32 secret bytes. */
export function identityOf(secret: Uint8Array): string {
  return bech32.encodeFromBytes('age-secret-key-', secret).toUpperCase()
}

/** The recipient of a device: its raw X25519 public key, 32 bytes as base64url. */
export function recipientOfAgreeKey(agreeKey: string): string {
  return bech32.encodeFromBytes('age', fromBase64url(agreeKey))
}

/**
 * One age file that every recipient can open alone.
 * @throws {Problem} `recipient_unknown`: there is none, or one is not of suite 1
 */
export async function wrapFor(
  recipients: readonly string[],
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  if (recipients.length === 0) throw new Problem('recipient_unknown')
  const { Encrypter } = await import('age-encryption')
  const encrypter = new Encrypter()
  for (const recipient of new Set(recipients)) {
    if (!recipientForm.test(recipient)) throw new Problem('recipient_unknown')
    try {
      encrypter.addRecipient(recipient)
    } catch {
      throw new Problem('recipient_unknown')
    }
  }
  return Uint8Array.from(await encrypter.encrypt(bytes))
}

/**
 * What lies in an age file.
 * @param identities age identities, or a device's private X25519 key
 * @throws {Problem} `cannot_open`: for others, of another suite, or not as it was written
 */
export async function openWrap(
  identities: readonly (string | CryptoKey)[],
  file: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  if (!isOfSuiteOne(file)) throw new Problem('cannot_open')
  const { Decrypter } = await import('age-encryption')
  try {
    const decrypter = new Decrypter()
    for (const identity of identities) decrypter.addIdentity(identity)
    return Uint8Array.from(await decrypter.decrypt(file))
  } catch {
    throw new Problem('cannot_open')
  }
}

/** Whether the header names X25519 recipients and nothing else. */
function isOfSuiteOne(file: Uint8Array<ArrayBuffer>): boolean {
  return headerForm.test(new TextDecoder('latin1').decode(file))
}
