/**
 * An answer link for an organisation without a device: a random code, of which the signed event and with it the
 * server know the hash alone.
 */
import { answerCodeBytes, answerCodeHash, answerLinkDays, writeAnswerCode } from '../../shared/protocol/answer-link.ts'
import { addDays } from '../../shared/referral/working-days.ts'
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
