/**
 * The keyring: what an organisation's devices share. All hold the identities of every epoch, so that old parts
 * stay readable; keepers hold the root too and may speak for the organisation.
 */
import { Problem } from '../../shared/problem.ts'
import { utf8Bytes } from '../../shared/protocol/bytes.ts'
import { base64url, id } from '../../shared/scalars.ts'
import { z } from '../../shared/zod.ts'
import { newEncryptionKey, recipientOf } from './age-wrap.ts'
import { newSeed, publicKeyOf } from './root-key.ts'

export const keyringSchema = z
  .strictObject({
    org: id,
    /** Ed25519 seed, 32 bytes; keepers only. */
    root: base64url.length(43).exactOptional(),
    /** Age identities: `epochs[e - 1]`. */
    epochs: z.array(z.string().regex(/^AGE-SECRET-KEY-1[A-Z0-9]{58}$/)),
  })
  .readonly()
export type Keyring = { readonly org: string; readonly root?: string; readonly epochs: readonly string[] }

/** A new organisation's keyring: a root and the first epoch. */
export async function newKeyring(org: string): Promise<Keyring> {
  return withNextEpoch({ org, root: newSeed(), epochs: [] })
}

/** As it is wrapped for devices and for the recovery sheet. */
export function keyringBytes(keyring: Keyring): Uint8Array<ArrayBuffer> {
  return utf8Bytes(JSON.stringify(keyring))
}

/** @throws {Problem} `cannot_open`: no keyring */
export function readKeyring(bytes: Uint8Array): Keyring {
  try {
    return keyringSchema.parse(JSON.parse(new TextDecoder().decode(bytes)))
  } catch {
    throw new Problem('cannot_open')
  }
}

/** One epoch more: what is sealed to it, whoever left cannot open. */
export async function withNextEpoch(keyring: Keyring): Promise<Keyring> {
  const { identity } = await newEncryptionKey()
  return { ...keyring, epochs: [...keyring.epochs, identity] }
}

/** Another root, for when a keeper left. */
export function withNewRoot(keyring: Keyring): Keyring {
  return { ...keyring, root: newSeed() }
}

/** What a device gets that is no keeper. */
export function withoutRoot({ org, epochs }: Keyring): Keyring {
  return { org, epochs }
}

/**
 * The root's raw public key, base64url.
 * @throws {Problem} `not_keeper`: the root is not in this keyring
 */
export async function publicRoot(keyring: Keyring): Promise<string> {
  return publicKeyOf(rootSeed(keyring))
}

/** @throws {Problem} `not_keeper` */
export function rootSeed({ root }: Keyring): string {
  if (root === undefined) throw new Problem('not_keeper')
  return root
}

/** The recipients of all epochs, as the key log names them: `[e - 1]`. */
export async function recipientsOf(keyring: Keyring): Promise<string[]> {
  return Promise.all(keyring.epochs.map(recipientOf))
}
