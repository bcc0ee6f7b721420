/** Contributes words looked for in vain, shut, where the network asks for them; reads those that five devices sought. */
import { type VainAnswer, vainAnswerSchema, vainTakenSchema } from '../../shared/protocol/vain.ts'
import { contribute } from '../../shared/vain.ts'
import { readMeta, writeMeta } from '../store/meta.ts'
import { dueVainWords, markContributed } from '../store/vain-words.ts'
import { askAs, type Session } from './session.ts'
import { takesPart } from './takes-part.ts'

/** Words contributed on one day at most: each costs a tenth of a second of computing. */
const mostADay = 5

/**
 * Sends what is due, at most once a day. Nothing is lost when it fails: a word counts as contributed only once the
 * server has said so, and one that comes twice counts once there.
 */
export async function contributeVainWords(session: Session): Promise<void> {
  const { device, enrolment } = session
  const { database, clock } = device
  const today = clock.today()
  if (!takesPart(enrolment) || (await readMeta(database, 'vainSentOn')) === today) return
  const network = await database.networks.toCollection().first()
  if (network?.contributeSearches !== true) return
  const due = (await dueVainWords(today, database))
    .map((word) => ({ word, order: device.random() }))
    .sort((one, other) => one.order - other.order)
    .slice(0, mostADay)
    .map(({ word }) => word)
  if (due.length > 0) {
    const words = []
    for (const word of due) words.push(await contribute(word, enrolment.instance))
    const question = { method: 'POST', path: '/v1/catalogue/vain', body: { words } } as const
    const { taken } = await askAs(session, question, vainTakenSchema)
    if (taken === due.length) await markContributed(due, today, database)
  }
  await writeMeta(database, 'vainSentOn', today)
}

/** The words at least five devices looked for in vain, for coordinators and administrators. @throws {Problem} */
export async function fetchVainWords(session: Session): Promise<VainAnswer['words']> {
  const { words } = await askAs(session, { method: 'GET', path: '/v1/catalogue/vain' }, vainAnswerSchema)
  return words
}
