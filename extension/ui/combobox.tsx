/**
 * A field with suggestions while typing (ARIA combobox with listbox, list autocomplete): arrows move,
 * Enter takes, Esc closes, the field keeps the focus.
 */
import { useId, useState } from 'preact/hooks'
import { Field, type FieldFrame } from './field.tsx'
import type { Option } from './select.tsx'
import { t } from './words.ts'

type ComboboxProps = FieldFrame & {
  /** Suggestions for what is typed, best first; asked for on every keystroke, the empty text too. */
  suggest: (typed: string) => readonly Option[]
  onPick: (value: string) => void
  placeholder?: string
  hideLabel?: boolean
}

/** It is emptied by a choice: what was picked is shown elsewhere, as a chip for example. */
export function Combobox(props: ComboboxProps) {
  const id = useId()
  const [typed, type] = useState('')
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(0)
  const options = open ? props.suggest(typed) : []
  const pick = (option: Option | undefined) => {
    if (option === undefined) return
    props.onPick(option.value)
    type('')
    setOpen(false)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (!open) setOpen(true)
      else if (options.length > 0)
        setActive((active + (event.key === 'ArrowDown' ? 1 : options.length - 1)) % options.length)
    } else if (event.key === 'Enter' && open) {
      event.preventDefault()
      pick(options[active])
    } else if (event.key === 'Escape' && open) {
      event.preventDefault()
      event.stopPropagation()
      setOpen(false)
    }
  }
  return (
    <Field {...props}>
      {(ties) => (
        <div class="combobox">
          <input
            {...ties}
            class="input"
            type="text"
            role="combobox"
            autocomplete="off"
            aria-autocomplete="list"
            aria-expanded={open && options.length > 0}
            aria-controls={`${id}-list`}
            aria-activedescendant={open && options.length > 0 ? `${id}-${active}` : undefined}
            placeholder={props.placeholder}
            value={typed}
            onFocus={() => setOpen(true)}
            onBlur={() => setOpen(false)}
            onInput={(event) => {
              type(event.currentTarget.value)
              setActive(0)
              setOpen(true)
            }}
            onKeyDown={onKeyDown}
          />
          <div
            class={options.length > 0 ? 'combobox-list' : undefined}
            role="listbox"
            id={`${id}-list`}
            aria-label={props.label}
          >
            {options.map((option, index) => (
              <div
                key={option.value}
                id={`${id}-${index}`}
                class="combobox-option"
                role="option"
                tabIndex={-1}
                aria-selected={index === active}
                onMouseDown={(event) => {
                  event.preventDefault()
                  pick(option)
                }}
                onMouseMove={() => setActive(index)}
              >
                {option.label}
              </div>
            ))}
          </div>
          {open && typed !== '' && options.length === 0 && <p class="field-hint">{t('nothingSuggested')}</p>}
        </div>
      )}
    </Field>
  )
}
