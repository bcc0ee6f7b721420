/** Asks what an event needs to know, and no more; then writes it. */
import { useRef, useState } from 'preact/hooks'
import type { ConsentScope } from '../../../shared/codes/index.ts'
import type { ReferralState } from '../../../shared/referral/state.ts'
import { openScopes } from '../../../shared/referral/transitions.ts'
import { today } from '../../platform/clock.ts'
import { Button } from '../../ui/button.tsx'
import { CheckboxGroup } from '../../ui/choices.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { label, t } from '../../ui/words.ts'
import { type Answers, choicesOf, type OwnEvent, openQuestions, questions } from './event-questions.ts'

type Props = {
  type: OwnEvent
  state: ReferralState
  onClose: () => void
  onAnswered: (type: OwnEvent, answers: Answers) => void
}

export function EventDialog({ type, state, onClose, onAnswered }: Props) {
  const form = useRef<HTMLFormElement>(null)
  const [answers, setAnswers] = useState<Answers>({ on: today(), scopes: [] })
  const [tried, setTried] = useState(false)
  const open = openQuestions(type, answers, today())
  const fault = (name: string) =>
    tried && open.includes(name) ? t(name === 'on' ? 'referrals:faultOn' : 'referrals:faultChoose') : undefined
  const submit = (event: Event) => {
    event.preventDefault()
    setTried(true)
    if (open.length === 0) onAnswered(type, answers)
    else
      requestAnimationFrame(() =>
        form.current?.querySelector<HTMLElement>('[aria-invalid=true], fieldset input')?.focus(),
      )
  }
  return (
    <Dialog title={t(`referrals:act.${type}`)} onClose={onClose}>
      <form class="stack" ref={form} noValidate onSubmit={submit}>
        {type === 'entered_in_error' && <p>{t('referrals:errorConfirm')}</p>}
        {questions[type].map((question) => (
          <Select
            key={question}
            label={t(`referrals:ask.${question}`)}
            need="required"
            hint={question === 'evidence' ? t('referrals:evidenceHint') : undefined}
            error={fault(question)}
            emptyLabel={t('referrals:choose')}
            value={answers[question] ?? ''}
            options={choicesOf(question).map((code) => ({ value: code, label: label(question, code) }))}
            onChange={(value) => setAnswers({ ...answers, [question]: value })}
          />
        ))}
        {type === 'consent_withdrawn' && (
          <CheckboxGroup<ConsentScope>
            label={t('referrals:scopesAsk')}
            need="required"
            hint={t('referrals:scopesHint')}
            error={fault('scopes')}
            options={openScopes(state).map((scope) => ({ value: scope, label: label('consentScope', scope) }))}
            values={answers.scopes}
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
          <Button kind={type === 'entered_in_error' ? 'danger' : 'primary'} type="submit">
            {t('referrals:save')}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {t('cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
