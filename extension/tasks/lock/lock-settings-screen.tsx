/** `/keys/lock`: the PIN of this device and a passkey beside it, after how long it locks by itself, and locking at once. */
import { useRef, useState } from 'preact/hooks'
import { useLocation } from 'wouter-preact'
import { idleChoices, idleMinutes, setIdleMinutes } from '../../keys/idle.ts'
import { lockAllPages, lockState } from '../../keys/lock.ts'
import { useLive } from '../../store/live.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { RadioGroup } from '../../ui/choices.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { t } from '../../ui/words.ts'
import { PasskeySection } from './passkey-section.tsx'
import { PinForm } from './pin-form.tsx'

export function LockSettingsScreen() {
  const [, navigate] = useLocation()
  const [times, setTimes] = useState(0)
  const on = lockState.value !== 'off'
  const standing = useRef<HTMLDivElement>(null)
  const done = () => {
    setTimes(times + 1)
    standing.current?.focus()
  }
  return (
    <div class="page">
      <PageHeader title={t('keys:lock.title')} onBack={() => navigate('/settings')} backLabel={t('keys:back')} />
      <p>{t('keys:lock.intro')}</p>
      <div ref={standing} tabIndex={-1} class="row">
        <Badge tone={on ? 'success' : 'neutral'} icon="lock">
          {t(on ? 'keys:lock.on' : 'keys:lock.off')}
        </Badge>
      </div>
      {on ? (
        <>
          <div class="row">
            <Button icon="lock" keyHint="Alt+L" onClick={() => void lockAllPages()}>
              {t('keys:lock.now')}
            </Button>
          </div>
          <Idle />
          <PasskeySection onDone={done} />
          <Disclosure key={`change ${times}`} summary={t('keys:lock.change')}>
            <PinForm task="change" onDone={done} />
          </Disclosure>
          <Disclosure key={`off ${times}`} summary={t('keys:lock.turnOff')}>
            <PinForm task="turn_off" onDone={done} />
          </Disclosure>
        </>
      ) : (
        <Card label={t('keys:lock.turnOn')}>
          <PinForm key={`on ${times}`} task="turn_on" onDone={done} />
        </Card>
      )}
      <p class="small muted">{t('keys:lock.forgotten')}</p>
    </div>
  )
}

function Idle() {
  const minutes = useLive(() => idleMinutes(), [])
  return (
    <RadioGroup
      label={t('keys:lock.idle')}
      options={idleChoices.map((choice) => ({
        value: String(choice),
        label: t('keys:lock.idleMinutes', { count: choice }),
      }))}
      value={minutes === undefined ? undefined : String(minutes)}
      onChange={(value) => {
        const chosen = idleChoices.find((choice) => String(choice) === value)
        if (chosen !== undefined) void setIdleMinutes(chosen)
      }}
    />
  )
}
