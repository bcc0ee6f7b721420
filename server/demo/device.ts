/**
 * A device of an organisation as the server knows any other: invited, enrolled, signing and pushing
 * through the public protocol. Its keys live as long as this process.
 */
import { generateKeyPairSync, sign } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import { isProblemCode, Problem } from '../../shared/problem.ts'
import { toBase64url } from '../../shared/protocol/bytes.ts'
import { type EnrolRequest, enrolAnswerSchema } from '../../shared/protocol/enrolment.ts'
import { type PushRequest, pushAnswerSchema } from '../../shared/protocol/feed.ts'
import { invitationAuth, readInvitationCode } from '../../shared/protocol/invitation-code.ts'
import { limits } from '../../shared/protocol/limits.ts'
import { signedBytes, type WireEvent } from '../../shared/protocol/payload.ts'
import { rawKey } from '../keys/raw-key.ts'
import { type AgeKey, newAgeKey } from './keys/age.ts'

/** What a device needs of the server: somewhere to send requests, inside the process or over the network. */
export type Requests = { request(path: string, init: RequestInit): Response | Promise<Response> }

export type Device = {
  id: string
  organisationId: string
  /** Raw Ed25519 public key, base64url. */
  signKey: string
  agreement: AgeKey
  sign(payloadText: string): WireEvent
  /** Puts an event in line; a full line is pushed at once. */
  send(event: WireEvent): Promise<void>
  get(path: string): Promise<Response>
  /** @throws {Problem} what the server answered */
  post(path: string, body: unknown): Promise<unknown>
  /** Pushes what is in line. @throws {Error} when the server does not store an event. */
  flush(): Promise<void>
}

/** Redeems an invitation. @throws {Problem} what the server answered. */
export async function enrolDevice(app: Requests, code: string): Promise<Device> {
  const invitation = readInvitationCode(code)
  if (invitation === undefined) throw new Problem('invitation_invalid')
  const keys = generateKeyPairSync('ed25519')
  const signKey = rawKey(keys.publicKey)
  const agreement = await newAgeKey()
  const request: EnrolRequest = {
    invitation: invitation.id,
    auth: toBase64url(invitationAuth(invitation.secret)),
    device: { id: uuidv7(), signKey, agreeKey: agreement.raw, client: 'demo' },
  }
  const answer = enrolAnswerSchema.parse(await post(app, '/v1/enrol', request))
  let line: WireEvent[] = []
  let bytes = 0
  const flush = async () => {
    if (line.length === 0) return
    const events = line
    line = []
    bytes = 0
    await push(app, answer.tokens.access, events)
  }
  return {
    id: answer.device,
    organisationId: answer.organisation.id,
    signKey,
    agreement,
    sign: (p) => ({ p, s: toBase64url(sign(null, signedBytes(p), keys.privateKey)) }),
    async send(event) {
      // Payload texts are escaped once more inside the request's JSON.
      const size = JSON.stringify(event).length
      if (line.length >= limits.pushEvents || bytes + size > limits.pushBytes) await flush()
      line.push(event)
      bytes += size
    },
    flush,
    get: async (path) => await app.request(path, { headers: { Authorization: `Bearer ${answer.tokens.access}` } }),
    post: async (path, body) => await post(app, path, body, answer.tokens.access),
  }
}

async function push(app: Requests, token: string, events: WireEvent[]): Promise<void> {
  const body: PushRequest = { events }
  const { results } = pushAnswerSchema.parse(await post(app, '/v1/sync/push', body, token))
  const refused = results.find(({ st }) => st !== 'stored')
  if (refused !== undefined) throw new Error(`an event of the demonstration was ${refused.st}: ${refused.code ?? ''}`)
}

async function post(app: Requests, path: string, body: unknown, token?: string): Promise<unknown> {
  const response = await app.request(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...(token !== undefined && { Authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  })
  const answer: unknown = await response.json()
  if (response.ok) return answer
  const code = (answer as { error?: unknown }).error
  throw new Problem(isProblemCode(code) ? code : 'unexpected', path)
}
