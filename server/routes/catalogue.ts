/** The catalogue: what changed since a cursor, and the whole of it at once. */
import { Hono } from 'hono'
import { describeRoute, resolver } from 'hono-openapi'
import {
  cataloguePullAnswerSchema,
  cataloguePullRequestSchema,
  catalogueSnapshotSchema,
  snapshotCursorHeader,
} from '../../shared/protocol/catalogue.ts'
import { pullCatalogue } from '../catalogue/pull.ts'
import { snapshotKeeper } from '../catalogue/snapshot.ts'
import { json } from '../http/bodies.ts'
import type { AppEnv, AppParts } from '../http/context.ts'
import { described, problemResponses } from './described.ts'

export function catalogueRoutes({ store }: AppParts) {
  const snapshot = snapshotKeeper(store.db)
  return new Hono<AppEnv>()
    .post(
      '/v1/catalogue/pull',
      described({
        summary: 'What changed in the catalogue since a cursor',
        answer: cataloguePullAnswerSchema,
        problems: ['malformed', 'feed_reset', 'unavailable'],
      }),
      json(cataloguePullRequestSchema),
      async (c) => {
        const { cursor, limit } = c.req.valid('json')
        return c.json(await pullCatalogue(store.db, cursor, limit))
      },
    )
    .get(
      '/v1/catalogue/snapshot',
      describeRoute({
        summary: 'The whole catalogue, compressed, for the first sync',
        description: `Header \`${snapshotCursorHeader}\` carries the cursor to go on from; \`If-None-Match\` is answered with 304.`,
        security: [{ device: [] }],
        responses: {
          200: {
            description: 'gzip',
            content: { 'application/json': { schema: resolver(catalogueSnapshotSchema) } },
          },
          304: { description: 'The copy the client has is the present one' },
          ...problemResponses(['unauthenticated', 'token_expired', 'device_revoked', 'unavailable']),
        },
      }),
      async (c) => {
        const { body, etag, asOf } = await snapshot()
        c.header('ETag', etag)
        c.header(snapshotCursorHeader, asOf)
        if (c.req.header('If-None-Match') === etag) return c.body(null, 304)
        c.header('Content-Encoding', 'gzip')
        c.header('Content-Type', 'application/json; charset=utf-8')
        return c.body(body)
      },
    )
}
