/** A choice of one from a list too long for radio buttons, as the browser's own control. */
import { Field, type FieldFrame } from './field.tsx'

export type Option = { value: string; label: string }

type SelectProps = FieldFrame & {
  value: string
  onChange: (value: string) => void
  options: readonly Option[]
  /** First entry with the empty value, e.g. "bitte wählen". */
  emptyLabel?: string
  hideLabel?: boolean
}

/** The empty value is the first entry; without `emptyLabel` there is none. */
export function Select(props: SelectProps) {
  return (
    <Field {...props}>
      {(ties) => (
        <select {...ties} class="input" value={props.value} onChange={(e) => props.onChange(e.currentTarget.value)}>
          {props.emptyLabel !== undefined && <option value="">{props.emptyLabel}</option>}
          {props.options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
