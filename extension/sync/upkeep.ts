/** What upkeep asks the server for while a person looks: a provider's link, and the words looked for in vain. */
import { Problem } from '../../shared/problem.ts'
import { confirmLinkAnswerSchema } from '../../shared/protocol/edits.ts'
import type { VainAnswer } from '../../shared/protocol/vain.ts'
import { type Device, thisDevice } from '../store/device.ts'
import { readMeta } from '../store/meta.ts'
import { askAs, type Session } from './session.ts'
import { fetchVainWords } from './vain-words.ts'

/** A link by which the provider confirms its offers once, without an account. @throws {Problem} `offline`, `outside_area` … */
export async function makeConfirmLink(
  organisationId: string,
  device: Device = thisDevice,
): Promise<{ url: string; until: string }> {
  const question = { method: 'POST', path: '/v1/catalogue/confirm-links', body: { organisationId } } as const
  const session = await sessionOf(device)
  const { url, until } = await askAs(session, question, confirmLinkAnswerSchema)
  return { url: session.enrolment.server + url, until }
}

/** Words that at least five devices looked for in vain. @throws {Problem} `offline`, `forbidden` */
export async function vainWordsOfNetwork(device: Device = thisDevice): Promise<VainAnswer['words']> {
  return await fetchVainWords(await sessionOf(device))
}

async function sessionOf(device: Device): Promise<Session> {
  const enrolment = await readMeta(device.database, 'enrolment')
  if (enrolment === undefined) throw new Problem('not_enrolled')
  return { device, enrolment }
}
