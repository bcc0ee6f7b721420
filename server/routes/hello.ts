/** `GET /v1/hello`: what a client must know before it speaks. */
import { Hono } from 'hono'
import { type Hello, helloSchema } from '../../shared/protocol/hello.ts'
import { limits, payloadVersion, protocolVersion } from '../../shared/protocol/limits.ts'
import { minClient } from '../http/clients.ts'
import type { AppEnv, AppParts } from '../http/context.ts'
import { described } from './described.ts'

export function helloRoutes({ store, now }: AppParts) {
  return new Hono<AppEnv>().get(
    '/v1/hello',
    described({ summary: 'Versions, limits and identity of this server', answer: helloSchema, open: true }),
    async (c) => {
      const network = await store.db.selectFrom('network').selectAll().executeTakeFirstOrThrow()
      const { pushEvents, pushBytes, pullEvents, pullBytes, eventBytes } = limits
      const hello: Hello = {
        product: 'kettenglied',
        proto: { min: protocolVersion, max: protocolVersion },
        payload: { min: payloadVersion, max: payloadVersion },
        minClient,
        limits: { pushEvents, pushBytes, pullEvents, pullBytes, eventBytes },
        instance: network.instance,
        network: network.name,
        time: new Date(now()).toISOString(),
      }
      return c.json(hello)
    },
  )
}
