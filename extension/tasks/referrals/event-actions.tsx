/** What may be recorded next: exactly the events that fit, each asked for in a small dialog. */
import { useState } from 'preact/hooks'
import type { ProblemCode } from '../../../shared/problem.ts'
import type { HistoryEntry, ReferralState } from '../../../shared/referral/state.ts'
import { nextEvents } from '../../../shared/referral/transitions.ts'
import { now, today } from '../../platform/clock.ts'
import { Button } from '../../ui/button.tsx'
import { dayText } from '../../ui/days.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { t } from '../../ui/words.ts'
import { EventDialog } from './event-dialog.tsx'
import { type Act, type Answers, actsOf, factsOf } from './event-questions.ts'
import { mayCorrect } from './may-correct.ts'
import { type Part, sideOf } from './part.ts'
import { eventWord } from './state-words.ts'
import { writeEvent } from './write-event.ts'

type Props = { state: ReferralState; part: Part; organisationId: string; onWritten: (eventId: string) => void }

/** What is most likely wanted next stands out. */
const likely: readonly Act[] = ['received', 'accepted', 'arrived']
const quiet: readonly Act[] = ['entered_in_error', 'consent_withdrawn']

/** What the acts answer; where only quiet ones are left, there is nothing more to answer. */
const asked = { sender: 'referrals:actions', desk: 'referrals:actions', receiver: 'referrals:actionsReceiver' } as const

/** Shows nothing where nothing fits and nothing can be corrected. `onWritten` gets the id of the new event. */
export function EventActions({ state, part, organisationId, onWritten }: Props) {
  const [asking, ask] = useState<Act | 'corrected' | undefined>(undefined)
  const [problem, setProblem] = useState<ProblemCode | undefined>(undefined)
  const possible = nextEvents(state, sideOf(part))
  const offered = actsOf[part].filter((type) => possible.includes(type))
  const loud = offered.filter((type) => !quiet.includes(type))
  const soft = offered.filter((type) => quiet.includes(type))
  const last = mayCorrect(state, organisationId, now())
  const close = () => ask(undefined)
  const done = (written: Awaited<ReturnType<typeof writeEvent>>) => {
    close()
    setProblem('problem' in written ? written.problem : undefined)
    if ('id' in written) onWritten(written.id)
  }
  const answered = async (type: Act, answers: Answers) => {
    const facts = factsOf(type, part, answers)
    if (facts.success) done(await writeEvent(state.ref, type, facts.data))
  }
  /** That it came in needs no further answer. */
  const press = (type: Act) =>
    type === 'received' ? void answered(type, { on: today(), appointmentOn: '', scopes: [] }) : ask(type)
  if (offered.length === 0 && last === undefined) return null
  return (
    <section class="section" aria-labelledby="actions">
      <h2 id="actions">{t(loud.length === 0 ? 'referrals:actionsLeft' : asked[part])}</h2>
      <ProblemNotice problem={problem} />
      {loud.length > 0 && (
        <div class="row">
          {loud.map((type, at) => (
            <Button
              key={type}
              small
              kind={at === 0 && likely.includes(type) ? 'primary' : 'secondary'}
              onClick={() => press(type)}
            >
              {t(`referrals:act.${type}`)}
            </Button>
          ))}
        </div>
      )}
      {(soft.length > 0 || last !== undefined) && (
        <div class="row row-quiet">
          {soft.map((type) => (
            <Button key={type} small kind="quiet" onClick={() => press(type)}>
              {t(
                type === 'consent_withdrawn' && state.withdrawnScopes.length > 0
                  ? 'referrals:withdrawMore'
                  : `referrals:act.${type}`,
              )}
            </Button>
          ))}
          {last !== undefined && (
            <Button small kind="quiet" icon="undo" onClick={() => ask('corrected')}>
              {t('referrals:act.corrected')}
            </Button>
          )}
        </div>
      )}
      {asking === 'corrected' && last !== undefined && (
        <Correction
          entry={last}
          onClose={close}
          onConfirmed={async () => done(await writeEvent(state.ref, 'corrected', { on: today(), voids: last.id }))}
        />
      )}
      {asking !== undefined && asking !== 'corrected' && (
        <EventDialog type={asking} part={part} state={state} onClose={close} onAnswered={answered} />
      )}
    </section>
  )
}

/** Asks once more: what was recorded last is voided, and can be recorded anew. */
export function Correction(props: { entry: HistoryEntry; onClose: () => void; onConfirmed: () => void }) {
  const { on } = props.entry.facts
  const day = dayText(typeof on === 'string' ? on : props.entry.at.slice(0, 10))
  return (
    <Dialog title={t('referrals:act.corrected')} onClose={props.onClose}>
      <p>{t('referrals:correctConfirm', { event: eventWord(props.entry.type), day })}</p>
      <div class="row">
        <Button kind="primary" onClick={props.onConfirmed}>
          {t('referrals:act.corrected')}
        </Button>
        <Button kind="quiet" onClick={props.onClose}>
          {t('cancel')}
        </Button>
      </div>
    </Dialog>
  )
}
