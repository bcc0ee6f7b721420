/** `/keys/devices`: which browsers belong to the organisation, who waits at the door, who must go. */
import { useRef } from 'preact/hooks'
import { useLocation } from 'wouter-preact'
import { enrolment } from '../../store/enrolment.ts'
import { ownKeyLog } from '../../store/key-logs.ts'
import { useLive } from '../../store/live.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { t } from '../../ui/words.ts'
import { DeviceList } from './device-list.tsx'
import { ListedDevices } from './listed-devices.tsx'
import { useDevices } from './use-devices.ts'
import './devices.css'

/** @param recovered whether the person comes from the recovery sheet and has lost devices to shut out */
export function DevicesScreen({ recovered = false }: { recovered?: boolean }) {
  const [, navigate] = useLocation()
  const content = useRef<HTMLDivElement>(null)
  const known = useLive(async () => ({ device: await enrolment(), log: (await ownKeyLog())?.log }), [])
  const own = known?.log?.devices.find(({ id }) => id === known.device?.deviceId)
  const mayAct = own?.keeper === true && !own.revoked
  const { rows, problem, reload } = useDevices(mayAct)
  if (known === undefined) return <Loading />
  const { device, log } = known
  const changed = async () => {
    await reload()
    content.current?.focus()
  }
  return (
    <div class="page">
      <PageHeader title={t('keys:devices.title')} onBack={() => navigate('/settings')} backLabel={t('keys:back')} />
      {recovered && (
        <Notice tone="success" title={t('keys:devices.lostTitle')}>
          <p>{t('keys:devices.lostText')}</p>
          <p>{t('keys:devices.lostThen')}</p>
          <a href="#/keys/sheet">{t('keys:sheet.replace')}</a>
        </Notice>
      )}
      <p class="small muted">{t('keys:devices.intro')}</p>
      {log === undefined ? (
        <EmptyState title={t('keys:noKeys')} />
      ) : mayAct ? (
        <>
          <div class="row">
            <Button icon="plus" onClick={() => navigate('/keys/invite')}>
              {t('keys:invite.title')}
            </Button>
          </div>
          {problem !== undefined && (
            <>
              <ProblemNotice problem={problem} />
              <div class="row">
                <Button onClick={() => void reload()}>{t('keys:devices.refresh')}</Button>
              </div>
            </>
          )}
          <div ref={content} tabIndex={-1} class="stack-loose">
            {rows !== undefined && <DeviceList rows={rows} onChanged={changed} />}
            {rows === undefined && problem === undefined && <Loading label={t('keys:devices.loading')} />}
          </div>
        </>
      ) : (
        <ListedDevices log={log} own={device?.deviceId} />
      )}
    </div>
  )
}
