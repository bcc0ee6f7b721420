/** Imports for coordinators and administrators: an import belongs to the network, whoever began it. */
import type { Context } from 'hono'
import { Hono } from 'hono'
import { describeRoute, resolver, validator } from 'hono-openapi'
import { Problem } from '../../shared/problem.ts'
import { importMappingSchema } from '../../shared/protocol/import-mapping.ts'
import {
  importAddressSchema,
  importDecisionsSchema,
  importLimits,
  importRowsAnswerSchema,
  importRowsPerPage,
  importSchema,
  importsAnswerSchema,
  rowOutcomes,
} from '../../shared/protocol/imports.ts'
import { z } from '../../shared/zod.ts'
import {
  applyImport,
  confirmMapping,
  decideRows,
  readRows,
  retryImport,
  showImport,
  stopImport,
} from '../catalogue/import/job/acts.ts'
import { type By, createJob, listJobs, shownJob } from '../catalogue/import/job/job.ts'
import { sessionOf } from '../http/access.ts'
import { json } from '../http/bodies.ts'
import type { AppEnv, AppParts } from '../http/context.ts'
import { described, problemResponses } from './described.ts'

const rowsAskedSchema = z.object({
  outcome: z.enum(rowOutcomes).optional(),
  after: z.coerce.number().int().min(0).optional(),
  limit: z.coerce.number().int().min(1).max(importRowsPerPage).optional(),
})

const one = (summary: string, problems: Parameters<typeof described>[0]['problems'] = []) =>
  described({ summary, answer: importSchema, problems: ['not_found', 'import_state', 'unavailable', ...problems] })

export function importRoutes({ store, now, imports }: AppParts) {
  const by = (c: Context<AppEnv>): By => {
    const { role, organisationId, deviceId } = sessionOf(c)
    return { asker: { role, organisationId }, actor: deviceId }
  }
  return new Hono<AppEnv>()
    .post(
      '/v1/imports',
      describeRoute({
        summary: 'Begin an import of a file: CSV, Excel, HSDS, GeoJSON',
        description: `The body is the file as it is, at most ${importLimits.bytes} bytes; \`name\` is what it is called.`,
        security: [{ device: [] }],
        requestBody: { content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } },
        responses: {
          200: { description: 'Done', content: { 'application/json': { schema: resolver(importSchema) } } },
          ...problemResponses([
            'file_too_large',
            'file_unknown',
            'import_busy',
            'unsupported_media',
            'unauthenticated',
            'token_expired',
            'device_revoked',
            'forbidden',
            'too_many_requests',
            'storage_full',
            'unavailable',
          ]),
        },
      }),
      async (c) => {
        const bytes = new Uint8Array(await c.req.arrayBuffer())
        if (bytes.length === 0) throw new Problem('file_unknown', 'empty')
        const name = c.req.query('name') ?? ''
        const id = await createJob(store, { name, bytes, by: by(c), now: now() })
        imports.wake()
        return c.json(await showImport(store, id))
      },
    )
    .post(
      '/v1/imports/address',
      one('Begin an import from the address of an HSDS or ORUK API', ['malformed', 'import_busy']),
      json(importAddressSchema),
      async (c) => {
        const { address } = c.req.valid('json')
        const id = await createJob(store, { name: address, address, by: by(c), now: now() })
        imports.wake()
        return c.json(await showImport(store, id))
      },
    )
    .get(
      '/v1/imports',
      described({ summary: 'Imports of the network, newest first', answer: importsAnswerSchema }),
      async (c) => c.json({ imports: (await listJobs(store.db)).map(shownJob) }),
    )
    .get('/v1/imports/:id', one('An import as it stands, with its progress'), async (c) =>
      c.json(await showImport(store, c.req.param('id'))),
    )
    .post(
      '/v1/imports/:id/mapping',
      one('Confirm what the columns mean; the rows are checked under it', ['malformed']),
      json(importMappingSchema),
      async (c) => {
        const shown = await confirmMapping(store, c.req.param('id'), c.req.valid('json'), by(c))
        imports.wake()
        return c.json(shown)
      },
    )
    .get(
      '/v1/imports/:id/rows',
      described({
        summary: 'Rows of an import, page by page',
        answer: importRowsAnswerSchema,
        problems: ['not_found', 'malformed'],
      }),
      validator('query', rowsAskedSchema, (result) => {
        if (!result.success) throw new Problem('malformed')
      }),
      async (c) => {
        const { outcome, after, limit } = c.req.valid('query')
        const asked = {
          ...(outcome !== undefined && { outcome }),
          ...(after !== undefined && { after }),
          ...(limit !== undefined && { limit }),
        }
        return c.json(await readRows(store, c.req.param('id'), asked))
      },
    )
    .post(
      '/v1/imports/:id/decisions',
      one('Decide on rows, one by one or a whole outcome', ['malformed']),
      json(importDecisionsSchema),
      async (c) => c.json(await decideRows(store, c.req.param('id'), c.req.valid('json'))),
    )
    .post('/v1/imports/:id/apply', one('Write what was planned, in one transaction'), async (c) => {
      const shown = await applyImport(store, c.req.param('id'), by(c))
      imports.wake()
      return c.json(shown)
    })
    .post(
      '/v1/imports/:id/stop',
      one('Stop an import; until it is applied nothing of the catalogue was written'),
      async (c) => c.json(await stopImport(store, imports, c.req.param('id'))),
    )
    .post('/v1/imports/:id/retry', one('Try an import again that failed or was stopped'), async (c) => {
      const shown = await retryImport(store, c.req.param('id'), by(c))
      imports.wake()
      return c.json(shown)
    })
    .post('/v1/imports/:id/undo', one('Take a whole import back; what was changed since stays'), async (c) => {
      const id = c.req.param('id')
      await imports.undo(id, by(c))
      return c.json(await showImport(store, id))
    })
}
