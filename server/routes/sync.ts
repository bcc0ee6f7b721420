/** The organisation's feed: pull and push. */
import { Hono } from 'hono'
import { Problem } from '../../shared/problem.ts'
import {
  type PullAnswer,
  type PushAnswer,
  pullAnswerSchema,
  pullRequestSchema,
  pushAnswerSchema,
  pushRequestSchema,
} from '../../shared/protocol/feed.ts'
import { limits } from '../../shared/protocol/limits.ts'
import { markRead } from '../feeds/marks.ts'
import { pull } from '../feeds/pull.ts'
import { push } from '../feeds/push.ts'
import { sessionOf } from '../http/access.ts'
import { json } from '../http/bodies.ts'
import { checkProtocol } from '../http/clients.ts'
import type { AppEnv, AppParts } from '../http/context.ts'
import { keyNews } from '../keys/directory.ts'
import { described } from './described.ts'

export function syncRoutes({ store, now }: AppParts) {
  const time = () => new Date(now()).toISOString()
  return new Hono<AppEnv>()
    .post(
      '/v1/sync/pull',
      described({
        summary: 'The next page of the own organisation’s feed',
        description: 'Positions are consecutive; `next` is the cursor to go on from.',
        answer: pullAnswerSchema,
        problems: ['malformed', 'feed_reset', 'upgrade_required', 'unavailable'],
      }),
      json(pullRequestSchema),
      async (c) => {
        const { cursor, limit, proto } = c.req.valid('json')
        checkProtocol(proto)
        const session = sessionOf(c)
        // First the keys, then what was written with them.
        const news = await keyNews(store.db, session, now())
        const page = await pull(store.db, session.organisationId, cursor, limit)
        await markRead(store, session.deviceId, cursor, now())
        const answer: PullAnswer = { ...page, ...news, time: time() }
        return c.json(answer)
      },
    )
    .post(
      '/v1/sync/push',
      described({
        summary: 'Store events; one result each, in the order sent',
        description: 'Idempotent by id and content: sending again is always safe.',
        answer: pushAnswerSchema,
        problems: ['malformed', 'too_large', 'storage_full', 'unavailable'],
      }),
      json(pushRequestSchema),
      async (c) => {
        const { events } = c.req.valid('json')
        const bytes = events.reduce((sum, { p }) => sum + Buffer.byteLength(p), 0)
        if (bytes > limits.pushBytes) throw new Problem('too_large')
        const answer: PushAnswer = { results: await push(store, sessionOf(c), events, now()), time: time() }
        return c.json(answer)
      },
    )
}
