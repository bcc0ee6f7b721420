/** Who may write for the measured organisations: a device counts once its organisation's root has named it. */
import type { Session } from '../../../server/http/session.ts'
import { pushKeys } from '../../../server/keys/push.ts'
import type { Store } from '../../../server/store/open.ts'
import { toBase64url } from '../../../shared/protocol/bytes.ts'
import { aKeyLog, aRecipient, deviceAdded, type TestKeyLog } from '../../builders/a-key-log.ts'

/** The log of the session's organisation, founded by its device as keeper. */
export async function foundLog(store: Store, session: Session): Promise<TestKeyLog> {
  const keys = aKeyLog(session.organisationId)
  await keys.add({ t: 'org_created', root: keys.root.key }, { t: 'enc_epoch', e: 1, recipient: aRecipient(), suite: 1 })
  await admitWaiting(store, session, keys)
  return keys
}

/** Names all devices of the organisation that the log does not name yet, as keepers. */
export async function admitWaiting(store: Store, session: Session, keys: TestKeyLog): Promise<void> {
  const devices = await store.db.selectFrom('device').selectAll().where('org_id', '=', keys.org).execute()
  for (const { id, sign_key, agree_key } of devices) {
    if (keys.log?.devices.some((device) => device.id === id)) continue
    const halves = { signKey: toBase64url(sign_key), agreeKey: toBase64url(agree_key) }
    await keys.add(deviceAdded({ id, ...halves }, { keeper: true }))
  }
  await pushKeys(store, session, { statements: keys.statements, rings: [] }, Date.now())
}
