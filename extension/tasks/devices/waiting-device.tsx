/** A device that waits: how it proves itself, and the keeper's answer. */
import { useState } from 'preact/hooks'
import { deviceName } from '../../../shared/device-name.ts'
import { admitDevice, type DeviceRow, revokeDevice } from '../../sync/devices.ts'
import { announce } from '../../ui/announce.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/choices.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { SixWords } from '../../ui/six-words.tsx'
import { useWork } from '../../ui/use-work.ts'
import { t } from '../../ui/words.ts'
import { DeviceFacts } from './device-facts.tsx'

/** @param onAnswered afterwards the card is gone: the list is read anew and takes the focus */
export function WaitingDevice({ row, onAnswered }: { row: DeviceRow; onAnswered: () => Promise<void> }) {
  const [keeper, setKeeper] = useState(false)
  const { run, busy, problem } = useWork()
  const name = deviceName(row.id)
  const answer = (work: () => Promise<void>, told: string) =>
    void run(work).then(async (done) => {
      if (!done) return
      announce(told)
      await onAnswered()
    })
  const admit = () => answer(() => admitDevice(row.id, { keeper }), t('keys:devices.admitted', { name }))
  const refuse = () => answer(() => revokeDevice(row.id), t('keys:devices.refused', { name }))
  const byWords = row.proof === 'words'
  return (
    <li class="card device-waiting" aria-label={t('keys:deviceName', { name })}>
      <DeviceFacts row={row} />
      <Proof row={row} />
      {row.proof !== 'wrong_code' && row.role === 'professional' && (
        <Checkbox
          label={t('keys:devices.asKeeper')}
          hint={t('keys:devices.asKeeperHint')}
          checked={keeper}
          onChange={setKeeper}
        />
      )}
      {row.former !== undefined && <p class="small">{t('keys:devices.former', { name: deviceName(row.former) })}</p>}
      {byWords && <p class="strong">{t('keys:devices.proofWordsAsk')}</p>}
      <ProblemNotice problem={problem} />
      <div class="row">
        {row.proof !== 'wrong_code' && (
          <Button kind="primary" icon="check" unavailable={busy} onClick={admit}>
            {t(busy ? 'keys:devices.admitting' : byWords ? 'keys:devices.admitWords' : 'keys:devices.admit')}
          </Button>
        )}
        <Button kind="danger" unavailable={busy} onClick={refuse}>
          {t(byWords ? 'keys:devices.refuseWords' : 'keys:devices.refuse')}
        </Button>
      </div>
    </li>
  )
}

function Proof({ row }: { row: DeviceRow }) {
  if (row.proof === 'wrong_code')
    return (
      <Notice tone="danger" title={t('keys:devices.proofWrong')}>
        <p>{t('keys:devices.proofWrongHint')}</p>
      </Notice>
    )
  if (row.proof === 'code')
    return (
      <div class="stack-tight">
        <div class="row">
          <Badge tone="success" icon="check">
            {t('keys:devices.proofCode')}
          </Badge>
        </div>
        <p class="small">{t('keys:devices.proofCodeHint')}</p>
      </div>
    )
  return (
    <div class="stack-tight">
      <div class="row">
        <Badge tone="warning">{t('keys:devices.proofWords')}</Badge>
      </div>
      <p class="small">{t('keys:devices.proofWordsHint')}</p>
      <SixWords words={row.words} label={t('keys:words')} />
    </div>
  )
}
