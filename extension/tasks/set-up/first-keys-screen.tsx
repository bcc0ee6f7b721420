/** `/keys/first`: the first device of an organisation made its keys, and should not stay the only place where they are. */
import { useEffect } from 'preact/hooks'
import { useLocation } from 'wouter-preact'
import { keyStanding } from '../../keys/standing.ts'
import { openTab } from '../../platform/tabs.ts'
import { enrolment } from '../../store/enrolment.ts'
import { firstAddress } from '../../store/first-screen.ts'
import { useLive } from '../../store/live.ts'
import { Button } from '../../ui/button.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { t } from '../../ui/words.ts'

export function FirstKeysScreen() {
  const [, navigate] = useLocation()
  const known = useLive(async () => ({ device: await enrolment(), standing: await keyStanding() }), [])
  const saved = known?.standing === 'ready'
  useEffect(() => {
    if (saved) void toWork(navigate)
  }, [saved, navigate])
  if (known?.device === undefined) return <Loading />
  return (
    <div class="page">
      <PageHeader title={t('keys:first.title')} />
      <p>{t('keys:first.lead', { organisation: known.device.organisationName })}</p>
      <Notice tone="warning" title={t('keys:first.risk')}>
        <p>{t('keys:first.do')}</p>
      </Notice>
      <div class="row">
        <Button kind="primary" icon="note" onClick={() => void openTab('print.html#/recovery')}>
          {t('keys:first.print')}
        </Button>
        <Button onClick={() => void toWork(navigate)}>{t('keys:later')}</Button>
      </div>
      <p class="small muted">{t('keys:sheet.tabHint')}</p>
      <p class="small">{t('keys:first.until')}</p>
    </div>
  )
}

type Navigate = (to: string, options: { replace: boolean }) => void

async function toWork(navigate: Navigate): Promise<void> {
  navigate(await firstAddress(), { replace: true })
}
