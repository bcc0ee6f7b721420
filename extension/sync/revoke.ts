/**
 * Shuts a device out: its access ends at once, then the key log says so and the keys it knew give way to new ones.
 * That these are still to be changed is noted first, so that no crash leaves a leaver with keys that hold.
 */
import { Problem, type ProblemCode } from '../../shared/problem.ts'
import { instant } from '../../shared/scalars.ts'
import { z } from '../../shared/zod.ts'
import type { Device } from '../store/device.ts'
import { readMeta, writeMeta } from '../store/meta.ts'
import type { LogDraft } from './log-draft.ts'
import { keepersKeyring } from './own-ring.ts'
import { askAs, type Session } from './session.ts'
import { writeLog } from './write-log.ts'

const notNow: readonly ProblemCode[] = ['not_keeper', 'locked', 'keys_returning']

const answerSchema = z.object({ revokedAt: instant })

/** @throws {Problem} `not_keeper`, `not_found`, `locked`, `offline` … */
export async function shutOut(session: Session, id: string): Promise<void> {
  await keepersKeyring(session)
  await endAccess(session, id)
  await note(session.device, (ids) => [...ids.filter((other) => other !== id), id])
  await changeKeys(session, id)
}

/** From now on the server answers the device no more. @throws {Problem} `not_found`, `forbidden`, `offline` … */
export async function endAccess(session: Session, id: string): Promise<void> {
  await askAs(session, { method: 'POST', path: `/v1/devices/${id}/revoke`, body: {} }, answerSchema)
}

/** Goes on with what was cut off. */
export async function finishRevocations(session: Session): Promise<void> {
  for (const id of (await readMeta(session.device.database, 'unfinished')) ?? []) await changeKeys(session, id)
}

/** The device takes part no more, and what is sealed from now on it cannot open; nothing where that was said before. */
export async function sayEnded(draft: LogDraft, id: string): Promise<void> {
  if (draft.log?.devices.some((listed) => listed.id === id && !listed.revoked) !== true) return
  await draft.say({ t: 'device_revoked', device: id })
  await draft.nextEpoch()
}

async function changeKeys(session: Session, id: string): Promise<void> {
  await writeLog(session, async (draft) => {
    const leaver = draft.log?.devices.find((listed) => listed.id === id)
    if (leaver?.keeper === true && !leaver.revoked) await draft.nextRoot()
    await sayEnded(draft, id)
    return {}
  })
  await note(session.device, (ids) => ids.filter((other) => other !== id))
}

async function note({ database }: Device, change: (ids: string[]) => string[]): Promise<void> {
  await database.transaction('rw', database.meta, async () => {
    await writeMeta(database, 'unfinished', change((await readMeta(database, 'unfinished')) ?? []))
  })
}

/** Whether a failure only means that keepers' work cannot be done now, or not by this page or device. */
export function isNotNow(failure: unknown): boolean {
  return failure instanceof Problem && notNow.includes(failure.code)
}
