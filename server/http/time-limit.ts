/** Time a request may take; live connections stay. What was started may still commit: a client sends again, idempotently. */
import type { MiddlewareHandler } from 'hono'
import { Problem } from '../../shared/problem.ts'
import type { AppEnv } from './context.ts'

export const requestMs = 30_000

export function limitTime(ms: number): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    if (c.req.path === '/v1/live') return await next()
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Problem('unavailable')), ms)
    })
    try {
      await Promise.race([next(), late])
    } finally {
      clearTimeout(timer)
    }
  }
}
