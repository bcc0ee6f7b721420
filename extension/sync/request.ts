/**
 * One request to the server and its answer, checked. Whatever can go wrong on the way becomes a
 * problem of the closed list; only an answer that this product's server gave is ever acted upon.
 */
import { isProblemCode, Problem, type ProblemCode, problems } from '../../shared/problem.ts'
import type { z } from '../../shared/zod.ts'
import type { Device } from '../store/device.ts'

/** Says the extension's version, so that a server can turn away one that has become a danger. */
const clientHeader = 'x-kettenglied-client'

/** Chromium ends a worker whose request takes longer. */
const requestTimeout = 30_000

export type Question = {
  method: 'GET' | 'POST'
  path: string
  body?: unknown
  /** Sent as it is, instead of a JSON body. */
  upload?: Blob
  /** Answered with a file, of one of these media types. */
  download?: readonly string[]
  token?: string
  /** Of the answer known here: where it still holds, the response is an empty one of status 304. */
  etag?: string
  signal?: AbortSignal
}

/**
 * Sends a question and reads its JSON answer.
 * @throws {Problem} what the server said, or `offline`, `unavailable` (answer cut short, gateway
 *   down), `not_this_server` (redirect, foreign page), `feed_broken` (JSON of another shape)
 */
export async function ask<S extends z.ZodType>(
  device: Device,
  server: string,
  question: Question,
  schema: S,
): Promise<z.infer<S>> {
  const response = await send(device, server, question)
  const parsed = schema.safeParse(await readJson(response))
  if (!parsed.success) throw new Problem('feed_broken', (parsed.error.issues[0]?.path ?? []).join('.'))
  return parsed.data
}

/** Sends a question; the response is one of success, of this product's server, with JSON or an event stream. */
export async function send(device: Device, server: string, question: Question): Promise<Response> {
  const { method, path, body, upload, download = [], token, etag, signal } = question
  const { version } = device
  let response: Response
  try {
    response = await (device.fetch ?? fetch)(server + path, {
      method,
      redirect: 'manual',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      headers: {
        ...(version === undefined ? {} : { [clientHeader]: version }),
        ...(upload === undefined ? {} : { 'content-type': 'application/octet-stream' }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(etag === undefined ? {} : { 'if-none-match': etag }),
      },
      ...(upload === undefined ? {} : { body: upload }),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: signal ?? AbortSignal.timeout(requestTimeout),
    })
  } catch {
    throw new Problem('offline')
  }
  if (response.status === 304 && etag !== undefined) return response
  if (response.ok && isType(response, 'application/json', 'text/event-stream', ...download)) return response
  throw await problemOf(response)
}

/** A body's JSON; a body that breaks off is trouble of the moment, not of the server's identity. */
export async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json()
  } catch {
    throw new Problem('unavailable', 'answer cut short')
  }
}

async function problemOf(response: Response): Promise<Problem> {
  if (isType(response, 'application/problem+json')) {
    const document = await readJson(response)
    const { error, detail, retryAfter, epoch } = Object(document) as Record<string, unknown>
    const wait = typeof retryAfter === 'number' ? retryAfter : retryAfterOf(response)
    return new Problem(codeOf(error, response.status), typeof detail === 'string' ? detail : undefined, {
      ...(wait === undefined ? {} : { retryAfter: wait }),
      ...(typeof epoch === 'string' ? { epoch } : {}),
    })
  }
  const wait = retryAfterOf(response)
  const extra = wait === undefined ? {} : { retryAfter: wait }
  if (response.status === 429) return new Problem('too_many_requests', undefined, extra)
  if (response.status >= 500 && response.status !== 511) return new Problem('unavailable', undefined, extra)
  return new Problem('not_this_server')
}

/** The code a server names, unless it is one that only the device itself can know. */
function codeOf(error: unknown, status: number): ProblemCode {
  if (isProblemCode(error) && problems[error].status !== 0) return error
  if (status === 401) return 'unauthenticated'
  if (status === 426) return 'upgrade_required'
  return 'unexpected'
}

/** Seconds from `Retry-After`, which is a number or a date (RFC 9110 §10.2.3). */
function retryAfterOf(response: Response): number | undefined {
  const text = response.headers.get('retry-after')
  if (text === null) return undefined
  const seconds = /^\d+$/.test(text) ? Number(text) : (Date.parse(text) - Date.now()) / 1000
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : undefined
}

function isType(response: Response, ...types: string[]): boolean {
  const type = response.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  return type !== undefined && types.includes(type)
}
