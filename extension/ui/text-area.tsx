/** Several lines of text; grows with what is written. */
import type { Ref } from 'preact'
import { Field, type FieldFrame } from './field.tsx'

export type TextAreaProps = FieldFrame & {
  value: string
  onInput: (value: string) => void
  rows?: number
  maxLength?: number
  hideLabel?: boolean
  inputRef?: Ref<HTMLTextAreaElement>
}

export function TextArea(props: TextAreaProps) {
  return (
    <Field {...props}>
      {(ties) => (
        <textarea
          {...ties}
          ref={props.inputRef ?? null}
          class="input"
          rows={props.rows ?? 3}
          {...(props.maxLength === undefined ? {} : { maxLength: props.maxLength })}
          value={props.value}
          onInput={(event) => props.onInput(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}
