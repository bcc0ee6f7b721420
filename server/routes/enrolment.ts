/** Redeeming an invitation, and keeping the tokens fresh. */
import { Hono } from 'hono'
import {
  enrolAnswerSchema,
  enrolRequestSchema,
  refreshRequestSchema,
  tokensSchema,
} from '../../shared/protocol/enrolment.ts'
import { enrol } from '../enrolment/enrol.ts'
import { refresh } from '../enrolment/refresh.ts'
import { json } from '../http/bodies.ts'
import type { AppEnv, AppParts } from '../http/context.ts'
import { onEnrolment } from '../http/rates.ts'
import { described } from './described.ts'

export function enrolmentRoutes(parts: AppParts) {
  const { store, now } = parts
  return new Hono<AppEnv>()
    .post(
      '/v1/enrol',
      described({
        summary: 'Redeem an invitation code for a device',
        description: 'Only HKDF(secret, "auth") is sent, never the secret. The same device may repeat for ten minutes.',
        answer: enrolAnswerSchema,
        problems: [
          'malformed',
          'invitation_invalid',
          'invitation_spent',
          'invitation_expired',
          'device_revoked',
          'too_many_requests',
        ],
        open: true,
      }),
      onEnrolment(parts),
      json(enrolRequestSchema),
      async (c) => c.json(await enrol(store, c.req.valid('json'), now())),
    )
    .post(
      '/v1/auth/refresh',
      described({
        summary: 'Exchange a refresh token for a new pair',
        answer: tokensSchema,
        problems: ['unauthenticated', 'token_expired', 'token_reused', 'device_revoked'],
        open: true,
      }),
      json(refreshRequestSchema),
      async (c) => c.json(await refresh(store, c.req.valid('json').refresh, now())),
    )
}
