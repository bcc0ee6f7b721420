/** `GET /v1/live`: server-sent events that say how far feed and catalogue are. Nothing else is ever sent here. */
import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import { describeRoute, resolver } from 'hono-openapi'
import { type LiveHead, liveHeadSchema } from '../../shared/protocol/feed.ts'
import { sessionOf } from '../http/access.ts'
import type { AppEnv, AppParts } from '../http/context.ts'
import { problemResponses } from './described.ts'

/** Below the idle time of usual proxies. */
const heartbeatMs = 20_000

export function liveRoutes({ live, now }: AppParts) {
  return new Hono<AppEnv>().get(
    '/v1/live',
    describeRoute({
      summary: 'How far feed and catalogue are, as server-sent events',
      description: 'Event `head` on connection and after each change; ends with the access token.',
      security: [{ device: [] }],
      responses: {
        200: { description: 'Events', content: { 'text/event-stream': { schema: resolver(liveHeadSchema) } } },
        ...problemResponses(['unauthenticated', 'token_expired', 'device_revoked']),
      },
    }),
    (c) => {
      const { organisationId, deviceId, until } = sessionOf(c)
      // Told to proxies that would else hold small messages back.
      c.header('X-Accel-Buffering', 'no')
      return streamSSE(c, async (stream) => {
        const tell = (head: LiveHead) => void stream.writeSSE({ event: 'head', data: JSON.stringify(head) })
        const ended = Promise.withResolvers<void>()
        const leave = live.join({ organisationId, deviceId, head: tell, end: ended.resolve })
        const beat = setInterval(() => void stream.write(': still here\n\n'), heartbeatMs)
        const expiry = setTimeout(ended.resolve, Math.max(0, until - now()))
        stream.onAbort(ended.resolve)
        try {
          await ended.promise
        } finally {
          leave()
          clearInterval(beat)
          clearTimeout(expiry)
        }
      })
    },
  )
}
