/** Fetches the keyring as a keeper wrapped it for this device, whenever the own key log has moved on. */
import { Problem } from '../../shared/problem.ts'
import { ringAnswerSchema } from '../../shared/protocol/keys.ts'
import { publicRoot } from '../crypto/keyring.ts'
import { ownKeyring, settleRing, takeRing } from '../keys/own-keyring.ts'
import { ownKeyLog } from '../store/key-logs.ts'
import { readMeta, writeMeta } from '../store/meta.ts'
import { askAs, type Session } from './session.ts'

/** Asks the server for the newest ring, where this device may lack one. A device that was long away needs no more than this. */
export async function fetchRing(session: Session, how: 'if needed' | 'now' = 'if needed'): Promise<void> {
  const { device } = session
  const { database } = device
  const own = await ownKeyLog(device)
  if (own === undefined) return
  const needed = `${own.log.epochs.length}/${own.log.roots.length}`
  const [have, keyring] = await Promise.all([readMeta(database, 'ringFor'), readMeta(database, 'keyring')])
  const complete = have === needed && keyring !== undefined && keyring.epochs >= own.log.epochs.length
  if (how === 'if needed' && complete) return settleRing(device)
  const { wrap } = await askAs(session, { method: 'GET', path: '/v1/keys/ring' }, ringAnswerSchema)
  if (wrap === null) return
  await takeRing(wrap, device)
  if ((await readMeta(database, 'ring'))?.taken === 'yes') await writeMeta(database, 'ringFor', needed)
}

/** The keyring of a keeper, with the root that stands in the log. @throws {Problem} `not_keeper`, `locked` */
export async function keepersKeyring(session: Session) {
  const own = await ownKeyLog(session.device)
  if (own === undefined) throw new Problem('not_keeper')
  if (own.blocked !== undefined) throw new Problem(own.blocked.why)
  await fetchRing(session)
  const keyring = await ownKeyring(session.device)
  if (keyring?.root === undefined) throw new Problem('not_keeper')
  return { log: own.log, keyring }
}

/**
 * The same, where it holds every epoch and the root of today: what is said or wrapped goes on from there. A restored
 * server may know the log's end again and have only an older ring, until a keeper who has them all wraps them anew.
 * @throws {Problem} `keys_returning` until then, `not_keeper`, `locked`
 */
export async function wholeKeyring(session: Session) {
  const { log, keyring } = await keepersKeyring(session)
  const whole = keyring.epochs.length >= log.epochs.length && (await publicRoot(keyring)) === log.root
  if (!whole) throw new Problem('keys_returning')
  return { log, keyring }
}
