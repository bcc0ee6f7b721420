/** The card of an invitation, sealed with a key of the code as the extension seals it (docs/protocol.md). */
import { createCipheriv, randomBytes } from 'node:crypto'
import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { toBase64url, utf8Bytes } from '../../../shared/protocol/bytes.ts'
import type { InvitationCode } from '../../../shared/protocol/invitation-code.ts'
import type { DemoKeyring } from './keyring.ts'

/** Who the organisation is, to which role it invites, where its server is, and for an immediate join its keyring. */
type Card = { org: string; root: string; role: 'professional'; server: string; keyring: DemoKeyring }

/** Nonce, AES-256-GCM ciphertext and tag, base64url. */
export function sealCard({ id, secret }: InvitationCode, card: Card): string {
  const key = hkdf(sha256, secret, undefined, utf8Bytes('card'), 32)
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(utf8Bytes(`invitation-card-v1|${id}`))
  const sealed = [nonce, cipher.update(JSON.stringify(card), 'utf8'), cipher.final(), cipher.getAuthTag()]
  return toBase64url(Buffer.concat(sealed))
}
