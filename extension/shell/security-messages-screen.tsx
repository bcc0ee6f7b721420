/** `/keys/messages`: every alarm there was, with what was said of it; what was read stays to be looked up. */
import { useLocation } from 'wouter-preact'
import { acknowledge, allAlarms } from '../store/alarms.ts'
import { useLive } from '../store/live.ts'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/button.tsx'
import { instantText } from '../ui/days.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { Loading } from '../ui/loading.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { t } from '../ui/words.ts'
import { AlarmText, type NamedAlarm, named } from './alarm-notice.tsx'

export function SecurityMessagesScreen() {
  const [, navigate] = useLocation()
  const alarms = useLive(async () => Promise.all((await allAlarms()).map(named)), [])
  if (alarms === undefined) return <Loading />
  return (
    <div class="page">
      <PageHeader title={t('keys:alarm.title')} onBack={() => navigate('/settings')} backLabel={t('keys:back')} />
      {alarms.length === 0 ? (
        <EmptyState title={t('keys:alarm.none')} />
      ) : (
        <>
          <p class="small muted">{t('keys:alarm.intro')}</p>
          <Section title={t('keys:alarm.open')} alarms={alarms.filter(({ seenAt }) => seenAt === undefined)} />
          <Section title={t('keys:alarm.earlier')} alarms={alarms.filter(({ seenAt }) => seenAt !== undefined)} />
        </>
      )}
    </div>
  )
}

function Section({ title, alarms }: { title: string; alarms: readonly NamedAlarm[] }) {
  if (alarms.length === 0) return null
  return (
    <section class="section" aria-label={title}>
      <h2>{title}</h2>
      <ul class="stack-tight">
        {alarms.map((alarm) => (
          <li key={alarm.id} class="card">
            <h3>{t(`problem:${alarm.code}.title`)}</h3>
            <p class="small muted">{t('keys:alarm.at', { time: instantText(alarm.at) })}</p>
            <AlarmText alarm={alarm} />
            {alarm.seenAt === undefined && (
              <div class="row">
                <Button
                  small
                  onClick={async () => {
                    await acknowledge(alarm.id)
                    announce(t('keys:alarm.kept'))
                  }}
                >
                  {t('keys:alarm.seen')}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
