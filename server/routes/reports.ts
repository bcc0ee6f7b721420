/** Reports to the steering group: publishing, reading, taking back. */
import { Hono } from 'hono'
import { Problem } from '../../shared/problem.ts'
import { publishedReportSchema, publishRequestSchema, reportListSchema } from '../../shared/report.ts'
import { day, id } from '../../shared/scalars.ts'
import { z } from '../../shared/zod.ts'
import { sessionOf } from '../http/access.ts'
import { json } from '../http/bodies.ts'
import type { AppEnv, AppParts } from '../http/context.ts'
import { publishReport } from '../reports/publish.ts'
import { listReports, readReport, withdrawReport } from '../reports/published.ts'
import { etagOf, hasCopy } from '../statistics/api/etag.ts'
import { readNoter } from '../statistics/api/read-log.ts'
import { described } from './described.ts'

const withdrawnSchema = z.object({ withdrawnOn: day })
const asJson = { 'Content-Type': 'application/json' }

export function reportRoutes(parts: AppParts) {
  const { store, released, now } = parts
  const note = readNoter(parts)
  return new Hono<AppEnv>()
    .get(
      '/v1/reports',
      described({ summary: 'Published reports that the own organisation may read', answer: reportListSchema }),
      async (c) => c.json(await listReports(store.db, sessionOf(c))),
    )
    .post(
      '/v1/reports',
      described({
        summary: 'Publish a report',
        description:
          'Freezes the released tables its figures are made of. The same id publishes once; with another definition it is a `conflict`.',
        answer: publishedReportSchema,
        problems: [
          'malformed',
          'conflict',
          'too_large',
          'statistics_refused',
          'outside_area',
          'release_broken',
          'storage_full',
          'unavailable',
        ],
      }),
      json(publishRequestSchema),
      async (c) => {
        const session = sessionOf(c)
        const wish = c.req.valid('json')
        const text = await publishReport(store, released, session, wish, now())
        await note(session, 'report', [wish.definition.period])
        return c.body(text, 200, asJson)
      },
    )
    .get(
      '/v1/reports/:id',
      described({
        summary: 'A published report as it was frozen, the same bytes for everybody and for ever',
        answer: publishedReportSchema,
        problems: ['not_found', 'unavailable'],
      }),
      async (c) => {
        const session = sessionOf(c)
        const { text, period } = await readReport(store.db, session, idOf(c.req.param('id')))
        await note(session, 'report', [period])
        const etag = etagOf(text)
        c.header('ETag', etag)
        return hasCopy(c.req.header('If-None-Match'), etag) ? c.body(null, 304) : c.body(text, 200, asJson)
      },
    )
    .post(
      '/v1/reports/:id/withdraw',
      described({
        summary: 'Take back a report of the own organisation',
        description: 'It is kept and marked, and no longer shown to anybody. Administrators may take back any.',
        answer: withdrawnSchema,
        problems: ['not_found', 'storage_full', 'unavailable'],
      }),
      async (c) => c.json({ withdrawnOn: await withdrawReport(store, sessionOf(c), idOf(c.req.param('id')), now()) }),
    )
}

/** @throws {Problem} `not_found` for what cannot be an id */
function idOf(text: string): string {
  const read = id.safeParse(text)
  if (!read.success) throw new Problem('not_found')
  return read.data
}
