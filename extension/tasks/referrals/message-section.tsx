/** A message to the other organisation, sealed for both: offered where the family allows it, and where it can be sealed. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { ProblemCode } from '../../../shared/problem.ts'
import { utf8Bytes } from '../../../shared/protocol/bytes.ts'
import type { ReferralState } from '../../../shared/referral/state.ts'
import { longestMessage, longestPartBytes } from '../../../shared/sealed.ts'
import { sealability } from '../../keys/seal-for.ts'
import { today } from '../../platform/clock.ts'
import { codeOf } from '../../store/kept-form.ts'
import { useLive } from '../../store/live.ts'
import { dropEmptyMessage, dropMessage, keepingMessage, startMessage } from '../../store/message-drafts.ts'
import { useKeptForm } from '../../store/use-kept-form.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Form } from '../../ui/form.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { t } from '../../ui/words.ts'
import { mayMessage } from './may-message.ts'
import type { Part } from './part.ts'
import { write } from './write-event.ts'

type Props = { state: ReferralState; part: Part; nameOf: (id: string) => string }

export function MessageSection({ state, part, nameOf }: Props) {
  const [writing, setWriting] = useState(false)
  const [failed, setFailed] = useState<ProblemCode | undefined>(undefined)
  /** What the dialog before still takes away must be gone, or it would take what is written next. */
  const cleared = useRef<Promise<unknown>>(Promise.resolve())
  const other = part === 'receiver' ? state.from : (state.to ?? '')
  const may = useLive(() => sealability(other), [other])
  const allowed = mayMessage(state, part)
  // What the family no longer allows is not kept as a draft either.
  useEffect(() => {
    if (!allowed) void dropMessage(state.ref)
  }, [allowed, state.ref])
  if (!allowed || may === undefined) return null
  const name = nameOf(other)
  // What is typed is kept in a draft: the dialog opens once there is one.
  const open = async () => {
    await cleared.current
    await startMessage(state.ref).then(
      () => setWriting(true),
      (failure: unknown) => setFailed(codeOf(failure)),
    )
  }
  const close = (clearing: Promise<unknown>) => {
    cleared.current = clearing
    setFailed(undefined)
    setWriting(false)
  }
  return (
    <div class="section">
      <ProblemNotice problem={failed} />
      {may.may ? (
        <div class="row">
          <Button small icon="mail" onClick={() => void open()}>
            {t('referrals:messageWrite', { name })}
          </Button>
        </div>
      ) : (
        <p class="small">{t('referrals:messageImpossible', { why: t(`problem:${may.why}.title`) })}</p>
      )}
      {writing && <MessageDialog refId={state.ref} name={name} onClose={close} />}
    </div>
  )
}

/** @property onClose is told what is still being taken away */
type DialogProps = { refId: string; name: string; onClose: (clearing: Promise<unknown>) => void }

/** What was begun before is taken up again, in whichever window; sending it or leaving it empty ends it. */
function MessageDialog({ refId, name, onClose }: DialogProps) {
  const draft = useKeptForm(refId, keepingMessage(refId))
  const [tried, setTried] = useState(false)
  const [failed, setFailed] = useState<ProblemCode | undefined>(undefined)
  const leaving = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what ended elsewhere cannot be written on here
  useEffect(() => {
    if (!draft.ended || leaving.current) return
    announce(t('referrals:messageElsewhere'))
    onClose(Promise.resolve())
  }, [draft.ended])
  const text = draft.form?.message ?? ''
  const message = text.trim()
  const fault = messageFault(message, tried)
  const close = () => {
    leaving.current = true
    onClose(dropEmptyMessage(refId).catch(() => undefined))
  }
  const send = async () => {
    setTried(true)
    if (messageFault(message, true) !== undefined) return
    leaving.current = true
    const part = { t: 'shared' as const, body: { message } }
    const written = await write({ type: 'shared', facts: { on: today() }, ref: refId, part })
    if ('problem' in written) {
      leaving.current = false
      return setFailed(written.problem)
    }
    await dropMessage(refId)
    onClose(Promise.resolve())
  }
  return (
    <Dialog title={t('referrals:messageWrite', { name })} onClose={close}>
      <Form onSubmit={() => void send()}>
        <ProblemNotice problem={failed ?? draft.problem} />
        <TextArea
          label={t('referrals:message')}
          hint={t('referrals:messageHint', { name })}
          error={fault}
          rows={5}
          value={text}
          onInput={(typed) => draft.change({ ref: refId, message: typed })}
        />
        <div class="row">
          <Button kind="primary" type="submit">
            {t('referrals:messageSend')}
          </Button>
          <Button kind="quiet" onClick={close}>
            {t('cancel')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}

/** Too long is said at once and never cut off; that something is missing, only after a try. */
function messageFault(message: string, tried: boolean): string | undefined {
  const over = message.length - longestMessage
  if (over > 0) return t('log:tooLong', { count: over })
  if (utf8Bytes(JSON.stringify({ message })).length > longestPartBytes) return t('log:faultTooLong')
  return tried && message === '' ? t('referrals:messageEmpty') : undefined
}
