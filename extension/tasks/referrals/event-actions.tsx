/** What the sender may record next: exactly the events that fit, each asked for in a small dialog. */
import { useState } from 'preact/hooks'
import type { ProblemCode } from '../../../shared/problem.ts'
import type { HistoryEntry, ReferralState } from '../../../shared/referral/state.ts'
import { nextEvents } from '../../../shared/referral/transitions.ts'
import { now, today } from '../../platform/clock.ts'
import { Button } from '../../ui/button.tsx'
import { dayText } from '../../ui/days.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { t } from '../../ui/words.ts'
import { EventDialog } from './event-dialog.tsx'
import { type Answers, factsOf, type OwnEvent, ownEvents } from './event-questions.ts'
import { mayCorrect } from './may-correct.ts'
import { eventWord } from './state-words.ts'
import { writeEvent } from './write-event.ts'

type Props = { state: ReferralState; organisationId: string; onWritten: (eventId: string) => void }

export function EventActions({ state, organisationId, onWritten }: Props) {
  const [asking, ask] = useState<OwnEvent | 'corrected' | undefined>(undefined)
  const [problem, setProblem] = useState<ProblemCode | undefined>(undefined)
  const possible = nextEvents(state, 'sender')
  const offered = ownEvents.filter((type) => possible.includes(type))
  const last = mayCorrect(state, organisationId, now())
  const close = () => ask(undefined)
  const done = (written: Awaited<ReturnType<typeof writeEvent>>) => {
    close()
    setProblem('problem' in written ? written.problem : undefined)
    if ('id' in written) onWritten(written.id)
  }
  const answered = async (type: OwnEvent, answers: Answers) => {
    const facts = factsOf(type, answers)
    if (facts.success) done(await writeEvent(state.ref, type, facts.data))
  }
  if (offered.length === 0 && last === undefined) return null
  return (
    <section class="section" aria-labelledby="actions">
      <h2 id="actions">{t('referrals:actions')}</h2>
      {problem !== undefined && (
        <Notice tone="danger" title={t(`problem:${problem}.title`)} live>
          <p>{t(`problem:${problem}.todo`)}</p>
        </Notice>
      )}
      <div class="row">
        {offered.map((type) => (
          <Button key={type} small kind={type === 'entered_in_error' ? 'quiet' : 'secondary'} onClick={() => ask(type)}>
            {t(`referrals:act.${type}`)}
          </Button>
        ))}
        {last !== undefined && (
          <Button small kind="quiet" icon="undo" onClick={() => ask('corrected')}>
            {t('referrals:act.corrected')}
          </Button>
        )}
      </div>
      {asking === 'corrected' && last !== undefined && (
        <Correction
          last={last}
          onClose={close}
          onConfirmed={async () => done(await writeEvent(state.ref, 'corrected', { on: today(), voids: last.id }))}
        />
      )}
      {asking !== undefined && asking !== 'corrected' && (
        <EventDialog type={asking} state={state} onClose={close} onAnswered={answered} />
      )}
    </section>
  )
}

function Correction(props: { last: HistoryEntry; onClose: () => void; onConfirmed: () => void }) {
  const { on } = props.last.facts
  const day = dayText(typeof on === 'string' ? on : props.last.at.slice(0, 10))
  return (
    <Dialog title={t('referrals:act.corrected')} onClose={props.onClose}>
      <p>{t('referrals:correctConfirm', { event: eventWord(props.last.type), day })}</p>
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
