/** In the settings of the lock: a passkey beside the PIN, where this computer has one to offer. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { addPasskey, hasPasskey, passkeyOffered, removePasskey } from '../../keys/passkey.ts'
import { useLive } from '../../store/live.ts'
import { announce } from '../../ui/announce.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Form } from '../../ui/form.tsx'
import { Notice } from '../../ui/notice.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useWork } from '../../ui/use-work.ts'
import { t } from '../../ui/words.ts'
import { problemText, refusalText } from './refusal-text.ts'

/** @param onDone is called when one was set up or removed, and what was pressed is gone */
export function PasskeySection({ onDone }: { onDone: () => void }) {
  const there = useLive(() => hasPasskey(), [])
  const offered = useOffered()
  if (there === undefined || offered === undefined) return null
  if (there) return <Remove onDone={onDone} />
  if (!offered) return <p class="small muted">{t('keys:lock.passkeyNotHere')}</p>
  return (
    <Disclosure summary={t('keys:lock.passkeyTitle')}>
      <Add onDone={onDone} />
    </Disclosure>
  )
}

function useOffered(): boolean | undefined {
  const [offered, setOffered] = useState<boolean>()
  useEffect(() => {
    void passkeyOffered().then(setOffered)
  }, [])
  return offered
}

function Remove({ onDone }: { onDone: () => void }) {
  const remove = async () => {
    await removePasskey()
    announce(t('keys:lock.passkeyRemoved'))
    onDone()
  }
  return (
    <div class="row">
      <Badge icon="key">{t('keys:lock.passkeyOn')}</Badge>
      <Button icon="delete" onClick={() => void remove()}>
        {t('keys:lock.passkeyRemove')}
      </Button>
    </div>
  )
}

function Add({ onDone }: { onDone: () => void }) {
  const [pin, setPin] = useState('')
  const [empty, setEmpty] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const { run, busy, failed, clear } = useWork()
  const submit = async () => {
    setEmpty(pin === '')
    if (pin === '') return field.current?.focus()
    if (!(await run(() => addPasskey(pin)))) return field.current?.focus()
    announce(t('keys:lock.passkeyAdded'))
    onDone()
  }
  const ofPin = failed?.retryAfter !== undefined || failed?.problem === 'pin_wrong'
  const refused = failed === undefined || !ofPin ? undefined : refusalText(failed)
  return (
    <Form onSubmit={() => void submit()}>
      <p>{t('keys:lock.passkeyText')}</p>
      <TextField
        label={t('keys:lock.pinInstead')}
        hint={t('keys:lock.passkeyTwice')}
        secret
        inputRef={field}
        value={pin}
        error={empty ? t('keys:lock.pinMissing') : refused}
        onInput={(typed) => {
          setEmpty(false)
          clear()
          setPin(typed)
        }}
      />
      {failed !== undefined && !ofPin && (
        <Notice tone="warning" live>
          <p>{failed.problem === 'passkey_failed' ? t('keys:lock.passkeyNotAdded') : problemText(failed.problem)}</p>
        </Notice>
      )}
      <div class="row">
        <Button type="submit" kind="primary" icon="key" unavailable={busy}>
          {t(busy ? 'keys:lock.passkeyAsking' : 'keys:lock.passkeyAdd')}
        </Button>
      </div>
    </Form>
  )
}
