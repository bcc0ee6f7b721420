/** A message to the other organisation, sealed for both: offered where the family allows it, and where it can be sealed. */
import { useState } from 'preact/hooks'
import type { ProblemCode } from '../../../shared/problem.ts'
import type { ReferralState } from '../../../shared/referral/state.ts'
import { longestMessage } from '../../../shared/sealed.ts'
import { sealability } from '../../keys/seal-for.ts'
import { today } from '../../platform/clock.ts'
import { useLive } from '../../store/live.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { t } from '../../ui/words.ts'
import { mayMessage } from './may-message.ts'
import type { Part } from './part.ts'
import { write } from './write-event.ts'

type Props = { state: ReferralState; part: Part; nameOf: (id: string) => string }

export function MessageSection({ state, part, nameOf }: Props) {
  const [writing, setWriting] = useState(false)
  const other = part === 'receiver' ? state.from : (state.to ?? '')
  const may = useLive(() => sealability(other), [other])
  if (!mayMessage(state, part) || may === undefined) return null
  const name = nameOf(other)
  return (
    <div class="section">
      {may.may ? (
        <div class="row">
          <Button small icon="mail" onClick={() => setWriting(true)}>
            {t('referrals:messageWrite', { name })}
          </Button>
        </div>
      ) : (
        <p class="small">{t('referrals:messageImpossible', { why: t(`problem:${may.why}.title`) })}</p>
      )}
      {writing && <MessageDialog refId={state.ref} name={name} onClose={() => setWriting(false)} />}
    </div>
  )
}

function MessageDialog({ refId, name, onClose }: { refId: string; name: string; onClose: () => void }) {
  const [text, setText] = useState('')
  const [tried, setTried] = useState(false)
  const [problem, setProblem] = useState<ProblemCode | undefined>(undefined)
  const message = text.trim()
  const send = async (event: Event) => {
    event.preventDefault()
    setTried(true)
    if (message === '') return
    const part = { t: 'shared' as const, body: { message } }
    const written = await write({ type: 'shared', facts: { on: today() }, ref: refId, part })
    if ('problem' in written) setProblem(written.problem)
    else onClose()
  }
  return (
    <Dialog title={t('referrals:messageWrite', { name })} onClose={onClose}>
      <form class="stack" noValidate onSubmit={send}>
        <ProblemNotice problem={problem} />
        <TextArea
          label={t('referrals:message')}
          hint={t('referrals:messageHint', { name })}
          error={tried && message === '' ? t('referrals:messageEmpty') : undefined}
          maxLength={longestMessage}
          rows={5}
          value={text}
          onInput={setText}
        />
        <div class="row">
          <Button kind="primary" type="submit">
            {t('referrals:messageSend')}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {t('cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
