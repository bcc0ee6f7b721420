/** Keys: the directory of all organisations' key logs, what a device adds to its own, and its keyring. */
import { Hono } from 'hono'
import {
  goOnAnswerSchema,
  goOnSchema,
  type KeysAnswer,
  keysAnswerSchema,
  keysPushAnswerSchema,
  keysPushSchema,
  keysRequestSchema,
  recoverAnswerSchema,
  recoverRequestSchema,
  ringAnswerSchema,
} from '../../shared/protocol/keys.ts'
import { recover } from '../enrolment/recover.ts'
import { sessionOf } from '../http/access.ts'
import { json } from '../http/bodies.ts'
import type { AppEnv, AppParts } from '../http/context.ts'
import { onRecovery } from '../http/rates.ts'
import { pullKeys } from '../keys/directory.ts'
import { pushKeys } from '../keys/push.ts'
import { awaitedDevices, goOnWithout, returningFor } from '../keys/returning.ts'
import { ringOf } from '../keys/rings.ts'
import { described } from './described.ts'

export function keyRoutes(parts: AppParts) {
  const { store, now } = parts
  return new Hono<AppEnv>()
    .post(
      '/v1/keys/pull',
      described({
        summary: 'Signed key statements of all organisations, in the order in which the server took them',
        description:
          '`n` grows, with gaps. A log that does not continue the one a device holds is to be distrusted, not followed.',
        answer: keysAnswerSchema,
        problems: ['malformed'],
      }),
      json(keysRequestSchema),
      async (c) => {
        const session = sessionOf(c)
        const returning = session.role === 'professional' ? await returningFor(store.db, session, now()) : {}
        const answer: KeysAnswer = { ...(await pullKeys(store.db, c.req.valid('json').after)), ...returning }
        return c.json(answer)
      },
    )
    .post(
      '/v1/keys/push',
      described({
        summary: 'Statements that continue the own organisation’s key log, and its keyring wrapped anew',
        description:
          'All or nothing. What is there already is passed over. Rings and the recovery sheet are a keeper’s. ' +
          'A device that waits may push what admits it: the first of its organisation, or one that holds the root.',
        answer: keysPushAnswerSchema,
        problems: ['malformed', 'forged', 'unknown_device', 'conflict', 'not_admitted', 'not_keeper', 'keys_returning'],
      }),
      json(keysPushSchema),
      async (c) => c.json({ head: await pushKeys(store, sessionOf(c), c.req.valid('json'), now()) }),
    )
    .post(
      '/v1/keys/go-on',
      described({
        summary: 'After a restored backup: do not wait for these devices of the own organisation; for keepers',
        description:
          'Until every device has said what it knows of the key log, nothing new is taken (`keys_returning`). ' +
          'Should one of these know more than the server, it will take what is said next for an attack.',
        answer: goOnAnswerSchema,
        problems: ['malformed', 'not_admitted', 'not_keeper'],
      }),
      json(goOnSchema),
      async (c) => {
        const { organisationId, deviceId: actor } = sessionOf(c)
        await goOnWithout(store, { organisationId, actor, without: c.req.valid('json').without }, now())
        return c.json({ awaited: (await awaitedDevices(store.db, organisationId, now())).length })
      },
    )
    .get(
      '/v1/keys/ring',
      described({
        summary: 'The keyring, wrapped for this device by a keeper',
        description: 'An age file in base64url to the device’s agreement key; null while no keeper has made it.',
        answer: ringAnswerSchema,
      }),
      async (c) => c.json({ wrap: await ringOf(store.db, sessionOf(c).deviceId) }),
    )
    .post(
      '/v1/recover',
      described({
        summary: 'Begin again with the organisation’s recovery sheet',
        description:
          'Answers like an enrolment, with the keyring wrapped for the sheet. An unknown sheet and a wrong proof are ' +
          'told alike. Ten wrong tries in an hour pause a sheet for an hour; it is never burnt.',
        answer: recoverAnswerSchema,
        problems: ['malformed', 'sheet_invalid', 'device_revoked', 'too_many_requests'],
        open: true,
      }),
      onRecovery(parts),
      json(recoverRequestSchema),
      async (c) => c.json(await recover(store, c.req.valid('json'), now())),
    )
}
