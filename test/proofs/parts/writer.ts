/** A device that writes and signs events by node:crypto: a second reading of the protocol beside the extension's. */
import { generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import type { Session } from '../../../server/http/session.ts'
import type { Store } from '../../../server/store/open.ts'
import { fromBase64url, toBase64url } from '../../../shared/protocol/bytes.ts'
import { signedBytes } from '../../../shared/protocol/payload.ts'
import { requestedFactsOf } from '../../builders/a-referral.ts'

export type WrittenEvent = { id: string; ref: string; p: string; s: string }

export type Writer = {
  organisationId: string
  deviceId: string
  /** Raw Ed25519 public key, base64url. */
  signKey: string
  /** The opening event of a new referral to an organisation, or with null one that stays with the sender. */
  write(to: string | null, overrides?: Record<string, unknown>): WrittenEvent
}

export function aWriter(organisationId: string): Writer {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const deviceId = uuidv7()
  return {
    organisationId,
    deviceId,
    signKey: publicKey.export({ format: 'jwk' }).x ?? '',
    write(to, overrides = {}) {
      const payload = {
        v: 1,
        id: uuidv7(),
        ref: uuidv7(),
        chain: uuidv7(),
        t: 'requested',
        from: organisationId,
        to,
        org: organisationId,
        dev: deviceId,
        lam: 1,
        z: toBase64url(randomBytes(16)),
        at: new Date().toISOString(),
        c: requestedFactsOf({ depth: to === null ? 'informed' : 'handed_over' }),
        ...overrides,
      }
      const p = JSON.stringify(payload)
      return { id: payload.id, ref: payload.ref, p, s: toBase64url(sign(null, signedBytes(p), privateKey)) }
    },
  }
}

/** Makes the writer's device known to the store without a network, and returns its session. */
export async function admit(store: Store, writer: Writer): Promise<Session> {
  const until = Date.now() + 86_400_000
  await store.db
    .insertInto('device')
    .values({
      id: writer.deviceId,
      org_id: writer.organisationId,
      role: 'professional',
      sign_key: fromBase64url(writer.signKey),
      agree_key: randomBytes(32),
      client: 'proof',
      enrolled_at: Date.now(),
      expires_at: until,
      seen_on: new Date().toISOString().slice(0, 10),
      revoked_at: null,
      admitted_at: Date.now(),
      keeper: 0,
    })
    .execute()
  const { deviceId, organisationId } = writer
  return { deviceId, organisationId, role: 'professional', admitted: true, keeper: false, until }
}
