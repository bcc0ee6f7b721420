/**
 * What a keeper's device does by itself in a sync step: finish what was cut off, end what this browser was before,
 * wrap keyrings that a server lost, and change the keys once a year.
 */
import { Problem } from '../../shared/problem.ts'
import { dropMeta, readMeta } from '../store/meta.ts'
import { endFormer } from './former.ts'
import { LogDraft } from './log-draft.ts'
import { wholeKeyring } from './own-ring.ts'
import { finishRevocations, isNotNow } from './revoke.ts'
import { rotateWhenDue } from './rotate.ts'
import type { Session } from './session.ts'
import { pushKeys } from './write-log.ts'

/** @throws {Problem} as `writeLog` while it finishes; a yearly change that fails is begun again by a later step */
export async function doKeepersWork(session: Session): Promise<void> {
  await finishWork(session)
  // Sync goes on without: a key that is a day too old is no reason to deliver nothing.
  await rotateWhenDue(session).catch((failure) => {
    if (!(failure instanceof Problem)) throw failure
  })
}

async function finishWork(session: Session): Promise<void> {
  const { database } = session.device
  const [unfinished, wrapAnew, former] = await Promise.all([
    readMeta(database, 'unfinished'),
    readMeta(database, 'wrapAnew'),
    readMeta(database, 'former'),
  ])
  if ((unfinished ?? []).length === 0 && wrapAnew === undefined && former === undefined) return
  try {
    await endFormer(session)
    await finishRevocations(session)
    if (wrapAnew === true) await wrapForAll(session)
  } catch (failure) {
    if (!isNotNow(failure)) throw failure
  }
}

/**
 * A server that lost the end of the log lost keyrings too: whoever was away meanwhile would find an old one. A keeper that
 * was away itself wraps nothing: it would put its own old one in the place of another's.
 */
async function wrapForAll(session: Session): Promise<void> {
  const { log, keyring } = await wholeKeyring(session)
  const draft = new LogDraft(session.enrolment.organisationId, log, keyring)
  const recovery = await draft.forSheet()
  const rings = await draft.rings()
  await pushKeys(session, { statements: [], rings, ...(recovery === undefined ? {} : { recovery }) })
  await dropMeta(session.device.database, 'wrapAnew')
}
