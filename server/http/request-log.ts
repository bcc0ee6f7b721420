/**
 * One line a request, made of these fields alone: no query, no body, no token, no address. A device
 * appears under a pseudonym whose key is drawn anew each day and kept in memory only.
 */
import { createHmac, randomBytes, randomUUID } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import { dayMs } from '../../shared/utc-day.ts'
import type { AppEnv, AppParts } from './context.ts'

export function logRequests({ log, now }: AppParts): MiddlewareHandler<AppEnv> {
  const pseudonym = dailyPseudonym(now)
  return async (c, next) => {
    const requestId = randomUUID()
    c.set('requestId', requestId)
    c.header('X-Request-Id', requestId)
    const started = performance.now()
    await next()
    const session = c.get('session')
    log.info({
      requestId,
      route: c.get('route') ?? 'none',
      status: c.res.status,
      ms: Math.round(performance.now() - started),
      bytes: Number(c.req.header('Content-Length') ?? 0),
      ...(session === undefined ? {} : { device: pseudonym(session.deviceId), organisation: session.organisationId }),
      ...(c.get('error') === undefined ? {} : { error: c.get('error') }),
    })
  }
}

function dailyPseudonym(now: () => number): (deviceId: string) => string {
  let day = -1
  let key = randomBytes(32)
  return (deviceId) => {
    const today = Math.floor(now() / dayMs)
    if (today !== day) key = randomBytes(32)
    day = today
    return createHmac('sha256', key).update(deviceId).digest('hex').slice(0, 12)
  }
}
