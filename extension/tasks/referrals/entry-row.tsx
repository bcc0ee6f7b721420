/** One referral in the list: what, where, how it stands, how long ago. The case reference is opened for what is on screen. */
import { useEffect, useState } from 'preact/hooks'
import { type Calendar, followUpIsDue, isOverdue, isSilent } from '../../../shared/referral/overdue.ts'
import type { ReferralState } from '../../../shared/referral/state.ts'
import { lockState } from '../../keys/lock.ts'
import { readNoted } from '../../keys/parts.ts'
import { Badge } from '../../ui/badge.tsx'
import { agoText } from '../../ui/days.ts'
import { useSeen } from '../../ui/use-seen.ts'
import { t } from '../../ui/words.ts'
import type { Entry } from './entry.ts'
import { stateTone, stateWord } from './state-words.ts'

export function EntryRow({ entry, calendar }: { entry: Entry; calendar: Calendar }) {
  const { state } = entry
  const overdue = isOverdue(state, calendar)
  const [row, seen] = useSeen<HTMLLIElement>()
  const caseReference = useCaseReference(state, seen)
  return (
    <li class="entry" ref={row}>
      <div class="grow stack-tight">
        <a class="entry-title" href={`#/referrals/${entry.ref}`}>
          {entry.title}
        </a>
        {entry.provider !== '' && <span class="small">{entry.provider}</span>}
        <span class="row entry-line">
          <Badge tone={stateTone(state)}>{stateWord(state)}</Badge>
          {overdue && (
            <Badge tone="warning" icon="clock">
              {t('referrals:overdue')}
            </Badge>
          )}
          {followUpIsDue(state, calendar) && (
            <Badge tone="warning" icon="clock">
              {t('referrals:followUpDue')}
            </Badge>
          )}
          {!overdue && isSilent(state, calendar) && (
            <Badge tone="outline" icon="clock">
              {t('referrals:silent')}
            </Badge>
          )}
          {entry.reported && (
            <Badge tone="success" icon="check">
              {t('referrals:reportedShort')}
            </Badge>
          )}
          {state.concurrent.length > 0 && (
            <Badge tone="warning" icon="warning">
              {t('referrals:conflict')}
            </Badge>
          )}
          {entry.quarantined ? (
            <Badge tone="danger" icon="warning">
              {t('referrals:filters.quarantined')}
            </Badge>
          ) : (
            entry.undelivered && (
              <Badge tone="outline" icon="cloud">
                {t('referrals:undelivered')}
              </Badge>
            )
          )}
        </span>
        <span class="small">
          {[ageText(state, calendar.today), state.kind === 'referral' ? entry.code : '', caseReference]
            .filter((part) => part !== '')
            .join(' · ')}
        </span>
      </div>
    </li>
  )
}

/** How old it is, and when something happened last: the list stands in the order of the latter. */
function ageText({ openedOn, changedOn }: ReferralState, today: string): string {
  const opened = agoText(openedOn, today)
  const changed = agoText(changedOn, today)
  return opened === changed ? opened : `${opened}, ${t('referrals:lastChanged', { when: changed })}`
}

/** Empty until it was seen and opened, while the page is locked, and where there is none. */
function useCaseReference({ ref, sealed }: ReferralState, seen: boolean): string {
  const [text, setText] = useState('')
  const lock = lockState.value
  const which = seen ? sealed.join(' ') : ''
  // biome-ignore lint/correctness/useExhaustiveDependencies: the ids tell when there is something new to open
  useEffect(() => {
    let current = true
    if (which === '') setText('')
    else
      readNoted(ref).then(
        (noted) => current && setText(noted?.caseReference ?? ''),
        () => current && setText(''),
      )
    return () => {
      current = false
    }
  }, [ref, which, lock])
  return text
}
