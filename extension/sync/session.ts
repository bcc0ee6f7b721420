/** Requests in the device's own name: its access token, exchanged once where it has run out or is unknown. */
import { Problem } from '../../shared/problem.ts'
import { refreshRequestSchema, type Tokens, tokensSchema } from '../../shared/protocol/enrolment.ts'
import type { z } from '../../shared/zod.ts'
import type { Device } from '../store/device.ts'
import { keepTokens } from '../store/identity.ts'
import { type Enrolment, readMeta } from '../store/meta.ts'
import { renewByKey } from './renew.ts'
import { ask, type Question, send } from './request.ts'

export type Session = { device: Device; enrolment: Enrolment }

/** Like `ask`, as this device. @throws {Problem} also `unauthenticated`, `token_reused`, `device_revoked`. */
export async function askAs<S extends z.ZodType>(session: Session, question: Question, schema: S): Promise<z.infer<S>> {
  return withToken(session, (token) => ask(session.device, session.enrolment.server, { ...question, token }, schema))
}

/** Like `send`, as this device. */
export async function sendAs(session: Session, question: Question): Promise<Response> {
  return withToken(session, (token) => send(session.device, session.enrolment.server, { ...question, token }))
}

async function withToken<T>(session: Session, work: (token: string) => Promise<T>): Promise<T> {
  const tokens = await readMeta(session.device.database, 'tokens')
  if (tokens === undefined) throw new Problem('unauthenticated')
  try {
    return await work(tokens.access)
  } catch (failure) {
    if (!(failure instanceof Problem) || (failure.code !== 'token_expired' && failure.code !== 'unauthenticated')) {
      throw failure
    }
    return work((await renewed(session, tokens)).access)
  }
}

/**
 * New tokens in place of `spent`. All pages and the worker take turns, and whoever comes second finds
 * the work done: a refresh token used twice would look stolen and log the device out. A refresh token
 * that the server does not know gives way to the device's key; one that was copied does not.
 */
async function renewed({ device, enrolment }: Session, spent: Tokens): Promise<Tokens> {
  return device.locks.alone(`tokens:${device.database.name}`, async () => {
    const present = await readMeta(device.database, 'tokens')
    if (present !== undefined && present.access !== spent.access) return present
    const body = refreshRequestSchema.parse({ refresh: spent.refresh })
    const question: Question = { method: 'POST', path: '/v1/auth/refresh', body }
    const tokens = await ask(device, enrolment.server, question, tokensSchema).catch((failure) => {
      if (failure instanceof Problem && failure.code === 'unauthenticated') return renewByKey(device, enrolment)
      throw failure
    })
    await keepTokens(device, tokens)
    return tokens
  })
}
