/** Six characters typed from the paper. What is wrong is said by group; what is right stays. */
import { useRef, useState } from 'preact/hooks'
import { Button } from '../../ui/button.tsx'
import { focusFault } from '../../ui/focus-fault.ts'
import { Form } from '../../ui/form.tsx'
import { Notice } from '../../ui/notice.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { t } from '../../ui/words.ts'
import { isRight, type Place } from './typed-back.ts'

type Props = { code: string; places: readonly Place[]; busy: boolean; onRight: () => void }

export function TypedBackForm({ code, places, busy, onRight }: Props) {
  const form = useRef<HTMLFormElement>(null)
  const [typed, setTyped] = useState<readonly string[]>(places.map(() => ''))
  const [checked, setChecked] = useState<readonly string[] | undefined>(undefined)
  const wrong = places.filter((place, index) => {
    const was = checked?.[index]
    return was !== undefined && was !== '' && !isRight(code, place, was)
  })
  const faultAt = (place: Place, index: number) => {
    if (checked === undefined || typed[index] !== checked[index]) return undefined
    if (checked[index] === '') return t('keys:print.missing')
    return wrong.includes(place) ? t('keys:print.wrong', { count: 1, groups: place.group }) : undefined
  }
  const submit = () => {
    setChecked(typed)
    if (places.every((place, index) => isRight(code, place, typed[index] ?? ''))) onRight()
    else focusFault(form)
  }
  return (
    <Form formRef={form} onSubmit={submit}>
      <div class="typed-back">
        {places.map((place, index) => (
          <TextField
            key={`${place.group}.${place.place}`}
            label={t('keys:print.field', place)}
            value={typed[index] ?? ''}
            maxLength={2}
            code
            error={faultAt(place, index)}
            onInput={(value) => setTyped(typed.map((each, at) => (at === index ? value.toUpperCase() : each)))}
          />
        ))}
      </div>
      {wrong.length > 0 && (
        <Notice tone="danger" live>
          <p>{t('keys:print.wrong', { count: wrong.length, groups: wrong.map(({ group }) => group).join(', ') })}</p>
        </Notice>
      )}
      <div class="row">
        <Button type="submit" kind="primary" unavailable={busy}>
          {t(busy ? 'keys:print.confirming' : 'keys:print.confirm')}
        </Button>
      </div>
    </Form>
  )
}
