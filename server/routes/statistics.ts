/** The released figures: which tables there are, a table's numbers, and what may leave the network. */
import { type Context, Hono } from 'hono'
import { describeRoute, resolver } from 'hono-openapi'
import { defaultThresholds } from '../../shared/network.ts'
import { statisticsCatalogueSchema, statisticsTableSchema } from '../../shared/protocol/statistics.ts'
import type { z } from '../../shared/zod.ts'
import { readGround } from '../catalogue/edit/ground.ts'
import { readNetwork } from '../catalogue/network-item.ts'
import { sessionOf } from '../http/access.ts'
import type { AppEnv, AppParts } from '../http/context.ts'
import { readAsked } from '../statistics/api/asked.ts'
import { catalogueOf } from '../statistics/api/catalogue.ts'
import { etagOf, hasCopy } from '../statistics/api/etag.ts'
import { noteRead } from '../statistics/api/read-log.ts'
import { readTable } from '../statistics/api/read-table.ts'
import { scopeOf } from '../statistics/api/scope.ts'
import { problemResponses } from './described.ts'

export function statisticsRoutes({ store, released, now, log }: AppParts) {
  const note = async (c: Context<AppEnv>, table: string, periods: readonly string[]) => {
    const { organisationId, role } = sessionOf(c)
    if (!(await noteRead(store, { organisationId, role, table, periods }, now())))
      log.warn({ event: 'stat_read_not_noted' })
  }
  return new Hono<AppEnv>()
    .get(
      '/v1/statistics',
      told(
        'Which tables of figures there are, in words, and which periods of them were released',
        statisticsCatalogueSchema,
      ),
      async (c) => {
        const { thresholds = defaultThresholds } = (await readNetwork(store.db)) ?? {}
        const catalogue = catalogueOf(await released.releases(), thresholds)
        await note(c, 'catalogue', [])
        return answer(c, JSON.stringify(catalogue), etagOf(catalogue))
      },
    )
    .get('/v1/statistics/:table', told('Released numbers of a table', statisticsTableSchema, tableText), async (c) => {
      const { format: _format, ...asked } = readAsked(c.req.param('table'), c.req.queries())
      const ground = await readGround(store.db)
      const scope = scopeOf(ground, sessionOf(c))
      const table = await readTable(released, { ground, scope }, asked)
      await note(c, asked.table.id, asked.periods)
      return answer(c, JSON.stringify(table), etagOf(table))
    })
}

const tableText =
  '`period` (one or several, each released), `format` (`json`, `csv`, `xlsx`) and for each dimension at most one code. Every cell of the product of the categories is there; a hidden one has no value and the code `lt8`, whether it is zero, small, or its base is. Whatever else is asked is refused with `statistics_refused`, whatever there is to be counted; an area of others with `outside_area`.'

function told(summary: string, schema: z.ZodType, description?: string) {
  return describeRoute({
    summary,
    ...(description !== undefined && { description }),
    security: [{ device: [] }],
    responses: {
      200: { description: 'Done', content: { 'application/json': { schema: resolver(schema) } } },
      304: { description: 'The copy the client has is the present one' },
      ...problemResponses([
        'statistics_refused',
        'unauthenticated',
        'token_expired',
        'device_revoked',
        'forbidden',
        'outside_area',
        'too_many_requests',
        'release_broken',
        'unavailable',
      ]),
    },
  })
}

function answer(c: Context<AppEnv>, text: string, etag: string): Response {
  c.header('ETag', etag)
  if (hasCopy(c.req.header('If-None-Match'), etag)) return c.body(null, 304)
  return c.body(text, 200, { 'Content-Type': 'application/json' })
}
