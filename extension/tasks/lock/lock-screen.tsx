/** The gate: the PIN, and nothing about families before it. Looking for offers needs none. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { unlock } from '../../keys/lock.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useWork } from '../../ui/use-work.ts'
import { type ToldProblem, t } from '../../ui/words.ts'
import { waitText } from './wait-text.ts'

/** @param onBrowse goes on to the offers without unlocking; absent where this page shows none */
export function LockScreen({ onBrowse }: { onBrowse?: () => void }) {
  const [pin, setPin] = useState('')
  const [empty, setEmpty] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const { run, busy, failed, clear } = useWork()
  const waiting = useSecondsLeft(failed?.retryAfter, clear)
  useEffect(() => field.current?.focus(), [])
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
  return (
    <div class="lock-screen">
      <Icon name="lock" />
      <PageHeader title={t('keys:lock.lockedTitle')} />
      <p>{t('keys:lock.lockedText')}</p>
      <form
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <TextField
          label={t('keys:lock.pin')}
          secret
          inputRef={field}
          value={pin}
          error={empty ? t('keys:lock.pinMissing') : failureText(failed?.problem, waiting)}
          onInput={(typed) => {
            setEmpty(false)
            if (waiting === 0) clear()
            setPin(typed)
          }}
        />
        <Button type="submit" kind="primary" block unavailable={busy || waiting > 0}>
          {t(busy ? 'keys:lock.unlocking' : 'keys:lock.unlock')}
        </Button>
      </form>
      {failed !== undefined && <Spoken text={failureText(failed.problem, failed.retryAfter ?? 0)} />}
      {onBrowse !== undefined && (
        <Button kind="quiet" icon="search" onClick={onBrowse}>
          {t('keys:lock.findAnyway')}
        </Button>
      )}
    </div>
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

function failureText(problem: ToldProblem | undefined, seconds: number): string | undefined {
  if (problem === undefined) return undefined
  if (seconds > 0) return waitText(seconds)
  return `${t(`problem:${problem}.title`)}. ${t(`problem:${problem}.todo`)}`
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
