/**
 * Brings a device to where it may take part: founds the organisation's keys where there are none, joins at once
 * where its invitation carried them, or waits until a keeper has signed it into the log.
 */
import { Problem } from '../../shared/problem.ts'
import type { KeyLog } from '../../shared/protocol/key-log.ts'
import { publicHalves } from '../crypto/device-keys.ts'
import { publicRoot } from '../crypto/keyring.ts'
import { ownKeyring } from '../keys/own-keyring.ts'
import { ownKeyLog } from '../store/key-logs.ts'
import { readMeta, writeMeta } from '../store/meta.ts'
import type { Admission } from './admission.ts'
import { found } from './founding.ts'
import { pullDirectory } from './key-directory.ts'
import { LogDraft } from './log-draft.ts'
import { stop } from './pin-log.ts'
import type { Session } from './session.ts'
import { pushKeys } from './write-log.ts'

/** @throws {Problem} `key_changed`, `device_revoked`, `offline` … */
export async function settleAdmission(session: Session): Promise<Admission> {
  const { database } = session.device
  const before = await readMeta(database, 'admission')
  const known = await ownKeyLog(session.device)
  if (known === undefined || before === 'waiting' || !isListed(known.log, session)) await lookFurther(session)
  const standing = await standingNow(session)
  if (standing !== before) await writeMeta(database, 'admission', standing)
  return standing
}

/** The server turned this device away: whatever it thought before, it waits. */
export async function nowWaiting({ device }: Session): Promise<void> {
  await writeMeta(device.database, 'admission', 'waiting')
}

async function lookFurther(session: Session): Promise<void> {
  await pullDirectory(session)
  if ((await ownKeyLog(session.device)) === undefined) return found(session)
  await joinAtOnce(session)
}

async function standingNow(session: Session): Promise<'admitted' | 'waiting'> {
  const { device, enrolment } = session
  const own = await ownKeyLog(device)
  if (own === undefined) return 'admitted'
  const cardRoot = await readMeta(device.database, 'cardRoot')
  const joined = (await readMeta(device.database, 'admission')) === 'admitted'
  // Whoever took part already goes on by what is pinned; the alarm says that the server told something else.
  if (own.blocked !== undefined && !joined) throw new Problem(own.blocked.why)
  if (cardRoot !== undefined && !own.log.roots.includes(cardRoot)) return refuse(session)
  const listed = own.log.devices.find(({ id }) => id === enrolment.deviceId)
  if (listed === undefined) return 'waiting'
  if (listed.revoked) throw new Problem('device_revoked')
  const keys = await readMeta(device.database, 'keys')
  // Lost with the database: what it wrote before may still be delivered.
  if (keys === undefined) return 'admitted'
  const { signKey, agreeKey } = await publicHalves(keys)
  if (listed.signKey !== signKey || listed.agreeKey !== agreeKey) return refuse(session)
  return joined || cardRoot !== undefined || (await isFounder(session, own.log)) ? 'admitted' : 'waiting'
}

/** What the server shows is not the organisation that invited this device, or not this device. */
async function refuse({ device, enrolment }: Session): Promise<never> {
  await stop(device, enrolment.organisationId, 'key_changed')
  throw new Problem('key_changed')
}

/** Who made the root itself need not ask whether it is the true one. */
async function isFounder({ device }: Session, log: KeyLog): Promise<boolean> {
  const held = await readMeta(device.database, 'keyring')
  if (held?.keeper !== true) return false
  const keyring = await ownKeyring(device)
  return keyring?.root !== undefined && log.roots.includes(await publicRoot(keyring))
}

function isListed(log: KeyLog, { enrolment }: Session): boolean {
  return log.devices.some(({ id }) => id === enrolment.deviceId)
}

/** Times that somebody else may write to the log at the same moment. */
const attempts = 4

/** With the keyring from its card or from the sheet the device signs itself in; that makes it a keeper. */
async function joinAtOnce(session: Session): Promise<void> {
  const { device, enrolment } = session
  const [keys, held] = await Promise.all([readMeta(device.database, 'keys'), readMeta(device.database, 'keyring')])
  if (keys === undefined || held?.keeper !== true) return
  const { deviceId, role } = enrolment
  const fact = { t: 'device_added', device: deviceId, ...(await publicHalves(keys)), role, keeper: true } as const
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const own = await ownKeyLog(device)
    if (own === undefined || own.blocked !== undefined || isListed(own.log, session)) return
    const keyring = await ownKeyring(device)
    if (keyring?.root === undefined || (await publicRoot(keyring)) !== own.log.root) return
    const draft = new LogDraft(enrolment.organisationId, own.log, keyring, device.clock.now())
    await draft.say(fact)
    await pushKeys(session, { statements: draft.statements, rings: await draft.rings([deviceId]) }).catch((failure) => {
      if (!(failure instanceof Problem) || failure.code !== 'conflict') throw failure
    })
    await pullDirectory(session)
  }
}
