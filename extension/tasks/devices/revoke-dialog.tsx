/** Shutting a device out, with words on what it does and what it cannot do. */
import { deviceName } from '../../../shared/device-name.ts'
import { type DeviceRow, revokeDevice } from '../../sync/devices.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { useWork } from '../../ui/use-work.ts'
import { t } from '../../ui/words.ts'

type Props = { row: DeviceRow; onClose: () => void; onRevoked: () => Promise<void> }

export function RevokeDialog({ row, onClose, onRevoked }: Props) {
  const { run, busy, problem } = useWork()
  const name = deviceName(row.id)
  // Other roles have no part in the keys.
  const knowsKeys = row.role === 'professional'
  const revoke = async () => {
    if (!(await run(() => revokeDevice(row.id)))) return
    onClose()
    announce(t(knowsKeys ? 'keys:devices.revokeDone' : 'keys:devices.revokeDoneNoKey', { name }))
    await onRevoked()
  }
  return (
    <Dialog title={t('keys:devices.revokeTitle', { name })} onClose={onClose}>
      {row.own ? (
        <Notice>
          <p>{t('keys:devices.revokeOwn')}</p>
        </Notice>
      ) : (
        <>
          <ul class="bullets stack-tight">
            <li>{t('keys:devices.revokeNow')}</li>
            {knowsKeys && <li>{t('keys:devices.revokeKey')}</li>}
            {row.keeper && <li>{t('keys:devices.revokeRoot')}</li>}
            <li>{t('keys:devices.revokeStays')}</li>
            <li>{t('keys:devices.revokeUnsent')}</li>
          </ul>
          <p class="small muted">{t('keys:devices.revokeAsk')}</p>
          <ProblemNotice problem={problem} />
        </>
      )}
      <div class="row">
        {!row.own && (
          <Button kind="danger" unavailable={busy} onClick={() => void revoke()}>
            {t(busy ? 'keys:devices.revoking' : 'keys:devices.revoke')}
          </Button>
        )}
        <Button kind="quiet" onClick={onClose}>
          {t(row.own ? 'close' : 'cancel')}
        </Button>
      </div>
    </Dialog>
  )
}
