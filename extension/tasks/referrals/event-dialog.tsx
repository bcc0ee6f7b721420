/** Asks what an event needs to know, and no more; then writes it. */
import { useRef, useState } from 'preact/hooks'
import type { ReferralState } from '../../../shared/referral/state.ts'
import { today } from '../../platform/clock.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Form } from '../../ui/form.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { t } from '../../ui/words.ts'
import { type Act, type Answers, answersTo, openQuestions, questionsOf } from './event-questions.ts'
import type { Part } from './part.ts'
import { WithdrawalQuestion } from './withdrawal-question.tsx'

type Props = {
  type: Act
  part: Part
  state: ReferralState
  onClose: () => void
  onAnswered: (type: Act, answers: Answers) => void
}

export function EventDialog({ type, part, state, onClose, onAnswered }: Props) {
  const form = useRef<HTMLFormElement>(null)
  const [answers, setAnswers] = useState<Answers>({ on: today(), appointmentOn: '', scopes: [] })
  const [tried, setTried] = useState(false)
  const open = openQuestions(type, part, answers, today())
  const fault = (name: string) => {
    if (!tried || !open.includes(name)) return undefined
    return t(
      name === 'on' ? 'referrals:faultOn' : name === 'appointmentOn' ? 'referrals:faultDay' : 'referrals:faultChoose',
    )
  }
  const submit = () => {
    setTried(true)
    if (open.length === 0) onAnswered(type, answers)
    else
      requestAnimationFrame(() =>
        form.current?.querySelector<HTMLElement>('[aria-invalid=true], fieldset input')?.focus(),
      )
  }
  const grave = type === 'entered_in_error' || type === 'consent_withdrawn'
  return (
    <Dialog title={t(`referrals:act.${type}`)} onClose={onClose}>
      <Form formRef={form} onSubmit={submit}>
        {type === 'entered_in_error' && <p>{t('referrals:errorConfirm')}</p>}
        {questionsOf(type, part).map((question) => (
          <Select
            key={question}
            label={t(`referrals:ask.${question}`)}
            need="required"
            hint={question === 'evidence' ? t('referrals:evidenceHint') : undefined}
            error={fault(question)}
            emptyLabel={t('referrals:choose')}
            value={answers[question] ?? ''}
            options={answersTo(question)}
            onChange={(value) => setAnswers({ ...answers, [question]: value })}
          />
        ))}
        {type === 'accepted' && (
          <TextField
            label={t('referrals:askAppointment')}
            need="optional"
            type="date"
            value={answers.appointmentOn}
            error={fault('appointmentOn')}
            onInput={(appointmentOn) => setAnswers({ ...answers, appointmentOn })}
          />
        )}
        {type === 'consent_withdrawn' && (
          <WithdrawalQuestion
            state={state}
            error={fault('scopes')}
            scopes={answers.scopes}
            onChange={(scopes) => setAnswers({ ...answers, scopes })}
          />
        )}
        {type !== 'entered_in_error' && (
          <TextField
            label={t('referrals:on')}
            type="date"
            value={answers.on}
            error={fault('on')}
            onInput={(on) => setAnswers({ ...answers, on })}
          />
        )}
        <div class="row">
          <Button kind={grave ? 'danger' : 'primary'} type="submit">
            {t(type === 'consent_withdrawn' ? 'referrals:withdraw' : 'referrals:save')}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {t('cancel')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
