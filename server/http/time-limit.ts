/** Time a request may take; live connections stay. What was started may still commit: a client sends again, idempotently. */
import type { MiddlewareHandler } from 'hono'
import { Problem } from '../../shared/problem.ts'
import type { AppEnv } from './context.ts'
import { isUpload } from './uploads.ts'

export const requestMs = 30_000
/** A list of the largest size over an office's slow line. */
export const uploadMs = 300_000

/** @param ms for an answer; an upload has `uploadMs` at least. @throws {Problem} unavailable when they are over */
export function limitTime(ms: number): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    if (c.req.path === '/v1/live') return await next()
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<never>((_resolve, reject) => {
      const allowed = isUpload(c.req.method, c.req.path) ? Math.max(ms, uploadMs) : ms
      timer = setTimeout(() => reject(new Problem('unavailable')), allowed)
    })
    try {
      await Promise.race([next(), late])
    } finally {
      clearTimeout(timer)
    }
  }
}
