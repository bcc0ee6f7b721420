/** Whether the process lives, and whether it can serve. No versions, no counts. */
import { Hono } from 'hono'
import { Problem } from '../../shared/problem.ts'
import { z } from '../../shared/zod.ts'
import type { AppEnv, AppParts } from '../http/context.ts'
import { described } from './described.ts'

const answerSchema = z.object({ status: z.literal('ok') })
/** Below this a full disk is near enough to be taken out of service before it happens. */
const leastFreeBytes = 64 * 1024 * 1024

export function healthRoutes({ store, ready }: AppParts) {
  return new Hono<AppEnv>()
    .get('/livez', described({ summary: 'The process answers', answer: answerSchema, open: true }), (c) =>
      c.json({ status: 'ok' as const }),
    )
    .get(
      '/readyz',
      described({
        summary: 'Database reached, disk not full, not stopping',
        answer: answerSchema,
        problems: ['unavailable', 'storage_full'],
        open: true,
      }),
      async (c) => {
        if (!ready()) throw new Problem('unavailable')
        await store.db.selectFrom('network').select('id').executeTakeFirstOrThrow()
        const free = store.freeBytes()
        if (free !== undefined && free < leastFreeBytes) throw new Problem('storage_full')
        return c.json({ status: 'ok' as const })
      },
    )
}
