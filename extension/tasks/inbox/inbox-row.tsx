/** One line of the inbox: what, from whom, since when, by which code, what is due. Opened only when somebody looks. */
import { Badge } from '../../ui/badge.tsx'
import { agoText, dayText } from '../../ui/days.ts'
import { t } from '../../ui/words.ts'
import { type InboxRow as Row, staysHere } from './read-inbox.ts'

export function InboxRow({ row, today, fresh }: { row: Row; today: string; fresh: boolean }) {
  const { state } = row
  return (
    <li class={fresh ? 'inbox-row inbox-fresh' : 'inbox-row'}>
      <a class="inbox-title" href={`#/inbox/${row.ref}`}>
        {fresh && <span class="visually-hidden">{t('inbox:freshPrefix')} </span>}
        {row.title}
      </a>
      {row.from !== '' && <span class="small">{t('inbox:from', { name: row.from })}</span>}
      <span class="row inbox-line">
        <Badge tone={state.concurrent.length > 0 ? 'warning' : 'outline'}>
          {state.concurrent.length > 0 ? t('inbox:conflict') : t(`inbox:status.${state.status}`)}
        </Badge>
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
