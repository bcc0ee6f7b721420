/**
 * An answer link for an organisation without a device: a random code, of which the signed event and with it the
 * server know the hash alone.
 */
import { answerCodeBytes, answerCodeHash, answerLinkDays, writeAnswerCode } from '../../shared/protocol/answer-link.ts'
import type { ReferralState } from '../../shared/referral/state.ts'
import { isTerminal, mayAnswer } from '../../shared/referral/transitions.ts'
import { addDays } from '../../shared/referral/working-days.ts'
import { peerOf } from '../keys/peers.ts'
import { type AnswerCode, keepAnswerCode } from '../store/answer-codes.ts'
import { type Device, thisDevice } from '../store/device.ts'
import { authorEvent } from './author.ts'

/**
 * Makes a link for a referral and remembers its code until the browser closes. A later link does not close an
 * earlier one.
 * @throws {Problem} those of `authorEvent`; then no link was made
 */
export async function makeAnswerLink(
  ref: string,
  { holdMs = 0 }: { holdMs?: number } = {},
  device: Device = thisDevice,
): Promise<AnswerCode> {
  const code = writeAnswerCode(crypto.getRandomValues(new Uint8Array(answerCodeBytes)))
  const on = device.clock.today()
  const until = addDays(on, answerLinkDays) ?? on
  await authorEvent({ type: 'link_made', facts: { on, link: answerCodeHash(code), until }, ref }, { holdMs }, device)
  const made = { code, until }
  await keepAnswerCode(ref, made)
  return made
}

/**
 * Whether the receiver can answer by a link alone: it is not over, the family agreed to an answer, no device of the
 * receiver can give it, and the network has the page. Works inside `useLive`.
 */
export async function answersByLink(state: ReferralState, device: Device = thisDevice): Promise<boolean> {
  if (state.to === null || isTerminal(state.status) || !mayAnswer(state)) return false
  const [peer, network] = await Promise.all([peerOf(state.to, device), device.database.networks.toCollection().first()])
  return peer === undefined && network?.answerPage !== false
}
