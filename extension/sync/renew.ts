/**
 * New tokens by the device's own key, where the server does not know the present ones: it was
 * restored from a backup older than they are. No person has to do anything about that.
 */
import { Problem } from '../../shared/problem.ts'
import { type Tokens, tokensSchema } from '../../shared/protocol/enrolment.ts'
import { challengeAnswerSchema, challengeRequestSchema, renewalRequestSchema } from '../../shared/protocol/renewal.ts'
import { signRenewal } from '../crypto/device-keys.ts'
import type { Device } from '../store/device.ts'
import { type Enrolment, readMeta } from '../store/meta.ts'
import { ask } from './request.ts'

/**
 * @throws {Problem} why there are none: `unauthenticated`, `token_reused`, `device_revoked` for good
 *   (a new invitation is needed), anything else for the moment
 */
export async function renewByKey(device: Device, enrolment: Enrolment): Promise<Tokens> {
  const { deviceId, server, instance } = enrolment
  const keys = await readMeta(device.database, 'keys')
  // Lost with the database: they can be copied nowhere.
  if (keys === undefined) throw new Problem('unauthenticated')
  const asked = challengeRequestSchema.parse({ device: deviceId })
  const { challenge } = await ask(
    device,
    server,
    { method: 'POST', path: '/v1/auth/challenge', body: asked },
    challengeAnswerSchema,
  ).catch(unknownRoute)
  const signature = await signRenewal(keys, instance, challenge)
  const proof = renewalRequestSchema.parse({ device: deviceId, challenge, signature })
  return ask(device, server, { method: 'POST', path: '/v1/auth/renew', body: proof }, tokensSchema)
}

/** A server older than this way knows only invitations. */
function unknownRoute(failure: unknown): never {
  throw failure instanceof Problem && failure.code === 'not_found' ? new Problem('unauthenticated') : failure
}
