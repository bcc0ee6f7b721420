/** A keeper invites another device: the code is made here, and the server never learns its secret half. */
import type { OwnRole } from '../../shared/codes/role.ts'
import { toBase64url } from '../../shared/protocol/bytes.ts'
import { writeInvitationCode } from '../../shared/protocol/invitation-code.ts'
import { type Invitation, invitationAnswerSchema } from '../../shared/protocol/keys.ts'
import { dayMs } from '../../shared/utc-day.ts'
import { invitationAuthHash, newInvitation, sealCard } from '../crypto/invitation.ts'
import { dropInvitation, heldInvitations, holdInvitation } from '../keys/invitations.ts'
import { type Device, thisDevice } from '../store/device.ts'
import { pullDirectory } from './key-directory.ts'
import { keepersKeyring } from './own-ring.ts'
import { askAs } from './session.ts'
import { takesPart } from './takes-part.ts'
import { admittedSession } from './write-log.ts'

/**
 * A code to be typed on the new device.
 * @param immediate puts the keyring into it: the new device is a keeper at once, and code and database open everything
 * @throws {Problem} `not_keeper`, `locked`, `offline` …
 */
export async function makeInvitation(
  { role, immediate }: { role: OwnRole; immediate: boolean },
  device: Device = thisDevice,
): Promise<{ code: string; expiresAt: string }> {
  const session = await admittedSession(device)
  // A card with a root that another keeper changed meanwhile would let nobody in at once.
  await pullDirectory(session)
  const { log, keyring } = await keepersKeyring(session)
  const { id, secret } = newInvitation()
  const { organisationId: org, server } = session.enrolment
  const keys = immediate && takesPart({ role }) ? { keyring } : {}
  const body: Invitation = {
    id,
    authHash: invitationAuthHash(secret),
    role,
    card: await sealCard(secret, id, { org, root: log.root, role, server, ...keys }),
  }
  const { expiresAt } = await askAs(session, { method: 'POST', path: '/v1/invitations', body }, invitationAnswerSchema)
  await forgetExpired(Date.parse(expiresAt), device)
  await holdInvitation({ id, secret: toBase64url(secret), role, immediate, expiresAt }, device)
  return { code: writeInvitationCode({ id, secret }), expiresAt }
}

/**
 * Kept a month beyond its end: whoever used it in time may still wait to be admitted. Counted to the end of the
 * newest code, which the server named too: this device's clock may be a year wrong.
 */
const keptFor = 30 * dayMs

async function forgetExpired(newest: number, device: Device): Promise<void> {
  for (const { id, expiresAt } of await heldInvitations(device))
    if (Date.parse(expiresAt) + keptFor < newest) await dropInvitation(id, device)
}
