/** What a request's body may be: JSON, or a file where a route takes one; not compressed, not too large, as its schema says. */
import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { validator } from 'hono-openapi'
import { Problem } from '../../shared/problem.ts'
import type { z } from '../../shared/zod.ts'
import type { AppEnv } from './context.ts'
import { answerProblem } from './problem-answer.ts'
import { uploads } from './uploads.ts'

/** Above the largest push (512 KiB of payload texts) with its escapes. */
const maxBytes = 768 * 1024

/** Its own answer for too large a body: with an `onError` of the app the library's message is lost. */
const limitJson: MiddlewareHandler<AppEnv> = bodyLimit({
  maxSize: maxBytes,
  onError: (c) => answerProblem(c, new Problem('too_large')),
})

const limitFiles: ReadonlyMap<string, MiddlewareHandler<AppEnv>> = new Map(
  [...uploads].map(([route, maxSize]) => [
    route,
    bodyLimit({ maxSize, onError: (c) => answerProblem(c, new Problem('file_too_large', `bytes:${maxSize}`)) }),
  ]),
)

/** By what the request says of its length, before anything is read; else by what comes. */
export const limitBody: MiddlewareHandler<AppEnv> = (c, next) =>
  (limitFiles.get(c.get('route') ?? '') ?? limitJson)(c, next)

/** The page's forms; every other route takes JSON. */
const forms: ReadonlySet<string> = new Set([
  'POST /antwort',
  'POST /antwort/:code',
  'POST /bestaetigen',
  'POST /bestaetigen/:code',
])

/** Bodies are JSON or a file as it is; nothing is ever inflated, so nothing can blow up. */
export const plainJsonOnly: MiddlewareHandler<AppEnv> = async (c, next) => {
  const encoding = c.req.header('Content-Encoding')
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity') throw new Problem('unsupported_media')
  const type = c.req.header('Content-Type')
  const sends = c.req.method === 'POST' && c.req.header('Content-Length') !== '0' && c.req.raw.body !== null
  const route = c.get('route') ?? ''
  const allowed = forms.has(route)
    ? /^application\/x-www-form-urlencoded\s*(;|$)/i
    : uploads.has(route)
      ? /^application\/octet-stream\s*(;|$)/i
      : /^application\/json\s*(;|$)/i
  if (sends && !allowed.test(type ?? '')) throw new Problem('unsupported_media')
  return await next()
}

/** The body as its schema reads it; what does not fit is `malformed`, with the place and never the content. */
export function json<Schema extends z.ZodType>(schema: Schema) {
  return validator('json', schema, (result) => {
    if (!result.success) throw new Problem('malformed', placeOf(result.error[0]?.path))
  })
}

function placeOf(path: readonly unknown[] | undefined): string | undefined {
  const place = (path ?? []).filter((part) => typeof part === 'string' || typeof part === 'number').join('.')
  return place === '' ? undefined : place
}
