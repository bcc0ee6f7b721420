/** The own organisation's devices for administrators and keepers, and revoking one. */
import { Hono } from 'hono'
import { Problem } from '../../shared/problem.ts'
import { toBase64url } from '../../shared/protocol/bytes.ts'
import { type DevicesAnswer, devicesAnswerSchema } from '../../shared/protocol/keys.ts'
import { instant } from '../../shared/scalars.ts'
import { z } from '../../shared/zod.ts'
import { revokeDevice } from '../enrolment/revoke.ts'
import { sessionOf } from '../http/access.ts'
import type { AppEnv, AppParts } from '../http/context.ts'
import { awaitedDevices } from '../keys/returning.ts'
import { described } from './described.ts'

const revokeAnswerSchema = z.object({ revokedAt: instant })

const iso = (ms: number) => new Date(ms).toISOString()

export function deviceRoutes({ store, now }: AppParts) {
  return new Hono<AppEnv>()
    .get(
      '/v1/devices',
      described({
        summary: 'Devices of the own organisation, also those that wait to be admitted',
        description: 'With `mac` a keeper who made the invitation checks that the keys are those of the code’s holder.',
        answer: devicesAnswerSchema,
        problems: ['not_admitted', 'not_keeper'],
      }),
      async (c) => {
        const { organisationId } = sessionOf(c)
        const awaited = await awaitedDevices(store.db, organisationId, now())
        const rows = await store.db
          .selectFrom('device')
          .selectAll()
          .where('org_id', '=', organisationId)
          .orderBy('enrolled_at')
          .execute()
        const answer: DevicesAnswer = {
          devices: rows.map((row) => ({
            id: row.id,
            role: row.role,
            client: row.client,
            signKey: toBase64url(row.sign_key),
            agreeKey: toBase64url(row.agree_key),
            enrolledAt: iso(row.enrolled_at),
            seenOn: row.seen_on,
            admitted: row.admitted_at !== null,
            keeper: row.keeper === 1,
            ...(row.revoked_at === null ? {} : { revokedAt: iso(row.revoked_at) }),
            ...(awaited.includes(row.id) ? { awaited: true as const } : {}),
            ...(row.invitation_id === null ? {} : { invitation: row.invitation_id }),
            ...(row.mac === null ? {} : { mac: toBase64url(row.mac) }),
            ...(row.former_id === null || row.former_proof === null
              ? {}
              : { former: { device: row.former_id, proof: row.former_proof } }),
          })),
        }
        return c.json(answer)
      },
    )
    .post(
      '/v1/devices/:id/revoke',
      described({
        summary: 'Revoke a device of the own organisation, at once',
        description: 'The server refuses it from now on; a keeper then says so in the key log, for everybody else.',
        answer: revokeAnswerSchema,
        problems: ['not_found', 'not_admitted', 'not_keeper'],
      }),
      async (c) => {
        const { organisationId, deviceId: actor } = sessionOf(c)
        const revokedAt = await revokeDevice(store, { device: c.req.param('id'), actor, organisationId }, now())
        if (revokedAt === undefined) throw new Problem('not_found')
        return c.json({ revokedAt: iso(revokedAt) })
      },
    )
}
