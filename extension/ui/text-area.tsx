/** Several lines of text, or one that is long; grows with what is written. */
import type { Ref } from 'preact'
import { Field, type FieldFrame } from './field.tsx'

type TextAreaProps = FieldFrame & {
  value: string
  onInput: (value: string) => void
  rows?: number
  maxLength?: number
  /** A long code: even width, no spelling help; it has no lines, so Enter sends the form as in any field of one. */
  code?: boolean
  onBlur?: () => void
  hideLabel?: boolean
  inputRef?: Ref<HTMLTextAreaElement>
}

/** `maxLength` (UTF-16 units) stops typing; where no word of a person may be lost, say `error` instead. */
export function TextArea(props: TextAreaProps) {
  return (
    <Field {...props}>
      {(ties) => (
        <textarea
          {...ties}
          ref={props.inputRef ?? null}
          class={props.code ? 'input input-code' : 'input'}
          rows={props.rows ?? 3}
          {...(props.maxLength === undefined ? {} : { maxLength: props.maxLength })}
          value={props.value}
          {...(props.code && { spellcheck: false, autocomplete: 'off', onKeyDown: sendOnEnter })}
          onInput={(event) => {
            const typed = event.currentTarget.value
            props.onInput(props.code ? typed.replace(/[\r\n]+/g, ' ') : typed)
          }}
          onBlur={() => props.onBlur?.()}
        />
      )}
    </Field>
  )
}

function sendOnEnter(event: KeyboardEvent & { currentTarget: HTMLTextAreaElement }): void {
  if (event.key !== 'Enter' || event.isComposing) return
  event.preventDefault()
  event.currentTarget.form?.requestSubmit()
}
