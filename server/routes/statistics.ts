/** The released figures: which tables there are, a table's numbers, and what may leave the network. */
import { type Context, Hono } from 'hono'
import { describeRoute, resolver } from 'hono-openapi'
import { defaultThresholds } from '../../shared/network.ts'
import { Problem } from '../../shared/problem.ts'
import {
  outsideViewSchema,
  statisticsCatalogueSchema,
  statisticsTableSchema,
} from '../../shared/protocol/statistics.ts'
import { dimensions } from '../../shared/statistics/dimensions.ts'
import type { z } from '../../shared/zod.ts'
import { readNetwork } from '../catalogue/network-item.ts'
import { sessionOf } from '../http/access.ts'
import type { AppEnv, AppParts } from '../http/context.ts'
import { readAsked, readOutsideAsked } from '../statistics/api/asked.ts'
import { catalogueOf } from '../statistics/api/catalogue.ts'
import { etagOf, hasCopy } from '../statistics/api/etag.ts'
import { groundKeeper } from '../statistics/api/ground-keeper.ts'
import { readNoter } from '../statistics/api/read-log.ts'
import { readTable } from '../statistics/api/read-table.ts'
import { scopeOf } from '../statistics/api/scope.ts'
import { readLabels } from '../statistics/file/labels.ts'
import { outsideSheet } from '../statistics/file/outside-sheet.ts'
import { tableSheet } from '../statistics/file/table-sheet.ts'
import { written } from '../statistics/file/written.ts'
import { outsideView } from '../statistics/outside/view.ts'
import { problemResponses } from './described.ts'

export function statisticsRoutes(parts: AppParts) {
  const { store, released } = parts
  const note = readNoter(parts)
  const readGround = groundKeeper(store.db)
  const readThresholds = async () => (await readNetwork(store.db))?.thresholds ?? defaultThresholds

  return new Hono<AppEnv>()
    .get(
      '/v1/statistics',
      told('Which tables of figures there are, in words, and what of them was released', statisticsCatalogueSchema),
      async (c) => {
        const catalogue = catalogueOf(await released.releases(), await readThresholds())
        await note(sessionOf(c), 'catalogue', [])
        return answer(c, catalogue, () => written.json(catalogue))
      },
    )
    .get(
      '/v1/statistics/outside',
      told('What may leave the municipality: the final numbers of a year', outsideViewSchema, outsideText),
      async (c) => {
        const { year, format } = readOutsideAsked(c.req.queries())
        if (scopeOf(await readGround(), sessionOf(c)) !== undefined) throw new Problem('outside_area')
        const view = await outsideView(store.db, released, year)
        await note(sessionOf(c), 'outside', [year])
        if (format === 'json') return answer(c, view, () => written.json(view))
        const sheet = outsideSheet(view, await readLabels(store.db, dimensions))
        return answer(c, [format, sheet], () => written[format](sheet, `outside-${year}`))
      },
    )
    .get('/v1/statistics/:table', told('Released numbers of a table', statisticsTableSchema, tableText), async (c) => {
      const { format, ...asked } = readAsked(c.req.param('table'), c.req.queries())
      const ground = await readGround()
      const table = await readTable(released, { ground, scope: scopeOf(ground, sessionOf(c)) }, asked)
      await note(sessionOf(c), asked.table.id, asked.periods)
      if (format === 'json') return answer(c, table, () => written.json(table))
      const labels = await readLabels(store.db, table.dimensions)
      const sheet = tableSheet(asked.table, table, labels, await readThresholds())
      return answer(c, [format, sheet], () => written[format](sheet, asked.table.id))
    })
}

const tableText =
  '`period` (one or several, each released), `format` (`json`, `csv`, `xlsx`) and for each dimension at most one code. Every cell of the product of the categories is there; a hidden one has no value and the code `lt8`, whether it is zero, small, or its base is. Whatever else is asked is refused with `statistics_refused`, whatever there is to be counted; an area of others with `outside_area`.'
const outsideText =
  '`year` and `format` (`json`, `csv`). Rounded to fives, nothing below 10, at most two dimensions, an offer or provider only from 100 families, medians as a class. For those who see the whole network.'

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

type Written = { body: string | Uint8Array<ArrayBuffer>; mediaType: string; fileName?: string }

/** @param content what the answer is made of; the same content is not sent twice */
async function answer(
  c: Context<AppEnv>,
  content: unknown,
  write: () => Written | Promise<Written>,
): Promise<Response> {
  const etag = etagOf(content)
  c.header('ETag', etag)
  if (hasCopy(c.req.header('If-None-Match'), etag)) return c.body(null, 304)
  const { body, mediaType, fileName } = await write()
  if (fileName !== undefined) c.header('Content-Disposition', `attachment; filename="${fileName}"`)
  return c.body(body, 200, { 'Content-Type': mediaType })
}
