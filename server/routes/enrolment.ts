/** Redeeming an invitation, keeping the tokens fresh, and getting new ones by the device's own key. */
import { Hono } from 'hono'
import {
  enrolAnswerSchema,
  enrolRequestSchema,
  refreshRequestSchema,
  tokensSchema,
} from '../../shared/protocol/enrolment.ts'
import { challengeAnswerSchema, challengeRequestSchema, renewalRequestSchema } from '../../shared/protocol/renewal.ts'
import { newChallenge } from '../enrolment/challenge.ts'
import { enrol } from '../enrolment/enrol.ts'
import { refresh } from '../enrolment/refresh.ts'
import { renew } from '../enrolment/renew.ts'
import { json } from '../http/bodies.ts'
import type { AppEnv, AppParts } from '../http/context.ts'
import { onEnrolment, onRenewal } from '../http/rates.ts'
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
    .post(
      '/v1/auth/challenge',
      described({
        summary: 'Ask for a challenge to renew with',
        description: 'Good for two minutes. Any id gets one, known or not.',
        answer: challengeAnswerSchema,
        problems: ['malformed', 'too_many_requests'],
        open: true,
      }),
      json(challengeRequestSchema),
      async (c) => c.json({ challenge: await newChallenge(store.db, c.req.valid('json').device, now()) }),
    )
    .post(
      '/v1/auth/renew',
      described({
        summary: 'New tokens for a device that proves itself with its Ed25519 key',
        description:
          'For tokens the server does not know, as after a restored backup. ' +
          'Signed is "device-renewal-v1\\0" + instance + "\\0" + challenge. All other tokens of the device end.',
        answer: tokensSchema,
        problems: ['malformed', 'unauthenticated', 'token_reused', 'device_revoked', 'too_many_requests'],
        open: true,
      }),
      onRenewal(parts),
      json(renewalRequestSchema),
      async (c) => c.json(await renew(store, c.req.valid('json'), now())),
    )
}
