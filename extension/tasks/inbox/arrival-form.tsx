/** Records a family that came with a code of which nothing is here, after asking what it agrees to. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { useLocation } from 'wouter-preact'
import { Problem, type ProblemCode } from '../../../shared/problem.ts'
import { authorEvent, undoEvent } from '../../events/author.ts'
import { today } from '../../platform/clock.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { RadioGroup } from '../../ui/choices.tsx'
import { Form } from '../../ui/form.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { t } from '../../ui/words.ts'

const holdMs = 10_000

/** @param sure the server was asked; else a hand-over with this code may still be on its way */
export function ArrivalForm({ code, sure, onClose }: { code: string; sure: boolean; onClose: () => void }) {
  const [, navigate] = useLocation()
  const [agreed, agree] = useState<'yes' | 'no' | undefined>(undefined)
  const [tried, setTried] = useState(false)
  const [problem, setProblem] = useState<ProblemCode | undefined>(undefined)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const submit = async () => {
    setTried(true)
    if (agreed === undefined) return
    try {
      const ref = await recordArrival(code, agreed === 'yes')
      navigate(`/inbox/${ref}`)
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure
      setProblem(failure.code)
    }
  }
  return (
    <Card label={t('inbox:arrivalNew', { code })}>
      <h2 ref={heading} tabIndex={-1}>
        {t('inbox:arrivalNew', { code })}
      </h2>
      <p>{t(sure ? 'inbox:arrivalNewText' : 'inbox:arrivalUnsureText')}</p>
      <ProblemNotice problem={problem} />
      <Form onSubmit={() => void submit()}>
        <RadioGroup
          label={t('inbox:arrivalAsk')}
          need="required"
          error={tried && agreed === undefined ? t('inbox:arrivalAskFault') : undefined}
          options={[
            { value: 'yes', label: t('inbox:arrivalYes') },
            { value: 'no', label: t('inbox:arrivalNo') },
          ]}
          value={agreed}
          onChange={agree}
        />
        <div class="row">
          <Button kind="primary" type="submit">
            {t('inbox:arrivalSave')}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {t('cancel')}
          </Button>
        </div>
      </Form>
    </Card>
  )
}

/** @throws {Problem} those of `authorEvent`; then nothing was stored */
async function recordArrival(code: string, feedback: boolean): Promise<string> {
  const facts = { on: today(), code, feedback }
  const { ref, id } = await authorEvent({ type: 'presented', facts }, { holdMs })
  announce(t('inbox:arrivalDone'), {
    durationMs: holdMs,
    undo: async () => {
      const undone = await undoEvent(ref, id)
      announce(t(undone ? 'inbox:undone' : 'inbox:undoTooLate'))
    },
  })
  return ref
}
