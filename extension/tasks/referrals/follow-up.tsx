/** The day on which the own organisation wants to look at it again: set, moved, taken away. Nobody else learns of it. */
import { useState } from 'preact/hooks'
import type { ProblemCode } from '../../../shared/problem.ts'
import type { ReferralState } from '../../../shared/referral/state.ts'
import { today } from '../../platform/clock.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { dayText } from '../../ui/days.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Form } from '../../ui/form.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { t } from '../../ui/words.ts'
import { writeEvent } from './write-event.ts'

export function FollowUp({ state }: { state: ReferralState }) {
  const [asking, ask] = useState(false)
  const [problem, setProblem] = useState<ProblemCode | undefined>(undefined)
  const { followUpOn, ref } = state
  const plan = async (day: string | undefined) => {
    ask(false)
    const written = await writeEvent(ref, 'planned', { on: today(), ...(day !== undefined && { followUpOn: day }) })
    setProblem('problem' in written ? written.problem : undefined)
  }
  return (
    <div class="section">
      <ProblemNotice problem={problem} />
      <div class={followUpOn === undefined ? 'row row-quiet' : 'row'}>
        {followUpOn !== undefined && (
          <Badge tone={followUpOn <= today() ? 'warning' : 'neutral'} icon="clock">
            {t('referrals:followUpAt', { day: dayText(followUpOn) })}
          </Badge>
        )}
        <Button small kind="quiet" icon="clock" onClick={() => ask(true)}>
          {t(followUpOn === undefined ? 'referrals:followUpSet' : 'referrals:followUpMove')}
        </Button>
        {followUpOn !== undefined && (
          <Button small kind="quiet" icon="check" onClick={() => void plan(undefined)}>
            {t('referrals:followUpClear')}
          </Button>
        )}
      </div>
      {asking && <DayDialog day={followUpOn ?? ''} onClose={() => ask(false)} onChosen={(day) => void plan(day)} />}
    </div>
  )
}

function DayDialog(props: { day: string; onClose: () => void; onChosen: (day: string) => void }) {
  const [day, setDay] = useState(props.day)
  const [tried, setTried] = useState(false)
  const fits = /^\d{4}-\d{2}-\d{2}$/.test(day) && day > today()
  return (
    <Dialog title={t('referrals:followUpOn')} onClose={props.onClose}>
      <Form
        onSubmit={() => {
          setTried(true)
          if (fits) props.onChosen(day)
        }}
      >
        <TextField
          label={t('referrals:followUpAsk')}
          hint={t('referrals:followUpHint')}
          type="date"
          value={day}
          error={tried && !fits ? t('referrals:followUpFault') : undefined}
          onInput={setDay}
        />
        <div class="row">
          <Button kind="primary" type="submit">
            {t('referrals:save')}
          </Button>
          <Button kind="quiet" onClick={props.onClose}>
            {t('cancel')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
