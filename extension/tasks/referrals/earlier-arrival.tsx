/**
 * A family stood at the own desk with this code before the hand-over came, as when either side had no network: its
 * arrival is taken over by one act, and what was recorded apart ends as recorded twice.
 */
import { useState } from 'preact/hooks'
import { Problem, type ProblemCode } from '../../../shared/problem.ts'
import { handoverCode } from '../../../shared/referral/handover-code.ts'
import type { ReferralState } from '../../../shared/referral/state.ts'
import { nextEvents } from '../../../shared/referral/transitions.ts'
import { authorEvent, undoEvent } from '../../events/author.ts'
import { today } from '../../platform/clock.ts'
import { arrivalRecords } from '../../store/incoming.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import { dayText } from '../../ui/days.ts'
import { Notice } from '../../ui/notice.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { t } from '../../ui/words.ts'

/** A record of its own, and the day it names. */
export type Earlier = { ref: string; on: string }

const holdMs = 10_000

/** The first that still stands apart; undefined once the referral has an arrival or an end. Works inside `useLive`. */
export async function readEarlier(state: ReferralState, own: string): Promise<Earlier | undefined> {
  const { kind, to, status, ref } = state
  if (kind !== 'referral' || to !== own || status === 'in-progress') return undefined
  if (!nextEvents(state, 'receiver').includes('arrived')) return undefined
  const code = handoverCode(ref)
  const found = (await arrivalRecords()).flatMap(({ ref: apart, state: { from, status: stands, presented } }) =>
    from === own && stands === 'in-progress' && presented?.code === code ? [{ ref: apart, on: presented.on }] : [],
  )
  return found.sort((a, b) => (a.on < b.on ? -1 : 1))[0]
}

type Props = { state: ReferralState; earlier: Earlier; onWritten: (eventId: string) => void }

/** `onWritten` gets the id of the arrival; trouble is said in place. */
export function EarlierArrival({ state, earlier, onWritten }: Props) {
  const [problem, setProblem] = useState<ProblemCode | undefined>(undefined)
  const take = async () => {
    try {
      onWritten(await takeOver(state.ref, earlier))
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure
      setProblem(failure.code)
    }
  }
  return (
    <Notice tone="success" title={t('inbox:cameTitle')}>
      <p>{t('inbox:cameText', { day: dayText(earlier.on) })}</p>
      <ProblemNotice problem={problem} />
      <div class="row">
        <Button small icon="check" onClick={() => void take()}>
          {t('inbox:cameTake')}
        </Button>
        <a class="small" href={`#/inbox/${earlier.ref}`}>
          {t('inbox:cameShow')}
        </a>
      </div>
    </Notice>
  )
}

/**
 * The id of the arrival written.
 * @throws {Problem} those of `authorEvent`
 */
async function takeOver(ref: string, earlier: Earlier): Promise<string> {
  const facts = { on: earlier.on, evidence: 'receiver_confirmed' as const }
  const { id } = await authorEvent({ type: 'arrived', ref, facts }, { holdMs })
  const apart = await authorEvent({ type: 'entered_in_error', ref: earlier.ref, facts: { on: today() } }, { holdMs })
  announce(t('inbox:cameTaken'), {
    durationMs: holdMs,
    undo: async () => {
      const both = await Promise.all([undoEvent(ref, id), undoEvent(apart.ref, apart.id)])
      announce(t(both.every(Boolean) ? 'inbox:undone' : 'inbox:undoTooLate'))
    },
  })
  return id
}
