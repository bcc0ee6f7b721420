/** Two entries that were written apart and disagree: both sides in words, what counts now, and ways to settle it. */
import { useState } from 'preact/hooks'
import type { ProblemCode } from '../../../shared/problem.ts'
import type { EventType } from '../../../shared/referral/event-type.ts'
import type { HistoryEntry, ReferralState } from '../../../shared/referral/state.ts'
import { nextEvents } from '../../../shared/referral/transitions.ts'
import { now, today } from '../../platform/clock.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { t } from '../../ui/words.ts'
import { Correction } from './event-actions.tsx'
import { mayCorrect } from './may-correct.ts'
import { type Part, sideOf } from './part.ts'
import { dayOfEntry, eventDetails, eventWord, stateWord } from './state-words.ts'
import { writeEvent } from './write-event.ts'

type Props = {
  state: ReferralState
  part: Part | undefined
  organisationId: string
  nameOf: (id: string) => string
}

export function ConflictNotices({ state, part, organisationId, nameOf }: Props) {
  return (
    <>
      {state.concurrent.map((pair) => {
        const sides = pair.flatMap((id) => state.history.filter((each) => each.id === id))
        if (sides.length < 2) return null
        return (
          <Notice key={pair.join(' ')} tone="warning" title={t('referrals:conflictTitle')}>
            <p>{t('referrals:conflictText')}</p>
            <ul class="stack-tight">
              {sides.map((entry) => (
                <li key={entry.id}>{sideText(entry, nameOf)}</li>
              ))}
            </ul>
            <p>{t('referrals:conflictHolds', { status: stateWord(state, part) })}</p>
            <Settlement {...{ state, sides, part, organisationId }} />
          </Notice>
        )
      })}
    </>
  )
}

/** Who, what, when: "Beratungsstelle: Von der Stelle zugesagt, Termin …, am 04.03.2026". */
function sideText(entry: HistoryEntry, nameOf: (id: string) => string): string {
  const what = [eventWord(entry.type), eventDetails(entry)].filter((text) => text !== '').join(', ')
  return t('referrals:conflictSide', { by: nameOf(entry.organisationId), what, when: dayOfEntry(entry) })
}

type SettlementProps = Pick<Props, 'state' | 'part' | 'organisationId'> & { sides: readonly HistoryEntry[] }

/** The own entry is taken back, or said once more now that both are known; the other side can do the same with its own. */
function Settlement({ state, sides, part, organisationId }: SettlementProps) {
  const [asking, ask] = useState(false)
  const [problem, setProblem] = useState<ProblemCode | undefined>(undefined)
  const correctable = mayCorrect(state, organisationId, now())
  const own = sides.find((entry) => entry.organisationId === organisationId)
  const retractable = sides.find((entry) => entry.id === correctable?.id)
  const again =
    part !== undefined && own !== undefined && nextEvents(state, sideOf(part)).some((type) => type === own.type)
  const done = (written: Awaited<ReturnType<typeof writeEvent>>) => {
    ask(false)
    setProblem('problem' in written ? written.problem : undefined)
  }
  return (
    <>
      <p class="small">
        {t(
          again
            ? 'referrals:conflictSettle'
            : retractable === undefined
              ? 'referrals:conflictTheirs'
              : 'referrals:conflictTakeBack',
        )}
      </p>
      <ProblemNotice problem={problem} />
      <div class="row">
        {retractable !== undefined && (
          <Button small icon="undo" onClick={() => ask(true)}>
            {t('referrals:conflictRetract')}
          </Button>
        )}
        {again && (
          <Button
            small
            icon="check"
            onClick={async () =>
              done(await writeEvent(state.ref, own.type as EventType, { ...own.facts, on: today() } as never))
            }
          >
            {t('referrals:conflictConfirm')}
          </Button>
        )}
      </div>
      {asking && retractable !== undefined && (
        <Correction
          entry={retractable}
          onClose={() => ask(false)}
          onConfirmed={async () =>
            done(await writeEvent(state.ref, 'corrected', { on: today(), voids: retractable.id }))
          }
        />
      )}
    </>
  )
}
