/** Changing the catalogue: edits, reports on offers, what was there before. */
import { Hono } from 'hono'
import {
  editsAnswerSchema,
  editsRequestSchema,
  historyAnswerSchema,
  historyRequestSchema,
  reportAnswerSchema,
  reportRequestSchema,
} from '../../shared/protocol/edits.ts'
import { takeEdits } from '../catalogue/edit/edits.ts'
import { historyOf } from '../catalogue/edit/history.ts'
import { takeReports } from '../catalogue/edit/reports.ts'
import { sessionOf } from '../http/access.ts'
import { json } from '../http/bodies.ts'
import type { AppEnv, AppParts } from '../http/context.ts'
import { described } from './described.ts'

export function editRoutes({ store, now }: AppParts) {
  return new Hono<AppEnv>()
    .post(
      '/v1/catalogue/edits',
      described({
        summary: 'Changes the catalogue field by field',
        description:
          'Each edit is judged for itself: `applied`, `conflict` where a field says something else than the editor saw, or `refused` with a code. A repeat under the same id is answered as the first time.',
        answer: editsAnswerSchema,
        problems: ['malformed', 'storage_full', 'unavailable'],
      }),
      json(editsRequestSchema),
      async (c) => c.json({ results: await takeEdits(store, sessionOf(c), c.req.valid('json').edits, now()) }),
    )
    .post(
      '/v1/catalogue/history',
      described({
        summary: 'What a thing of the catalogue said before, for those who may change it',
        answer: historyAnswerSchema,
        problems: ['malformed', 'not_found', 'outside_area', 'unavailable'],
      }),
      json(historyRequestSchema),
      async (c) => {
        const { kind, item } = c.req.valid('json')
        return c.json({ versions: await historyOf(store.db, sessionOf(c), kind, item) })
      },
    )
    .post(
      '/v1/catalogue/reports',
      described({
        summary: 'Says of offers that they are right, wrong, full or ended',
        description:
          'What the provider says of its own offer is `applied` at once; what others say waits in the catalogue until an editor settles it.',
        answer: reportAnswerSchema,
        problems: ['malformed', 'storage_full', 'unavailable'],
      }),
      json(reportRequestSchema),
      async (c) => c.json({ results: await takeReports(store, sessionOf(c), c.req.valid('json').reports, now()) }),
    )
}
