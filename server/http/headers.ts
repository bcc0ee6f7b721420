/** Headers of every answer: not framed, not cached (but for open data), not guessed at, loading nothing. */
import type { MiddlewareHandler } from 'hono'
import { every } from 'hono/combine'
import { secureHeaders } from 'hono/secure-headers'
import type { AppEnv } from './context.ts'
import { isOpenData } from './public-reading.ts'

/** A page of our own may set its own policy; everything else is data. */
const strictest: MiddlewareHandler<AppEnv> = async (c, next) => {
  await next()
  const { headers } = c.res
  if (!headers.has('Content-Security-Policy'))
    headers.set('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'")
  if (!isOpenData(c.req.path) || !headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store')
}

/** HSTS for a year (ASVS 3.4.1); a browser heeds it only over HTTPS, which the proxy in front gives. */
export const headers: MiddlewareHandler<AppEnv> = every(
  secureHeaders({ strictTransportSecurity: 'max-age=31536000; includeSubDomains', referrerPolicy: 'no-referrer' }),
  strictest,
)
