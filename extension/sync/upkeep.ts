/** What upkeep asks the server for while a person looks: a provider's link, and the words looked for in vain. */
import { confirmLinkAnswerSchema } from '../../shared/protocol/edits.ts'
import type { VainAnswer } from '../../shared/protocol/vain.ts'
import { type Device, thisDevice } from '../store/device.ts'
import { ownSession } from './own-session.ts'
import { askAs } from './session.ts'
import { fetchVainWords } from './vain-words.ts'

/** A link by which the provider confirms its offers once, without an account. @throws {Problem} `offline`, `outside_area` … */
export async function makeConfirmLink(
  organisationId: string,
  device: Device = thisDevice,
): Promise<{ url: string; until: string }> {
  const question = { method: 'POST', path: '/v1/catalogue/confirm-links', body: { organisationId } } as const
  const session = await ownSession(device)
  const { url, until } = await askAs(session, question, confirmLinkAnswerSchema)
  return { url: session.enrolment.server + url, until }
}

/** Words that at least five devices looked for in vain. @throws {Problem} `offline`, `forbidden` */
export async function vainWordsOfNetwork(device: Device = thisDevice): Promise<VainAnswer['words']> {
  return await fetchVainWords(await ownSession(device))
}
