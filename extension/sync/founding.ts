/**
 * An organisation's first device makes its keys. May be cut off anywhere and be done again: the keyring lies here
 * before the log is told, and where another device was first, this one waits to be admitted by it.
 */
import { Problem } from '../../shared/problem.ts'
import { publicHalves } from '../crypto/device-keys.ts'
import { type Keyring, newKeyring, publicRoot } from '../crypto/keyring.ts'
import { keepKeyring, ownKeyring } from '../keys/own-keyring.ts'
import { ownKeyLog } from '../store/key-logs.ts'
import { dropMeta, readMeta } from '../store/meta.ts'
import { pullDirectory } from './key-directory.ts'
import { LogDraft } from './log-draft.ts'
import type { Session } from './session.ts'
import { pushKeys } from './write-log.ts'

/** To be called where the directory has no log of the own organisation. */
export async function found(session: Session): Promise<void> {
  const { device, enrolment } = session
  const keys = await readMeta(device.database, 'keys')
  if (keys === undefined) return
  const keyring = await keyringToBe(session)
  const draft = new LogDraft(enrolment.organisationId, undefined, keyring, device.clock.now())
  await draft.say({ t: 'org_created', root: await publicRoot(keyring) })
  await draft.sayEpoch()
  const { deviceId, role } = enrolment
  await draft.say({ t: 'device_added', device: deviceId, ...(await publicHalves(keys)), role, keeper: true })
  const founded = await pushKeys(session, { statements: draft.statements, rings: await draft.rings() }).catch(
    (failure) => {
      if (failure instanceof Problem && (failure.code === 'conflict' || failure.code === 'not_admitted')) return 'late'
      throw failure
    },
  )
  await pullDirectory(session, founded === 'late' ? 'start' : 'onwards')
  const own = await ownKeyLog(device)
  if (own !== undefined && own.log.roots[0] !== (await publicRoot(keyring))) await dropMeta(device.database, 'keyring')
}

async function keyringToBe({ device, enrolment }: Session): Promise<Keyring> {
  const begun = await ownKeyring(device)
  if (begun?.root !== undefined && begun.org === enrolment.organisationId) return begun
  const made = await newKeyring(enrolment.organisationId)
  await keepKeyring(made, device)
  return made
}
