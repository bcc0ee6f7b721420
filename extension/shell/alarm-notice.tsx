/** The oldest alarm that nobody has confirmed to have read: calm in tone, above everything, until it was read. */
import { acknowledge, openAlarms } from '../store/alarms.ts'
import { readOrganisation } from '../store/catalogue.ts'
import type { AlarmRecord } from '../store/database.ts'
import { enrolment } from '../store/enrolment.ts'
import { useLive } from '../store/live.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { t } from '../ui/words.ts'

/** `own`: it concerns the organisation of this very device. */
export type NamedAlarm = AlarmRecord & { organisation?: string; own?: boolean }

/** Shows nothing where every alarm was confirmed; how many more there are stands in the link. */
export function AlarmNotice() {
  const open = useLive(async () => Promise.all((await openAlarms()).map(named)), [])
  const [first, ...others] = open ?? []
  if (first === undefined) return null
  return (
    <Notice tone="danger" title={t(`problem:${first.code}.title`)} live>
      <AlarmText alarm={first} />
      <div class="row">
        <Button small onClick={() => void acknowledge(first.id)}>
          {t('keys:alarm.seen')}
        </Button>
        <a class="small" href="#/keys/messages">
          {others.length === 0 ? t('keys:alarm.details') : t('keys:alarm.more', { count: others.length })}
        </a>
      </div>
    </Notice>
  )
}

/** Whom it concerns and what to do. */
export function AlarmText({ alarm }: { alarm: NamedAlarm }) {
  return (
    <>
      {alarm.organisation !== undefined && (
        <p class="strong">{t('keys:alarm.about', { organisation: alarm.organisation })}</p>
      )}
      <p>
        {t(alarm.own === true && alarm.code === 'key_changed' ? 'keys:alarm.ownKeys' : `problem:${alarm.code}.todo`)}
      </p>
    </>
  )
}

/** With the organisation's name, or the end of its id where the catalogue lacks it. Works inside `useLive`. */
export async function named(alarm: AlarmRecord): Promise<NamedAlarm> {
  if (alarm.org === undefined) return alarm
  const [known, present] = await Promise.all([readOrganisation(alarm.org), enrolment()])
  const fallback = t('keys:partners.unknownName', { id: alarm.org.slice(-4).toUpperCase() })
  return { ...alarm, organisation: known?.name ?? fallback, own: present?.organisationId === alarm.org }
}
