/** The organisation's feed: pull and push, and the keys to check what others wrote. */
import { Hono } from 'hono'
import { Problem } from '../../shared/problem.ts'
import { toBase64url } from '../../shared/protocol/bytes.ts'
import { type KeysAnswer, keysAnswerSchema, keysRequestSchema } from '../../shared/protocol/enrolment.ts'
import {
  type PullAnswer,
  type PushAnswer,
  pullAnswerSchema,
  pullRequestSchema,
  pushAnswerSchema,
  pushRequestSchema,
} from '../../shared/protocol/feed.ts'
import { limits } from '../../shared/protocol/limits.ts'
import { pull } from '../feeds/pull.ts'
import { push } from '../feeds/push.ts'
import { sessionOf } from '../http/access.ts'
import { json } from '../http/bodies.ts'
import { checkProtocol } from '../http/clients.ts'
import type { AppEnv, AppParts } from '../http/context.ts'
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
        const page = await pull(store.db, sessionOf(c).organisationId, cursor, limit)
        const answer: PullAnswer = { ...page, time: time() }
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
    .post(
      '/v1/keys/pull',
      described({
        summary: 'Signing keys of an organisation’s devices',
        answer: keysAnswerSchema,
        problems: ['malformed', 'unknown_organisation'],
      }),
      json(keysRequestSchema),
      async (c) => {
        const { organisation } = c.req.valid('json')
        const known = await store.db
          .selectFrom('org_feed')
          .select('org_id')
          .where('org_id', '=', organisation)
          .executeTakeFirst()
        if (known === undefined) throw new Problem('unknown_organisation')
        const rows = await store.db
          .selectFrom('device')
          .select(['id', 'sign_key', 'revoked_at'])
          .where('org_id', '=', organisation)
          .orderBy('id')
          .execute()
        const answer: KeysAnswer = {
          devices: rows.map(({ id, sign_key, revoked_at }) => ({
            id,
            signKey: toBase64url(sign_key),
            ...(revoked_at === null ? {} : { revokedAt: new Date(revoked_at).toISOString() }),
          })),
        }
        return c.json(answer)
      },
    )
}
