/** A number, typed as text: what is no number is told, never silently dropped. */
import { useEffect, useState } from 'preact/hooks'
import type { FieldFrame } from './field.tsx'
import { TextField } from './text-field.tsx'
import { locale } from './words.ts'

type Props = FieldFrame & {
  value: number | undefined
  onChange: (value: number | undefined) => void
  hideLabel?: boolean
  /** Takes parts of a whole, too. */
  decimals?: boolean
}

/** `value` undefined is an empty field; `onChange` gives NaN for what is no whole number, or none at all with `decimals`. */
export function NumberField({ value, onChange, decimals = false, ...frame }: Props) {
  const read = decimals ? numberIn : wholeNumberIn
  const [typed, type] = useState(textOf(value))
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is read from a text does not change
  useEffect(() => {
    type((before) => (Object.is(read(before), value) ? before : textOf(value)))
  }, [value])
  return (
    <TextField
      {...frame}
      inputMode={decimals ? 'decimal' : 'numeric'}
      maxLength={decimals ? 18 : 12}
      value={typed}
      onInput={(text) => {
        type(text)
        onChange(read(text))
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

/** The same with a decimal sign: `12.500,50` in German, `12,500.50` in English. */
export function numberIn(text: string): number | undefined {
  const pointed = locale() === 'de' ? text.replaceAll('.', ' ').replaceAll(',', '.') : text.replaceAll(',', ' ')
  const digits = pointed.trim().replace(/ (?=\d{3}\b)/g, '')
  if (digits === '') return undefined
  return /^-?\d+(\.\d+)?$/.test(digits) ? Number(digits) : Number.NaN
}

function textOf(value: number | undefined): string {
  if (value === undefined || Number.isNaN(value)) return ''
  return locale() === 'de' ? String(value).replace('.', ',') : String(value)
}
