/** The PIN at the gate: typed, refused in words, and after wrong ones a wait that is counted down. */
import type { RefObject } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { unlock } from '../../keys/lock.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import { Form } from '../../ui/form.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useWork } from '../../ui/use-work.ts'
import { t } from '../../ui/words.ts'
import { refusalText } from './refusal-text.ts'
import { waitText } from './wait-text.ts'

/** @param besidePasskey the PIN is the second way in, and not to be taken for the computer's own */
export function PinEntry({
  field,
  besidePasskey,
}: {
  field: RefObject<HTMLInputElement | null>
  besidePasskey: boolean
}) {
  const [pin, setPin] = useState('')
  const [empty, setEmpty] = useState(false)
  const { run, busy, failed, clear } = useWork()
  const waiting = useSecondsLeft(failed?.retryAfter, clear)
  useEffect(() => {
    if (!besidePasskey) field.current?.focus()
  }, [besidePasskey, field])
  const submit = async () => {
    if (waiting > 0) return
    setEmpty(pin === '')
    if (pin === '') return field.current?.focus()
    if (await run(() => unlock(pin))) announce(t('keys:lock.unlocked'), { silent: true })
    else {
      setPin('')
      field.current?.focus()
    }
  }
  const refused = failed === undefined ? undefined : waiting > 0 ? waitText(waiting) : refusalText(failed)
  return (
    <>
      <Form onSubmit={() => void submit()}>
        <TextField
          label={t(besidePasskey ? 'keys:lock.pinInstead' : 'keys:lock.pin')}
          secret
          inputRef={field}
          value={pin}
          error={empty ? t('keys:lock.pinMissing') : refused}
          onInput={(typed) => {
            setEmpty(false)
            if (waiting === 0) clear()
            setPin(typed)
          }}
        />
        <Button type="submit" kind={besidePasskey ? 'secondary' : 'primary'} block unavailable={busy || waiting > 0}>
          {t(busy ? 'keys:lock.unlocking' : 'keys:lock.unlock')}
        </Button>
      </Form>
      {failed !== undefined && <Spoken text={refusalText(failed)} />}
    </>
  )
}

/** Told once when it happens, not with every second of the wait. */
function Spoken({ text }: { text: string | undefined }) {
  return (
    <p class="visually-hidden" role="alert">
      {text}
    </p>
  )
}

/** Counts `seconds` down; `then` is called when nothing is left. */
function useSecondsLeft(seconds: number | undefined, then: () => void): number {
  const [left, setLeft] = useState(0)
  const over = useRef(then)
  over.current = then
  useEffect(() => {
    if (seconds === undefined) return
    const until = Date.now() + seconds * 1_000
    const tick = () => {
      const remaining = Math.max(0, Math.ceil((until - Date.now()) / 1_000))
      setLeft(remaining)
      if (remaining > 0) return
      clearInterval(timer)
      over.current()
    }
    const timer = setInterval(tick, 500)
    tick()
    return () => clearInterval(timer)
  }, [seconds])
  return left
}
