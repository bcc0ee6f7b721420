/** What was put aside, one's own or what came in, with the reason in plain words, and another try where one may help. */

import { isProblemCode } from '../../../shared/problem.ts'
import { readEvent } from '../../../shared/referral/folded-event.ts'
import { dayOf } from '../../platform/clock.ts'
import type { QuarantinedEvent } from '../../store/database.ts'
import { maySendAgain, sendAgain } from '../../sync/quarantine.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import { dayText } from '../../ui/days.ts'
import { Notice } from '../../ui/notice.tsx'
import { t } from '../../ui/words.ts'
import { eventWord } from './state-words.ts'

export function QuarantineSection({ events }: { events: readonly QuarantinedEvent[] }) {
  return (
    <>
      {events.map((event) => {
        const { what, todo } = reason(event)
        const title = `${eventWord(readEvent(event.p)?.t ?? '')}, ${dayText(dayOf(new Date(event.at)))}`
        return (
          <Notice key={event.s} tone="warning" title={title}>
            <p>{what}</p>
            <p class="small">{todo}</p>
            {maySendAgain(event) && (
              <div class="row">
                <Button small onClick={() => void retry(event)}>
                  {t('referrals:sendAgain')}
                </Button>
              </div>
            )}
          </Notice>
        )
      })}
    </>
  )
}

/** The author's device was shut out, which its code's own words say of the device one sits at. */
function reason({ why }: QuarantinedEvent): { what: string; todo: string } {
  if (why === 'device_revoked') return { what: t('referrals:asideRevokedTitle'), todo: t('referrals:asideRevokedTodo') }
  const problem = isProblemCode(why) ? why : 'unexpected'
  return { what: t(`problem:${problem}.title`), todo: t(`problem:${problem}.todo`) }
}

async function retry(event: QuarantinedEvent): Promise<void> {
  await sendAgain(event)
  announce(t('referrals:sentAgain'))
}
