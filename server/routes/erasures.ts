/** For administrators: what was erased in their organisation's feed, and whether all devices have processed it. */
import { Hono } from 'hono'
import { eraseReasons } from '../../shared/protocol/feed.ts'
import { id, instant } from '../../shared/scalars.ts'
import { z } from '../../shared/zod.ts'
import { readErasures } from '../feeds/erasure-proof.ts'
import { sessionOf } from '../http/access.ts'
import type { AppEnv, AppParts } from '../http/context.ts'
import { described } from './described.ts'

const count = z.number().int().min(0)
const erasuresAnswerSchema = z.object({
  erasures: z.array(
    z.object({
      id,
      at: instant,
      why: z.enum(eraseReasons),
      events: count,
      /** Devices in use of the organisations concerned. */
      devices: count,
      /** How many of them have read past the erasure. */
      processed: count,
    }),
  ),
})

export function erasureRoutes({ store, now }: AppParts) {
  return new Hono<AppEnv>().get(
    '/v1/erasures',
    described({
      summary: 'Erasures of the last 24 months, and how many devices have processed each',
      answer: erasuresAnswerSchema,
    }),
    async (c) => c.json({ erasures: await readErasures(store.db, now(), sessionOf(c).organisationId) }),
  )
}
