/** Writes an event, held for ten seconds so that it can be undone before anybody sees it. */
import { Problem, type ProblemCode } from '../../../shared/problem.ts'
import type { FactsOf } from '../../../shared/referral/event.ts'
import type { EventType } from '../../../shared/referral/event-type.ts'
import { type AnyWritten, authorEvents, undoEvents } from '../../events/author.ts'
import { announce } from '../../ui/announce.ts'
import { t } from '../../ui/words.ts'
import { eventWord } from './state-words.ts'

const holdMs = 10_000

type Outcome = { id: string } | { problem: ProblemCode }

/** The event's id, or why it could not be written; then nothing was stored. */
export async function writeEvent<T extends EventType>(ref: string, type: T, facts: FactsOf<T>): Promise<Outcome> {
  return write({ type, facts, ref } as unknown as AnyWritten)
}

/** The same for an event with a sealed part. */
export async function write(written: AnyWritten): Promise<Outcome> {
  const final = written.type === 'consent_withdrawn' || written.type === 'removed'
  const whole = written.type === 'removed' && written.facts.all === true
  const done = whole ? t('removal:allDone') : t('referrals:done', { event: eventWord(written.type) })
  try {
    const { ref, ids } = await authorEvents([written], { holdMs: final ? 0 : holdMs })
    if (final) announce(done)
    else
      announce(done, {
        durationMs: holdMs,
        undo: async () => announce(t((await undoEvents(ref, ids)) ? 'referrals:undone' : 'referrals:undoTooLate')),
      })
    return { id: ids[0] ?? '' }
  } catch (failure) {
    if (!(failure instanceof Problem)) throw failure
    return { problem: failure.code }
  }
}
