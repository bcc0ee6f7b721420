/** An administrator's list of the own organisation's devices, and revoking one. */
import { Hono } from 'hono'
import { Problem } from '../../shared/problem.ts'
import { roleSchema } from '../../shared/protocol/payload.ts'
import { day, id, instant } from '../../shared/scalars.ts'
import { z } from '../../shared/zod.ts'
import { revokeDevice } from '../enrolment/revoke.ts'
import { sessionOf } from '../http/access.ts'
import type { AppEnv, AppParts } from '../http/context.ts'
import { described } from './described.ts'

const devicesAnswerSchema = z.object({
  devices: z.array(
    z.object({
      id,
      role: roleSchema,
      client: z.string(),
      enrolledAt: instant,
      /** Day on which the device last renewed its tokens. */
      seenOn: day,
      revokedAt: instant.optional(),
    }),
  ),
})
type DevicesAnswer = z.infer<typeof devicesAnswerSchema>

const revokeAnswerSchema = z.object({ revokedAt: instant })

const iso = (ms: number) => new Date(ms).toISOString()

export function deviceRoutes({ store, now }: AppParts) {
  return new Hono<AppEnv>()
    .get(
      '/v1/devices',
      described({ summary: 'Devices of the own organisation', answer: devicesAnswerSchema }),
      async (c) => {
        const rows = await store.db
          .selectFrom('device')
          .selectAll()
          .where('org_id', '=', sessionOf(c).organisationId)
          .orderBy('enrolled_at')
          .execute()
        const answer: DevicesAnswer = {
          devices: rows.map((row) => ({
            id: row.id,
            role: row.role,
            client: row.client,
            enrolledAt: iso(row.enrolled_at),
            seenOn: row.seen_on,
            ...(row.revoked_at === null ? {} : { revokedAt: iso(row.revoked_at) }),
          })),
        }
        return c.json(answer)
      },
    )
    .post(
      '/v1/devices/:id/revoke',
      described({
        summary: 'Revoke a device of the own organisation, at once',
        answer: revokeAnswerSchema,
        problems: ['not_found'],
      }),
      async (c) => {
        const { organisationId, deviceId: actor } = sessionOf(c)
        const revokedAt = await revokeDevice(store, { device: c.req.param('id'), actor, organisationId }, now())
        if (revokedAt === undefined) throw new Problem('not_found')
        return c.json({ revokedAt: iso(revokedAt) })
      },
    )
}
