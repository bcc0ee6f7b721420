/** Rows that a person puts into an order: up, down, away, one more. What was moved keeps the focus. */
import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'
import { Button } from './button.tsx'
import { IconButton } from './icon-button.tsx'
import { t } from './words.ts'

type Props<T> = {
  items: readonly T[]
  keyOf: (item: T) => string
  /** What a screen reader calls the row. */
  nameOf: (item: T) => string
  onChange: (items: T[]) => void
  /** Absent where rows cannot be taken away. */
  removable?: (item: T) => boolean
  add?: { label: string; make: () => T; most: number }
  children: (item: T, change: (part: Partial<T>) => void) => ComponentChildren
}

export function OrderedRows<T extends object>(props: Props<T>) {
  const { items, keyOf, onChange, add } = props
  const list = useRef<HTMLOListElement>(null)
  const move = (from: number, to: number) => {
    const next = [...items]
    const [moved] = next.splice(from, 1)
    if (moved === undefined) return
    next.splice(to, 0, moved)
    onChange(next)
    const selector = to < from ? '[data-move="up"]' : '[data-move="down"]'
    requestAnimationFrame(() => list.current?.children[to]?.querySelector<HTMLElement>(selector)?.focus())
  }
  const replace = (at: number, part: Partial<T>) =>
    onChange(items.map((item, index) => (index === at ? { ...item, ...part } : item)))
  return (
    <div class="stack">
      {items.length > 0 && (
        <ol class="ordered-rows" ref={list}>
          {items.map((item, at) => (
            <li key={keyOf(item)} class="ordered-row">
              <div class="grow stack">{props.children(item, (part) => replace(at, part))}</div>
              <RowButtons
                name={props.nameOf(item)}
                up={at > 0 ? () => move(at, at - 1) : undefined}
                down={at < items.length - 1 ? () => move(at, at + 1) : undefined}
                remove={
                  (props.removable?.(item) ?? add !== undefined)
                    ? () => onChange(items.filter((_, index) => index !== at))
                    : undefined
                }
              />
            </li>
          ))}
        </ol>
      )}
      {add !== undefined && (
        <div class="row">
          <Button
            icon="plus"
            unavailable={items.length >= add.most}
            onClick={() => {
              onChange([...items, add.make()])
              requestAnimationFrame(() =>
                list.current?.lastElementChild?.querySelector<HTMLElement>('input, textarea, select')?.focus(),
              )
            }}
          >
            {add.label}
          </Button>
        </div>
      )}
    </div>
  )
}

type Act = (() => void) | undefined

function RowButtons({ name, up, down, remove }: { name: string; up: Act; down: Act; remove: Act }) {
  return (
    <div class="row-buttons">
      <MoveButton direction="up" label={t('moveUp', { name })} act={up} />
      <MoveButton direction="down" label={t('moveDown', { name })} act={down} />
      {remove !== undefined && <IconButton icon="delete" label={t('removeNamed', { name })} onClick={remove} />}
    </div>
  )
}

function MoveButton({ direction, label, act }: { direction: 'up' | 'down'; label: string; act: Act }) {
  return (
    <button
      type="button"
      class="icon-button"
      data-move={direction}
      aria-label={label}
      title={label}
      aria-disabled={act === undefined}
      onClick={() => act?.()}
    >
      <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
        <path d={direction === 'up' ? 'M6 15l6-6 6 6' : 'M6 9l6 6 6-6'} />
      </svg>
    </button>
  )
}
