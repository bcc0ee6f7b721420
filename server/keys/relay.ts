/**
 * The server's own hand: under this name and key it writes into referrals what an organisation without a
 * device said on the answer page. Devices learn both when they enrol and believe it nothing else.
 */
import { createPrivateKey, createPublicKey, sign } from 'node:crypto'
import { toBase64url } from '../../shared/protocol/bytes.ts'
import { signedBytes } from '../../shared/protocol/payload.ts'
import type { Db } from '../store/schema.ts'

export type Relay = {
  /** Stands in `dev` of what it writes. */
  id: string
  /** Raw Ed25519 public key, base64url. */
  signKey: string
  /** Ed25519 over a payload's text, as a device signs it, base64url. */
  sign(payloadText: string): string
}

/** PKCS #8 around an Ed25519 seed (RFC 8410). */
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex')

export async function relayOf({ db }: { db: Db }): Promise<Relay> {
  const { relay_id: id, seed } = await db.selectFrom('relay').selectAll().executeTakeFirstOrThrow()
  const key = createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: 'der', type: 'pkcs8' })
  const { x } = createPublicKey(key).export({ format: 'jwk' })
  return {
    id,
    signKey: String(x),
    sign: (payloadText) => toBase64url(sign(null, signedBytes(payloadText), key)),
  }
}
