/**
 * The gate: the PIN, or the passkey where one is set up, and nothing about families before it. Looking for offers
 * needs none.
 */
import { useEffect, useRef } from 'preact/hooks'
import { unlockByPasskey } from '../../keys/lock.ts'
import { hasPasskey } from '../../keys/passkey.ts'
import { useLive } from '../../store/live.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { useWork } from '../../ui/use-work.ts'
import { t } from '../../ui/words.ts'
import { PinEntry } from './pin-entry.tsx'
import { problemText } from './refusal-text.ts'

/** @param onBrowse goes on to the offers without unlocking; absent where this page shows none */
export function LockScreen({ onBrowse }: { onBrowse?: () => void }) {
  const passkey = useLive(() => hasPasskey(), [])
  const field = useRef<HTMLInputElement>(null)
  return (
    <div class="lock-screen">
      <Icon name="lock" />
      <PageHeader title={t('keys:lock.lockedTitle')} />
      <p>{t('keys:lock.lockedText')}</p>
      {passkey && <PasskeyEntry onRefused={() => field.current?.focus()} />}
      {passkey !== undefined && <PinEntry field={field} besidePasskey={passkey} />}
      {onBrowse !== undefined && (
        <Button kind="quiet" icon="search" onClick={onBrowse}>
          {t('keys:lock.findAnyway')}
        </Button>
      )}
    </div>
  )
}

/** Waits for a press: a computer that asks for a finger by itself startles who only passes by. */
function PasskeyEntry({ onRefused }: { onRefused: () => void }) {
  const button = useRef<HTMLButtonElement>(null)
  const { run, busy, problem } = useWork()
  useEffect(() => button.current?.focus(), [])
  const open = async () => {
    if (await run(() => unlockByPasskey())) announce(t('keys:lock.unlocked'), { silent: true })
    else onRefused()
  }
  return (
    <>
      <Button kind="primary" block unavailable={busy} buttonRef={button} onClick={() => void open()}>
        {t(busy ? 'keys:lock.passkeyAsking' : 'keys:lock.passkeyUse')}
      </Button>
      {problem !== undefined && (
        <Notice tone="warning" live>
          <p>{problemText(problem)}</p>
        </Notice>
      )}
    </>
  )
}
