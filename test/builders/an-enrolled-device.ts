/** A device of an organisation, enrolled through the public protocol with an invitation. */
import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import { invite } from '../../server/enrolment/invite.ts'
import type { Store } from '../../server/store/open.ts'
import type { Role } from '../../shared/codes/role.ts'
import { toBase64url } from '../../shared/protocol/bytes.ts'
import type { EnrolAnswer, EnrolRequest, Tokens } from '../../shared/protocol/enrolment.ts'
import { invitationAuth, readInvitationCode } from '../../shared/protocol/invitation-code.ts'
import { signedBytes, type WireEvent } from '../../shared/protocol/payload.ts'

export type DeviceKeys = { id: string; privateKey: KeyObject; signKey: string; agreeKey: string }
export type EnrolledDevice = DeviceKeys & { organisationId: string; role: Role; tokens: Tokens }

/** Sends a request to the server and gives its answer. */
export type Call = (method: 'GET' | 'POST', path: string, body?: unknown, token?: string) => Promise<Response>

export function deviceKeys(overrides: Partial<Pick<DeviceKeys, 'id'>> = {}): DeviceKeys {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const { x } = publicKey.export({ format: 'jwk' })
  return { id: uuidv7(), privateKey, signKey: String(x), agreeKey: toBase64url(randomBytes(32)), ...overrides }
}

/** The request that redeems `code` for these keys; with `mac` it proves that they are the code holder's. */
export function enrolRequest(code: string, keys: DeviceKeys, mac?: string): EnrolRequest {
  const read = readInvitationCode(code)
  if (read === undefined) throw new Error(`not a code: ${code}`)
  const { id, signKey, agreeKey } = keys
  return {
    invitation: read.id,
    auth: toBase64url(invitationAuth(read.secret)),
    device: { id, signKey, agreeKey, client: '0.1.0' },
    ...(mac === undefined ? {} : { mac }),
  }
}

export async function anEnrolledDevice(
  call: Call,
  store: Store,
  { organisationId, role = 'professional', now }: { organisationId: string; role?: Role; now?: number },
): Promise<EnrolledDevice> {
  const keys = deviceKeys()
  const code = await invite(store, { organisationId, role }, 'operator', now)
  const response = await call('POST', '/v1/enrol', enrolRequest(code, keys))
  if (response.status !== 200) throw new Error(await response.text())
  const answer = (await response.json()) as EnrolAnswer
  return { ...keys, organisationId, role, tokens: answer.tokens }
}

/** Signs a payload's text as this device would. */
export function signed(device: DeviceKeys, p: string): WireEvent {
  return { p, s: toBase64url(sign(null, signedBytes(p), device.privateKey)) }
}
