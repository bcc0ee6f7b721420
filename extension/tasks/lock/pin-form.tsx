/** Sets a PIN, changes it, or takes it away: three forms of the same fields. */
import { useRef, useState } from 'preact/hooks'
import { removePin, setPin } from '../../keys/lock.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import { focusFault } from '../../ui/focus-fault.ts'
import { Form } from '../../ui/form.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useWork } from '../../ui/use-work.ts'
import { t } from '../../ui/words.ts'
import { type PinFault, pinFault } from './pin-rules.ts'
import { refusalText } from './refusal-text.ts'

type PinTask = 'turn_on' | 'change' | 'turn_off'

const told = { turn_on: 'keys:lock.turnedOn', change: 'keys:lock.changed', turn_off: 'keys:lock.turnedOff' } as const
const actions = { turn_on: 'keys:lock.turnOn', change: 'keys:lock.change', turn_off: 'keys:lock.turnOff' } as const

/** What the lock refuses is said at the first field; `onDone` is called when the work was done. */
export function PinForm({ task, onDone }: { task: PinTask; onDone: () => void }) {
  const form = useRef<HTMLFormElement>(null)
  const [current, setCurrent] = useState('')
  const [fresh, setFresh] = useState('')
  const [again, setAgain] = useState('')
  const [tried, setTried] = useState(false)
  const { run, busy, failed, clear } = useWork()
  const faults = {
    current: task !== 'turn_on' && current === '' ? t('keys:lock.pinMissing') : undefined,
    fresh: task === 'turn_off' ? undefined : faultText(pinFault(fresh)),
    again: task !== 'turn_off' && fresh !== again ? t('keys:lock.pinDiffers') : undefined,
  }
  const submit = async () => {
    setTried(true)
    if (Object.values(faults).some((fault) => fault !== undefined)) return focusFault(form)
    const work = task === 'turn_off' ? () => removePin(current) : () => setPin(fresh, current || undefined)
    if (!(await run(work))) return focusFault(form)
    announce(t(told[task]))
    onDone()
  }
  const refused = failed === undefined ? undefined : refusalText(failed)
  return (
    <Form formRef={form} onSubmit={() => void submit()}>
      {task !== 'turn_on' && (
        <TextField
          label={t('keys:lock.pinCurrent')}
          secret
          value={current}
          error={refused ?? (tried ? faults.current : undefined)}
          onInput={(typed) => {
            clear()
            setCurrent(typed)
          }}
        />
      )}
      {task !== 'turn_off' && (
        <>
          <TextField
            label={t('keys:lock.pinNew')}
            hint={t('keys:lock.pinHint')}
            secret
            value={fresh}
            error={(task === 'turn_on' ? refused : undefined) ?? (tried ? faults.fresh : undefined)}
            onInput={setFresh}
          />
          <TextField
            label={t('keys:lock.pinRepeat')}
            secret
            value={again}
            error={tried ? faults.again : undefined}
            onInput={setAgain}
          />
        </>
      )}
      <div class="row">
        <Button type="submit" kind={task === 'turn_off' ? 'danger' : 'primary'} unavailable={busy}>
          {t(busy ? 'keys:lock.saving' : actions[task])}
        </Button>
      </div>
    </Form>
  )
}

function faultText(fault: PinFault | undefined): string | undefined {
  switch (fault) {
    case 'missing':
      return t('keys:lock.pinMissing')
    case 'short':
      return t('keys:lock.pinShort')
    case 'simple':
      return t('keys:lock.pinSimple')
    case undefined:
      return undefined
  }
}
