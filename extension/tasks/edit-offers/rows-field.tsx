/** Things of which there may be several (numbers, times, places): each in a frame with its name and a way to take it away. */
import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'
import { Button } from '../../ui/button.tsx'
import { HintAndError } from '../../ui/field.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { t } from '../../ui/words.ts'

export function RowsField<T>(props: {
  label: string
  rows: readonly T[]
  most: number
  empty: T
  add: string
  nameOf: (number: number) => string
  error?: string | undefined
  onChange: (rows: T[]) => void
  children: (row: T, change: (part: Partial<T>) => void, at: number) => ComponentChildren
}) {
  const { rows, onChange } = props
  const list = useRef<HTMLDivElement>(null)
  const focusLast = () =>
    requestAnimationFrame(() =>
      list.current?.querySelector<HTMLElement>('.edit-row:last-of-type :is(input, button)')?.focus(),
    )
  return (
    <fieldset class="choices stack">
      <legend>{props.label}</legend>
      <div class="stack" ref={list}>
        {rows.map((row, at) => (
          <fieldset key={at} class="edit-row">
            <legend class="visually-hidden">{props.nameOf(at + 1)}</legend>
            <div class="edit-row-fields">
              {props.children(
                row,
                (part) => onChange(rows.map((each, index) => (index === at ? { ...each, ...part } : each))),
                at,
              )}
            </div>
            <IconButton
              icon="delete"
              label={t('removeNamed', { name: props.nameOf(at + 1) })}
              onClick={() => onChange(rows.filter((_, index) => index !== at))}
            />
          </fieldset>
        ))}
      </div>
      <HintAndError id="rows" error={props.error} />
      <div class="row">
        <Button
          small
          icon="plus"
          unavailable={rows.length >= props.most}
          onClick={() => {
            onChange([...rows, props.empty])
            focusLast()
          }}
        >
          {props.add}
        </Button>
      </div>
    </fieldset>
  )
}
