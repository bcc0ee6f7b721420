/**
 * Sealing of the parts that only caseworkers may read (`shared`, `noted`): AES-256-GCM under a key of the
 * referral, the event's header bound in, the key itself wrapped by age to the organisations that may open it.
 */
import { Problem } from '../../shared/problem.ts'
import { fromBase64url, toBase64url, utf8Bytes } from '../../shared/protocol/bytes.ts'
import type { Payload } from '../../shared/protocol/payload.ts'
import { type SealedPart, sealedContext, sealedPartSchema } from '../../shared/sealed.ts'
import { aesKey, gcm, nonceBytes, randomBytes } from './aes.ts'
import { openWrap, wrapFor } from './age-wrap.ts'
import type { Keyring } from './keyring.ts'
import { pad, unpad } from './padding.ts'

type Wrapped = NonNullable<Payload['w']>
type Sealed = NonNullable<Payload['x']>
/** The header fields that are bound in. */
export type SealedHeader = Parameters<typeof sealedContext>[0]
/** An organisation that may open, by its current epoch. */
export type Opener = { org: string; epoch: number; recipient: string }

/** Characters of ciphertext that a payload takes (`payloadSchema`, x.d). */
const longestSealed = 14_000

/**
 * A fresh key for a referral, and its wrap for the event that brings it.
 * @throws {Problem} `recipient_unknown`
 */
export async function newReferralKey(
  openers: readonly Opener[],
): Promise<{ key: Uint8Array<ArrayBuffer>; w: Wrapped }> {
  const key = randomBytes(32)
  const file = await wrapFor(
    openers.map(({ recipient }) => recipient),
    key,
  )
  const epochs = Object.fromEntries(openers.map(({ org, epoch }) => [org, epoch]))
  return { key, w: { e: epochs, s: 1, d: toBase64url(file) } }
}

/**
 * Seals a part into the event of this header.
 * @param keyEvent id of the event whose `w` wraps the key
 * @throws {Problem} `too_large`; `malformed` where the part is not one, or belongs to another type of event
 */
export async function sealPart(
  key: Uint8Array<ArrayBuffer>,
  keyEvent: string,
  header: SealedHeader,
  part: SealedPart,
): Promise<Sealed> {
  const read = sealedPartSchema.safeParse(part)
  if (!read.success || read.data.t !== header.t) throw new Problem('malformed', 'x')
  const nonce = randomBytes(nonceBytes)
  const text = pad(utf8Bytes(JSON.stringify(read.data)))
  const sealed = await crypto.subtle.encrypt(gcm(nonce, sealedContext(header)), await aesKey(key), text)
  const d = toBase64url(new Uint8Array(sealed))
  if (d.length > longestSealed) throw new Problem('too_large')
  return { k: keyEvent, n: toBase64url(nonce), d }
}

/**
 * The 32 bytes of a referral's key.
 * @throws {Problem} `keys_missing`: wrapped to an epoch that this keyring does not hold (yet); `cannot_open`
 */
export async function openReferralKey(keyring: Keyring, w: Wrapped): Promise<Uint8Array<ArrayBuffer>> {
  const epoch = w.e[keyring.org]
  if (epoch === undefined) throw new Problem('cannot_open')
  const identity = keyring.epochs[epoch - 1]
  if (identity === undefined) throw new Problem('keys_missing')
  const key = await openWrap([identity], bytesOf(w.d))
  if (key.length !== 32) throw new Problem('cannot_open')
  return key
}

/**
 * The part that lies in an event.
 * @throws {Problem} `cannot_open`: another key, another event, not as it was sealed, or no part of this type
 */
export async function openPart(
  key: Uint8Array<ArrayBuffer>,
  payload: SealedHeader & Pick<Payload, 'x'>,
): Promise<SealedPart> {
  const { x } = payload
  if (x === undefined) throw new Problem('cannot_open')
  const part = sealedPartSchema.safeParse(await openText(key, payload, x))
  if (!part.success || part.data.t !== payload.t) throw new Problem('cannot_open')
  return part.data
}

async function openText(key: Uint8Array<ArrayBuffer>, header: SealedHeader, x: Sealed): Promise<unknown> {
  try {
    const parameters = gcm(bytesOf(x.n), sealedContext(header))
    const padded = await crypto.subtle.decrypt(parameters, await aesKey(key), bytesOf(x.d))
    const text = unpad(new Uint8Array(padded))
    return text === undefined ? undefined : JSON.parse(new TextDecoder().decode(text))
  } catch {
    throw new Problem('cannot_open')
  }
}

/** Only the one text that these bytes have: base64 readers pass over stray bits in the last character. */
function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  try {
    const bytes = fromBase64url(text)
    if (toBase64url(bytes) === text) return bytes
  } catch {}
  throw new Problem('cannot_open')
}
