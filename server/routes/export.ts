/** The catalogue's offers to take away, as a file. */
import { Hono } from 'hono'
import { describeRoute, validator } from 'hono-openapi'
import { type Offer, offerStatuses } from '../../shared/offer.ts'
import { Problem } from '../../shared/problem.ts'
import { exportFormats } from '../../shared/protocol/imports.ts'
import { dayOf } from '../../shared/utc-day.ts'
import { z } from '../../shared/zod.ts'
import { exportCatalogue } from '../catalogue/export/export.ts'
import { sessionOf } from '../http/access.ts'
import type { AppEnv, AppParts } from '../http/context.ts'
import { problemResponses } from './described.ts'

const pathSchema = z.object({ format: z.enum(exportFormats) })
const querySchema = z.strictObject({
  status: z
    .string()
    .regex(/^[a-z]+(,[a-z]+)*$/)
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(offerStatuses)))
    .optional(),
})

export function exportRoutes({ store, now }: AppParts) {
  return new Hono<AppEnv>().get(
    '/v1/export/:format',
    describeRoute({
      summary: 'Offers and organisations as a file',
      description:
        'Formats: `hsds-package`, `hsds-json`, `csv`, `xlsx`, `geojson`. `status` picks states, separated by commas. An offer editor gets what belongs to its own organisation. Protected places come without any address.',
      security: [{ device: [] }],
      responses: {
        200: { description: 'The file', content: { 'application/octet-stream': {} } },
        ...problemResponses(['malformed', 'unauthenticated', 'token_expired', 'device_revoked', 'forbidden']),
      },
    }),
    validator('param', pathSchema, (result) => {
      if (!result.success) throw new Problem('not_found')
    }),
    validator('query', querySchema, (result) => {
      if (!result.success) throw new Problem('malformed', 'status')
    }),
    async (c) => {
      const { role, organisationId } = sessionOf(c)
      const { status } = c.req.valid('query')
      const wanted = {
        ...(role === 'offer_editor' && { organisationId }),
        ...(status !== undefined && { statuses: status as Offer['status'][] }),
      }
      const today = dayOf(now())
      const { format } = c.req.valid('param')
      const { bytes, mediaType, fileName } = await exportCatalogue(store.db, format, wanted, today)
      return c.body(bytes, 200, {
        'Content-Type': mediaType,
        'Content-Disposition': `attachment; filename="${fileName}"`,
      })
    },
  )
}
