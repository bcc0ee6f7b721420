/**
 * The devices that this very browser was before in the same organisation: whoever enrols anew (after 180 days, after a
 * long absence) gets a new id and new keys, and the old entry must not go on counting as somebody else's device. A
 * keeper ends it itself; of any other device the keeper who admits it does, by its proof.
 */
import type { EnrolRequest } from '../../shared/protocol/enrolment.ts'
import type { Hello } from '../../shared/protocol/hello.ts'
import { publicHalves, type StoredKeys, signFormer } from '../crypto/device-keys.ts'
import type { Database } from '../store/database.ts'
import type { Device } from '../store/device.ts'
import { ownKeyLog } from '../store/key-logs.ts'
import { dropMeta, type Enrolment, readFeedPlace, readMeta, writeMeta } from '../store/meta.ts'
import { sayEnded } from './revoke.ts'
import type { Session } from './session.ts'
import { writeLog } from './write-log.ts'

/**
 * The old key's word that the new device takes its place; undefined where it was none, on another server, or still
 * holds what it wrote: that would be refused once it has ended.
 */
export async function formerProof(
  { database }: Device,
  { instance }: Pick<Hello, 'instance'>,
  next: { deviceId: string; keys: StoredKeys },
): Promise<EnrolRequest['former']> {
  const [before, old] = await Promise.all([readMeta(database, 'enrolment'), readMeta(database, 'keys')])
  if (before === undefined || old === undefined || before.instance !== instance || before.deviceId === next.deviceId)
    return undefined
  if (await holdsOf(database, before.deviceId)) return undefined
  const { signKey } = await publicHalves(next.keys)
  return { device: before.deviceId, proof: await signFormer(old, instance, { id: next.deviceId, signKey }) }
}

/** To be called inside a transaction over `meta`, while the old enrolment still stands. */
export async function noteFormer(database: Database, next: Enrolment): Promise<void> {
  const before = await readMeta(database, 'enrolment')
  if (before?.organisationId !== next.organisationId || before.deviceId === next.deviceId) return
  const known = (await readMeta(database, 'former')) ?? []
  await writeMeta(database, 'former', [...new Set([...known, before.deviceId])])
}

/**
 * Ends a keeper's former devices, each once nothing it wrote waits here any more: what stands behind its revocation
 * counts for nobody. The root stays, for nobody left who knows it.
 * @throws {Problem} `not_keeper`, `locked`, `offline` …; the next step tries again
 */
export async function endFormer(session: Session): Promise<void> {
  const { device, enrolment } = session
  const { database } = device
  const former = await readMeta(database, 'former')
  if (former === undefined) return
  const [own, held] = await Promise.all([ownKeyLog(device), readMeta(database, 'keyring')])
  const over: string[] = []
  const left: string[] = []
  for (const id of former) {
    const listed = own?.log.devices.find((one) => one.id === id)
    if (listed === undefined || listed.revoked || id === enrolment.deviceId) continue
    if (held?.keeper === true && !(await holdsOf(database, id))) over.push(id)
    else left.push(id)
  }
  if (over.length > 0)
    await writeLog(session, async (draft) => {
      for (const id of over) await sayEnded(draft, id)
      return {}
    })
  if (left.length === 0) await dropMeta(database, 'former')
  else if (left.length < former.length) await writeMeta(database, 'former', left)
}

/** Whether events that this device wrote wait for delivery. */
async function holdsOf(database: Database, id: string): Promise<boolean> {
  const { gen } = await readFeedPlace(database)
  const waiting = database.referrals.where('confirmedIn').below(gen)
  const found = await waiting
    .filter(({ events }) => events.some((event) => event.gen !== gen && event.p.includes(`"dev":"${id}"`)))
    .first()
  return found !== undefined
}
