/**
 * New keys once a year, made by whichever keeper's device comes first after that: quietly, for all others take them
 * with their next step. Whoever copied a key unseen reads with it what is sealed this year and nothing later.
 */
import { lastSaid, yearMs } from '../../shared/protocol/last-said.ts'
import type { Device } from '../store/device.ts'
import { ownKeyLog } from '../store/key-logs.ts'
import { isLocked } from '../store/local-key.ts'
import { readMeta } from '../store/meta.ts'
import type { Session } from './session.ts'
import { writeLog } from './write-log.ts'

/**
 * Begins the next epoch where the present one is a year old. A device whose clock is wrong leaves it to others.
 * @throws {Problem} `offline`, `conflict` …; the next step tries again
 */
export async function rotateWhenDue(session: Session): Promise<void> {
  const { device } = session
  const [held, clockDifference] = await Promise.all([
    readMeta(device.database, 'keyring'),
    readMeta(device.database, 'clockDifference'),
  ])
  if (held?.keeper !== true || clockDifference !== undefined) return
  if (!(await isDue(device)) || (await isLocked(device))) return
  await writeLog(session, async (draft) => {
    // Another keeper may have been faster: then the log that was just read says so.
    if (await isDue(device)) await draft.nextEpoch()
    return {}
  })
}

async function isDue(device: Device): Promise<boolean> {
  const own = await ownKeyLog(device)
  const since = own === undefined || own.blocked !== undefined ? undefined : lastSaid(own.statements, 'enc_epoch')
  return since !== undefined && device.clock.now() - since > yearMs
}
