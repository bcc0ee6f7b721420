/**
 * An organisation of the demonstration gets its keys as a real one does: its first device founds the key log and
 * writes down a recovery sheet, without which nothing sealed would leave a device. Nobody keeps that sheet.
 */
import { createHash, createHmac, randomBytes } from 'node:crypto'
import { toCrockford } from '../../../shared/protocol/crockford.ts'
import type { KeysPush } from '../../../shared/protocol/keys.ts'
import type { Device } from '../device.ts'
import { newAgeKey, recipientsOf, wrapFor } from './age.ts'
import type { Keepers } from './keepers.ts'
import { newKeyring, publicRoot, signLog } from './keyring.ts'

/** @throws {Problem} what the server answered: `conflict` where the organisation has a key log already */
export async function foundKeys(device: Device, keepers: Keepers): Promise<void> {
  const { id, organisationId, signKey, agreement } = device
  const keyring = await newKeyring(organisationId)
  const [sheet, recipients] = await Promise.all([newAgeKey(), recipientsOf(keyring.epochs)])
  const text = JSON.stringify(keyring)
  const root = publicRoot(keyring)
  const push: KeysPush = {
    statements: await signLog(keyring, [
      { t: 'org_created', root },
      ...recipients.map((recipient, at) => ({ t: 'enc_epoch' as const, e: at + 1, recipient, suite: 1 as const })),
      { t: 'device_added', device: id, signKey, agreeKey: agreement.raw, role: 'professional', keeper: true },
      { t: 'recovery', recipient: sheet.recipient },
    ]),
    rings: [{ device: id, wrap: await wrapFor(agreement.recipient, text) }],
    recovery: {
      id: toCrockford(randomBytes(5)),
      authHash: createHash('sha256').update(randomBytes(32)).digest('base64url'),
      bind: createHmac('sha256', randomBytes(32))
        .update(`recovery-bind-v1\0${organisationId}\0${root}`)
        .digest('base64url'),
      wrap: await wrapFor(sheet.recipient, text),
    },
  }
  await device.post('/v1/keys/push', push)
  keepers.add(organisationId, { device: id, identity: agreement.identity })
}
