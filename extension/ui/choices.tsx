/** Radio buttons and check boxes under one legend, as native controls. */
import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { type FieldFrame, HintAndError, Remark } from './field.tsx'

export type Choice<V extends string> = { value: V; label: string; hint?: string; unavailable?: boolean }

type GroupProps<V extends string> = FieldFrame & { options: readonly Choice<V>[] }

/** `value` undefined: nothing is chosen yet. */
export function RadioGroup<V extends string>(
  props: GroupProps<V> & { value: V | undefined; onChange: (value: V) => void; inline?: boolean },
) {
  const id = useId()
  return (
    <Group {...props} id={id}>
      <div class={props.inline ? 'choices-inline' : undefined}>
        {props.options.map((option) => (
          <ChoiceRow
            key={option.value}
            option={option}
            radioName={id}
            checked={props.value === option.value}
            onChange={() => props.onChange(option.value)}
          />
        ))}
      </div>
    </Group>
  )
}

/** `values` in the order of the options; `max` closes what is not yet chosen once so many are. */
export function CheckboxGroup<V extends string>(
  props: GroupProps<V> & { values: readonly V[]; onChange: (values: V[]) => void; max?: number },
) {
  const id = useId()
  const full = props.max !== undefined && props.values.length >= props.max
  const toggle = (value: V) => {
    const chosen = new Set(props.values)
    if (!chosen.delete(value)) chosen.add(value)
    props.onChange(props.options.map((option) => option.value).filter((each) => chosen.has(each)))
  }
  return (
    <Group {...props} id={id}>
      {props.options.map((option) => {
        const checked = props.values.includes(option.value)
        const closed = option.unavailable || (full && !checked)
        return (
          <ChoiceRow
            key={option.value}
            option={{ ...option, unavailable: closed }}
            checked={checked}
            onChange={() => toggle(option.value)}
          />
        )
      })}
    </Group>
  )
}

/** A single check box that stands for itself. */
export function Checkbox(props: {
  label: string
  hint?: string
  checked: boolean
  unavailable?: boolean
  onChange: (checked: boolean) => void
}) {
  const { label, hint, unavailable } = props
  const option = { value: 'on', label, ...(hint && { hint }), ...(unavailable && { unavailable }) }
  return <ChoiceRow option={option} checked={props.checked} onChange={props.onChange} />
}

function Group(props: FieldFrame & { id: string; children: ComponentChildren }) {
  const described = [props.hint && `${props.id}-hint`, props.error && `${props.id}-error`].filter(Boolean).join(' ')
  return (
    <fieldset class="choices" aria-describedby={described === '' ? undefined : described}>
      <legend>
        {props.label}
        <Remark need={props.need} />
      </legend>
      <HintAndError id={props.id} hint={props.hint} />
      {props.children}
      <HintAndError id={props.id} error={props.error} />
    </fieldset>
  )
}

/** With `radioName` one of several, otherwise a check box. The hint describes, it is no part of the name. */
function ChoiceRow(props: {
  option: Choice<string>
  checked: boolean
  onChange: (checked: boolean) => void
  radioName?: string
}) {
  const id = useId()
  const { option } = props
  const described = option.hint === undefined ? {} : { 'aria-describedby': `${id}-hint` }
  return (
    <div class="choice">
      <input
        {...described}
        id={id}
        {...(props.radioName === undefined ? {} : { name: props.radioName })}
        type={props.radioName === undefined ? 'checkbox' : 'radio'}
        checked={props.checked}
        disabled={option.unavailable ?? false}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <label for={id}>{option.label}</label>
      {option.hint !== undefined && (
        <span class="choice-hint" id={`${id}-hint`}>
          {option.hint}
        </span>
      )}
    </div>
  )
}
