/** A script as a device: it enrols with an invitation and asks with access tokens that it renews with its own key. */
import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import type { Role } from '../../../shared/codes/role.ts'
import { isProblemCode, Problem } from '../../../shared/problem.ts'
import { toBase64url } from '../../../shared/protocol/bytes.ts'
import { type EnrolRequest, enrolAnswerSchema, tokensSchema } from '../../../shared/protocol/enrolment.ts'
import { invitationAuth, readInvitationCode } from '../../../shared/protocol/invitation-code.ts'
import { challengeAnswerSchema, renewalBytes } from '../../../shared/protocol/renewal.ts'
import { CommandTrouble } from '../../commands/trouble.ts'
import { access } from '../../http/access.ts'
import { rawKey } from '../../keys/raw-key.ts'
import { type DeviceFile, readDeviceFile, writeDeviceFile } from './device-file.ts'

/** A token this close to its end is renewed first. */
const spareMs = 30_000
/** Of calls at the same time each renewal ends the others' tokens; then the newest of the file is taken, or another. */
const tries = 4
const waitMs = 30_000

/** @throws {Problem} what the server answered; {CommandTrouble} for a code whose role may not read figures */
export async function enrolScript(server: string, code: string, file: string): Promise<{ organisation: string }> {
  const invitation = readInvitationCode(code)
  if (invitation === undefined) throw new Problem('invitation_invalid')
  const keys = generateKeyPairSync('ed25519')
  // Nothing is ever sealed for this device; it has to name a key of its own all the same.
  const { publicKey: agreeKey } = generateKeyPairSync('x25519')
  const request: EnrolRequest = {
    invitation: invitation.id,
    auth: toBase64url(invitationAuth(invitation.secret)),
    device: { id: uuidv7(), signKey: rawKey(keys.publicKey), agreeKey: rawKey(agreeKey), client: 'script' },
  }
  const answer = enrolAnswerSchema.parse(await post(server, '/v1/enrol', request))
  if (!mayReadFigures(answer.role))
    throw new CommandTrouble(
      `This code was for the role ${answer.role}, which reads no figures. Ask for one for a reader.`,
    )
  await writeDeviceFile(file, {
    server,
    instance: answer.instance,
    device: answer.device,
    key: keys.privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
    access: { token: answer.tokens.access, until: Date.now() + answer.tokens.expiresIn * 1000 },
  })
  return { organisation: answer.organisation.name }
}

/** What the server answers to a path, as the bytes it sent. @throws {Problem} what it answered instead */
export async function askAsScript(file: string, path: string): Promise<Uint8Array> {
  for (let left = tries; ; left -= 1) {
    const device = await readDeviceFile(file)
    const known = device.access
    const token = known !== undefined && Date.now() < known.until - spareMs ? known.token : await renew(file, device)
    const response = await send(device.server, path, { headers: { Authorization: `Bearer ${token}` } })
    if (response.ok) return new Uint8Array(await response.arrayBuffer())
    const problem = await problemOf(response, path)
    const ended = problem.code === 'unauthenticated' || problem.code === 'token_expired'
    if (!ended || left === 0) throw problem
    const present = await readDeviceFile(file)
    if (present.access?.token === token) await writeDeviceFile(file, withoutToken(present))
  }
}

async function renew(file: string, device: DeviceFile): Promise<string> {
  const { server, instance, device: id, key } = device
  const { challenge } = challengeAnswerSchema.parse(await post(server, '/v1/auth/challenge', { device: id }))
  const own = createPrivateKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'pkcs8' })
  const signature = toBase64url(sign(null, renewalBytes(instance, challenge), own))
  const tokens = tokensSchema.parse(await post(server, '/v1/auth/renew', { device: id, challenge, signature }))
  const until = Date.now() + tokens.expiresIn * 1000
  await writeDeviceFile(file, { ...device, access: { token: tokens.access, until } })
  return tokens.access
}

function withoutToken({ access: _ended, ...device }: DeviceFile): DeviceFile {
  return device
}

function mayReadFigures(role: Role): boolean {
  const allowed = access['GET /v1/statistics/:table']
  return allowed !== 'anyone' && allowed?.includes(role) === true
}

async function post(server: string, path: string, body: unknown): Promise<unknown> {
  const response = await send(server, path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw await problemOf(response, path)
  return await response.json()
}

/** Redirections are not followed: the token is for this server alone. */
async function send(server: string, path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(new URL(path, server), { ...init, redirect: 'error', signal: AbortSignal.timeout(waitMs) })
  } catch {
    throw new CommandTrouble(`The server at ${server} cannot be reached.`)
  }
}

async function problemOf(response: Response, path: string): Promise<Problem> {
  const said: unknown = await response.json().catch(() => undefined)
  const code = typeof said === 'object' && said !== null && 'error' in said ? said.error : undefined
  return new Problem(isProblemCode(code) ? code : 'unexpected', path)
}
