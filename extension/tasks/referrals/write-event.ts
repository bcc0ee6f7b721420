/** Writes an event of the sender's, held for ten seconds so that it can be undone before anybody sees it. */
import { Problem, type ProblemCode } from '../../../shared/problem.ts'
import type { FactsOf } from '../../../shared/referral/event.ts'
import type { EventType } from '../../../shared/referral/event-type.ts'
import { authorEvent, undoEvent } from '../../events/author.ts'
import { announce } from '../../ui/announce.ts'
import { t } from '../../ui/words.ts'
import { eventWord } from './state-words.ts'

const holdMs = 10_000

/** The event's id, or why it could not be written; then nothing was stored. */
export async function writeEvent<T extends EventType>(
  ref: string,
  type: T,
  facts: FactsOf<T>,
): Promise<{ id: string } | { problem: ProblemCode }> {
  try {
    const { id } = await authorEvent({ type, facts, ref }, { holdMs })
    announce(t('referrals:done', { event: eventWord(type) }), {
      durationMs: holdMs,
      undo: async () => announce(t((await undoEvent(ref, id)) ? 'referrals:undone' : 'referrals:undoTooLate')),
    })
    return { id }
  } catch (failure) {
    if (!(failure instanceof Problem)) throw failure
    return { problem: failure.code }
  }
}
