/** One line of text, or a day. */
import type { Ref } from 'preact'
import { type ControlTies, Field, type FieldFrame } from './field.tsx'

export type TextFieldProps = FieldFrame & {
  value: string
  onInput: (value: string) => void
  type?: 'text' | 'date'
  inputMode?: 'text' | 'url' | 'numeric' | 'decimal'
  placeholder?: string
  maxLength?: number
  /** Codes and numbers: even width, no spelling help. */
  code?: boolean
  /** Shows dots instead of what is typed. */
  secret?: boolean
  hideLabel?: boolean
  readOnly?: boolean
  onBlur?: () => void
  inputRef?: Ref<HTMLInputElement>
}

/** A day is `YYYY-MM-DD` or empty, as the browser's own control gives it. */
export function TextField(props: TextFieldProps) {
  const attributes = (ties: ControlTies) => ({
    ...ties,
    ref: props.inputRef ?? null,
    class: props.code ? 'input input-code' : 'input',
    value: props.value,
    ...(props.placeholder === undefined ? {} : { placeholder: props.placeholder }),
    ...(props.maxLength === undefined ? {} : { maxLength: props.maxLength }),
    readOnly: props.readOnly ?? false,
    inputMode: props.inputMode ?? 'text',
    autocomplete: 'off',
    // What the page says of spelling help holds, but a code never wants it.
    ...((props.code || props.secret) && { spellcheck: false }),
    onInput: (event: { currentTarget: HTMLInputElement }) => props.onInput(event.currentTarget.value),
    onBlur: () => props.onBlur?.(),
  })
  return (
    <Field {...props}>
      {(ties) =>
        props.type === 'date' ? (
          <input type="date" {...attributes(ties)} />
        ) : props.secret ? (
          <input type="password" {...attributes(ties)} />
        ) : (
          <input type="text" {...attributes(ties)} />
        )
      }
    </Field>
  )
}
