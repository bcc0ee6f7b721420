/**
 * What was put aside, one's own or what came in, with the reason in plain words and the ways out: another try where one
 * may help, its content to take along and record anew, and letting it go.
 */
import { useState } from 'preact/hooks'
import { isProblemCode, Problem, type ProblemCode } from '../../../shared/problem.ts'
import { readEvent } from '../../../shared/referral/folded-event.ts'
import { dayOf } from '../../platform/clock.ts'
import type { QuarantinedEvent } from '../../store/database.ts'
import { discard, maySendAgain, sendAgain } from '../../sync/quarantine.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { CopyBlock } from '../../ui/copy-block.tsx'
import { dayText } from '../../ui/days.ts'
import { Notice } from '../../ui/notice.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { t } from '../../ui/words.ts'
import { asideText } from './aside-text.ts'
import { eventWord } from './state-words.ts'

export function QuarantineSection({ events }: { events: readonly QuarantinedEvent[] }) {
  return (
    <>
      {events.map((event) => (
        <Aside key={event.s} event={event} />
      ))}
    </>
  )
}

function Aside({ event }: { event: QuarantinedEvent }) {
  const [text, setText] = useState<string | undefined>(undefined)
  const [asking, ask] = useState(false)
  const [problem, setProblem] = useState<ProblemCode | undefined>(undefined)
  const what = eventWord(readEvent(event.p)?.t ?? '')
  const show = async () => {
    try {
      setText(await asideText(event))
      setProblem(undefined)
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure
      setProblem(failure.code)
    }
  }
  return (
    <Notice tone="warning" title={`${what}, ${dayText(dayOf(new Date(event.at)))}`}>
      <Reason why={event.why} />
      <ProblemNotice problem={problem} />
      {text !== undefined && (
        <CopyBlock label={t('aside:content')} text={text} file={{ name: `${t('aside:file')}.txt` }} />
      )}
      <div class="row">
        {maySendAgain(event) && (
          <Button small onClick={() => void retry(event)}>
            {t('aside:sendAgain')}
          </Button>
        )}
        {text === undefined && (
          <Button small kind="quiet" icon="note" onClick={() => void show()}>
            {t('aside:show')}
          </Button>
        )}
        <Button small kind="quiet" icon="delete" onClick={() => ask(true)}>
          {t('aside:discard')}
        </Button>
      </div>
      {asking && (
        <ConfirmDialog
          title={t('aside:discardTitle', { event: what })}
          act={t('aside:discard')}
          onAct={() => void letGo(event)}
          onClose={() => ask(false)}
        >
          <p>{t('aside:discardText')}</p>
          <p>{t('removal:final')}</p>
        </ConfirmDialog>
      )}
    </Notice>
  )
}

/** The author's device was shut out, which its code's own words say of the device one sits at. */
function Reason({ why }: { why: string }) {
  if (!isProblemCode(why) || why === 'unexpected') return <p>{t('aside:unknown')}</p>
  const revoked = why === 'device_revoked'
  return (
    <>
      <p>{revoked ? t('aside:revokedTitle') : t(`problem:${why}.title`)}</p>
      <p class="small">{revoked ? t('aside:revokedTodo') : t(`problem:${why}.todo`)}</p>
    </>
  )
}

async function retry(event: QuarantinedEvent): Promise<void> {
  await sendAgain(event)
  announce(t('aside:sentAgain'))
}

async function letGo(event: QuarantinedEvent): Promise<void> {
  await discard(event)
  announce(t('aside:discarded'))
}
