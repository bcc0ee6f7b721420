/** A whole number, typed as text: what is no number is told, never silently dropped. */
import { useEffect, useState } from 'preact/hooks'
import type { FieldFrame } from './field.tsx'
import { TextField } from './text-field.tsx'

/** `value` undefined is an empty field; `onChange` gives NaN for what is no whole number. */
export function NumberField(
  props: FieldFrame & { value: number | undefined; onChange: (value: number | undefined) => void; hideLabel?: boolean },
) {
  const { value, onChange, ...frame } = props
  const [typed, type] = useState(textOf(value))
  useEffect(() => {
    type((before) => (sameNumber(wholeNumberIn(before), value) ? before : textOf(value)))
  }, [value])
  return (
    <TextField
      {...frame}
      inputMode="numeric"
      maxLength={12}
      value={typed}
      onInput={(text) => {
        type(text)
        onChange(wholeNumberIn(text))
      }}
    />
  )
}

/** What a person meant: points between thousands are theirs to set; undefined where nothing stands, NaN for what is no whole number. */
export function wholeNumberIn(text: string): number | undefined {
  const digits = text.trim().replace(/\.(?=\d{3}\b)/g, '')
  if (digits === '') return undefined
  return /^-?\d+$/.test(digits) ? Number(digits) : Number.NaN
}

function textOf(value: number | undefined): string {
  return value === undefined || Number.isNaN(value) ? '' : String(value)
}

function sameNumber(one: number | undefined, other: number | undefined): boolean {
  return Object.is(one, other)
}
