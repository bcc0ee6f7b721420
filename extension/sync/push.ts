/** Sends what is unconfirmed. An answer never confirms: only the event's return in the feed does. */
import { Problem, type ProblemCode, problems } from '../../shared/problem.ts'
import { type PushResult, pushAnswerSchema } from '../../shared/protocol/feed.ts'
import type { Device } from '../store/device.ts'
import { setAside } from './quarantine.ts'
import { askAs, type Session } from './session.ts'
import { batches, type Outgoing, pushBody } from './unconfirmed.ts'

export type Pushed = {
  sent: number
  /** Why the server wants some of the events later again, if it does. */
  postponed?: ProblemCode
}

/**
 * Every batch once. What the server refuses for good is put aside, what it wants later stays.
 * @throws {Problem} `offline`, `feed_broken` (results of other events) and what the server says to the whole
 */
export async function pushUnconfirmed(session: Session): Promise<Pushed> {
  const pushed: Pushed = { sent: 0 }
  for await (const batch of batches(session.device)) {
    for (const { event, result } of await deliver(session, batch)) {
      pushed.sent++
      if (result.st === 'rejected' && result.retry === 'later') pushed.postponed = result.code ?? 'unexpected'
      else await judge(session.device, event, result)
    }
  }
  return pushed
}

type Verdict = { event: Outgoing; result: PushResult }

/**
 * Sends a batch. Where the server refuses it as a whole, its halves are sent, down to the one event
 * that is at fault: one bad event never holds up the others.
 */
async function deliver(session: Session, batch: Outgoing[]): Promise<Verdict[]> {
  try {
    const question = { method: 'POST', path: '/v1/sync/push', body: pushBody(batch) } as const
    const { results } = await askAs(session, question, pushAnswerSchema)
    return batch.map((event, at) => ({ event, result: resultFor(event, results[at]) }))
  } catch (failure) {
    if (!(failure instanceof Problem) || !isAboutContent(failure.code)) throw failure
    const [only] = batch
    if (batch.length === 1 && only !== undefined) {
      return [{ event: only, result: { id: only.id, st: 'rejected', code: failure.code, retry: 'never' } }]
    }
    const half = Math.ceil(batch.length / 2)
    return [...(await deliver(session, batch.slice(0, half))), ...(await deliver(session, batch.slice(half)))]
  }
}

function isAboutContent(code: ProblemCode): boolean {
  return problems[code].status === 400 || code === 'too_large'
}

/** Results come in the order sent; an answer to other events is no answer. */
function resultFor(event: Outgoing, result: PushResult | undefined): PushResult {
  if (result === undefined || (result.id !== null && result.id !== event.id))
    throw new Problem('feed_broken', 'results')
  return result
}

/** `stored` and `duplicate` change nothing here: the next pull confirms. */
async function judge(device: Device, event: Outgoing, result: PushResult): Promise<void> {
  if (result.st === 'stored' || result.st === 'duplicate') return
  await setAside(device, event, result.st === 'rejected' ? (result.code ?? 'unexpected') : result.st)
}
