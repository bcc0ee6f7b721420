/** `/keys/sheet`: whether a recovery sheet holds and since when, and the way to print one. */
import { useLocation } from 'wouter-preact'
import { lastSaid, yearMs } from '../../../shared/protocol/last-said.ts'
import { activeKeepers, isRecoverable } from '../../../shared/protocol/recoverable.ts'
import { dayOf, now } from '../../platform/clock.ts'
import { openTab } from '../../platform/tabs.ts'
import { database } from '../../store/database.ts'
import { enrolment } from '../../store/enrolment.ts'
import { ownKeyLog } from '../../store/key-logs.ts'
import { useLive } from '../../store/live.ts'
import { readMeta } from '../../store/meta.ts'
import { Button } from '../../ui/button.tsx'
import { dayText } from '../../ui/days.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { t } from '../../ui/words.ts'

export function SheetScreen() {
  const [, navigate] = useLocation()
  const known = useLive(
    async () => ({
      device: await enrolment(),
      own: await ownKeyLog(),
      seenAt: (await readMeta(database, 'sheetSeenAt')) ?? 0,
    }),
    [],
  )
  if (known === undefined) return <Loading />
  const { device, own, seenAt } = known
  return (
    <div class="page">
      <PageHeader title={t('keys:sheet.title')} onBack={() => navigate('/settings')} backLabel={t('keys:back')} />
      <p>{t('keys:sheet.what')}</p>
      {own === undefined || device === undefined ? (
        <EmptyState title={t('keys:noKeys')} />
      ) : (
        <>
          <Standing own={own} seenAt={seenAt} />
          <p class="small">{t('keys:sheet.twoKeepers', { count: activeKeepers(own.log).length })}</p>
          {activeKeepers(own.log).some(({ id }) => id === device.deviceId) ? (
            <>
              {own.log.recovery !== undefined && <Try due={isDue(own, seenAt)} />}
              <Print again={own.log.recovery !== undefined} />
            </>
          ) : (
            <p>{t('keys:sheet.notKeeper')}</p>
          )}
        </>
      )}
      <a href="#/keys/lost">{t('keys:sheet.lostLink')}</a>
    </div>
  )
}

type Own = NonNullable<Awaited<ReturnType<typeof ownKeyLog>>>

function isDue({ statements }: Pick<Own, 'statements'>, seenAt: number): boolean {
  const since = lastSaid(statements, 'recovery')
  return since !== undefined && now() - Math.max(since, seenAt) > yearMs
}

function Standing({ own: { log, statements }, seenAt }: { own: Own; seenAt: number }) {
  if (log.recovery === undefined)
    return (
      <Notice tone="warning" title={t('keys:sheet.none')}>
        {!isRecoverable(log) && <p>{t('keys:sheet.noneKept')}</p>}
      </Notice>
    )
  const since = lastSaid(statements, 'recovery')
  const old = isDue({ statements }, seenAt)
  const day = since === undefined ? undefined : dayText(dayOf(new Date(since)))
  return (
    <Notice
      tone={old ? 'warning' : 'success'}
      title={day === undefined ? t('keys:sheet.holdsNoDay') : t('keys:sheet.holds', { day })}
    >
      {old && <p>{t('keys:sheet.old')}</p>}
    </Notice>
  )
}

/** @param due whether the sheet was not tried for a year */
function Try({ due }: { due: boolean }) {
  const [, navigate] = useLocation()
  return (
    <div class="row">
      <Button kind={due ? 'primary' : 'secondary'} icon="check" onClick={() => navigate('/keys/try')}>
        {t('keys:sheet.try')}
      </Button>
    </div>
  )
}

function Print({ again }: { again: boolean }) {
  return (
    <div class="section">
      <div class="row">
        <Button kind={again ? 'secondary' : 'primary'} icon="note" onClick={() => void openTab('print.html#/recovery')}>
          {t(again ? 'keys:sheet.replace' : 'keys:sheet.print')}
        </Button>
      </div>
      <p class="small muted">{t('keys:sheet.tabHint')}</p>
      {again && <p class="small">{t('keys:sheet.replaceHint')}</p>}
    </div>
  )
}
