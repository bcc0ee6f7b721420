/** Invitations that a keeper's device made. */
import { Hono } from 'hono'
import { invitationAnswerSchema, invitationSchema } from '../../shared/protocol/keys.ts'
import { inviteAsKeeper } from '../enrolment/keeper-invitation.ts'
import { sessionOf } from '../http/access.ts'
import { json } from '../http/bodies.ts'
import type { AppEnv, AppParts } from '../http/context.ts'
import { described } from './described.ts'

export function invitationRoutes({ store, now }: AppParts) {
  return new Hono<AppEnv>().post(
    '/v1/invitations',
    described({
      summary: 'Invite a further device of the own organisation; for keepers',
      description:
        'The code is made on the keeper’s device and never sent: only its first half, a hash, and a sealed card.',
      answer: invitationAnswerSchema,
      problems: ['malformed', 'conflict', 'not_admitted', 'not_keeper'],
    }),
    json(invitationSchema),
    async (c) => {
      const expires = await inviteAsKeeper(store, sessionOf(c), c.req.valid('json'), now())
      return c.json({ expiresAt: new Date(expires).toISOString() })
    },
  )
}
