/** For administrators and keepers: what was erased in their organisation's feed, and whether all devices have processed it. */
import { Hono } from 'hono'
import { erasuresAnswerSchema } from '../../shared/protocol/erasures.ts'
import { readErasures } from '../feeds/erasure-proof.ts'
import { sessionOf } from '../http/access.ts'
import type { AppEnv, AppParts } from '../http/context.ts'
import { described } from './described.ts'

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
