/** After a restored backup: which devices the keys wait for, what helps, and the decision not to wait any longer. */
import { useState } from 'preact/hooks'
import { deviceName } from '../../../shared/device-name.ts'
import { type DeviceRow, goOnWithout } from '../../sync/devices.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { useWork } from '../../ui/use-work.ts'
import { t } from '../../ui/words.ts'

type Props = { rows: readonly DeviceRow[]; onChanged: () => Promise<void> }

export function AwaitedNotice({ rows, onChanged }: Props) {
  const [deciding, setDeciding] = useState<readonly DeviceRow[] | undefined>(undefined)
  const awaited = rows.filter((row) => row.awaited)
  if (awaited.length === 0) return null
  return (
    <>
      <Notice tone="warning" title={t('keys:devices.awaitedTitle', { count: awaited.length })}>
        <p>{t('keys:devices.awaitedText')}</p>
        <Names rows={awaited} />
        <p>{t('keys:devices.awaitedTodo')}</p>
        <div class="row">
          <Button small onClick={() => setDeciding(awaited)}>
            {t('keys:devices.goOn')}
          </Button>
        </div>
      </Notice>
      {deciding !== undefined && (
        <GoOnDialog rows={deciding} onClose={() => setDeciding(undefined)} onChanged={onChanged} />
      )}
    </>
  )
}

/** Decided is about the devices that stand in it: whoever is awaited beyond them goes on being so. */
function GoOnDialog({ rows, onClose, onChanged }: Props & { onClose: () => void }) {
  const { run, busy, problem } = useWork()
  const goOn = async () => {
    if (!(await run(() => goOnWithout(rows.map(({ id }) => id))))) return
    onClose()
    announce(t('keys:devices.goOnDone'))
    await onChanged()
  }
  return (
    <Dialog title={t('keys:devices.goOnTitle')} onClose={onClose}>
      <p>{t('keys:devices.goOnWhich')}</p>
      <Names rows={rows} />
      <ul class="bullets stack-tight">
        <li>{t('keys:devices.goOnRisk')}</li>
        <li>{t('keys:devices.goOnOthers')}</li>
      </ul>
      <p class="strong">{t('keys:devices.goOnWhen')}</p>
      <ProblemNotice problem={problem} />
      <div class="row">
        <Button kind="danger" unavailable={busy} onClick={() => void goOn()}>
          {t(busy ? 'keys:devices.goOnDoing' : 'keys:devices.goOnDo')}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </Dialog>
  )
}

function Names({ rows }: Pick<Props, 'rows'>) {
  return <p class="strong">{rows.map(({ id }) => t('keys:deviceName', { name: deviceName(id) })).join(', ')}</p>
}
