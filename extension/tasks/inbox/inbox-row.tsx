/** One line of the inbox: what, from whom, since when, by which code, what is due. Opened only when somebody looks. */
import { Badge } from '../../ui/badge.tsx'
import { agoText, dayText } from '../../ui/days.ts'
import { label, t } from '../../ui/words.ts'
import { type InboxView, type InboxRow as Row, staysHere } from './read-inbox.ts'

/** Groups whose heading says the state already. */
const named: readonly InboxView[] = ['new', 'waiting', 'onHold']

export function InboxRow({ row, today, group }: { row: Row; today: string; group: InboxView }) {
  const { state } = row
  const fresh = group === 'new'
  return (
    <li class={fresh ? 'inbox-row inbox-fresh' : 'inbox-row'}>
      <a class="inbox-title" href={`#/inbox/${row.ref}`}>
        {fresh && <span class="visually-hidden">{t('inbox:freshPrefix')} </span>}
        {row.title}
      </a>
      {row.from !== '' && <span class="small">{t('inbox:from', { name: row.from })}</span>}
      <span class="row inbox-line">
        {!named.includes(group) && <Badge tone="outline">{t(`inbox:status.${state.status}`)}</Badge>}
        {state.concurrent.length > 0 && (
          <Badge tone="warning" icon="warning">
            {t('inbox:conflict')}
          </Badge>
        )}
        {state.holdReason !== undefined && <Badge tone="outline">{label('holdReason', state.holdReason)}</Badge>}
        {row.dueOn !== undefined && (
          <Badge tone={row.overdue ? 'warning' : 'neutral'} icon="clock">
            {t(row.overdue ? 'inbox:overdue' : 'inbox:dueOn', { day: dayText(row.dueOn) })}
          </Badge>
        )}
        {row.followUpDue && (
          <Badge tone="warning" icon="clock">
            {t('inbox:followUpDue')}
          </Badge>
        )}
        {state.appointmentOn !== undefined && (
          <Badge tone="info">{t('inbox:appointment', { day: dayText(state.appointmentOn) })}</Badge>
        )}
        {row.came && (
          <Badge tone="success" icon="check">
            {t('inbox:came')}
          </Badge>
        )}
        {row.withContact && (
          <Badge tone="info" icon="person">
            {t('inbox:withContact')}
          </Badge>
        )}
        {staysHere(state) && <Badge>{t('inbox:noAnswer')}</Badge>}
      </span>
      <span class="small">
        {agoText(state.openedOn, today)} · {row.code}
      </span>
    </li>
  )
}
