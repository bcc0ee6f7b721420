/** The API described: `/openapi.json` for programs, `/docs` for people; made from the routes themselves. */
import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import { describeRoute, generateSpecs } from 'hono-openapi'
import type { AppEnv } from '../http/context.ts'
import { apiPage, apiPageStyle } from './api-page.ts'

const documentation = {
  info: {
    title: 'Kettenglied sync server',
    version: '1',
    description:
      'The protocol between the extension and its server. Facts travel as signed events in feeds; problems are RFC 9457 documents with a code in `error`.',
  },
  components: { securitySchemes: { device: { type: 'http' as const, scheme: 'bearer' } } },
}

/** @param api the app whose routes are described; asked for when the first reader comes. */
export function apiDocumentRoutes(api: () => Hono<AppEnv>) {
  let kept: ReturnType<typeof generateSpecs> | undefined
  const specs = () => {
    kept ??= generateSpecs(api(), { documentation, excludeStaticFile: false })
    return kept
  }
  const styleHash = createHash('sha256').update(apiPageStyle).digest('base64')
  return new Hono<AppEnv>()
    .get('/openapi.json', describeRoute({ hide: true }), async (c) => c.json(await specs()))
    .get('/docs', describeRoute({ hide: true }), async (c) => {
      c.header(
        'Content-Security-Policy',
        `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
      )
      return c.html(apiPage(await specs()))
    })
}
