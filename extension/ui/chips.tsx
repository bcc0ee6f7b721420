/** Small rounded controls: toggles for few choices, removable settings, offered actions. */
import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { type FieldFrame, HintAndError, Remark } from './field.tsx'
import { Icon, type IconName } from './icon.tsx'
import { t } from './words.ts'

type ChipOption<V extends string> = { value: V; label: string }

/**
 * Toggles of which up to `max` may be pressed (any number without it). With `max` 1 a second choice
 * replaces the first.
 */
export function ChipToggles<V extends string>(
  props: FieldFrame & {
    options: readonly ChipOption<V>[]
    values: readonly V[]
    onChange: (values: V[]) => void
    max?: number
    hideLabel?: boolean
  },
) {
  const id = useId()
  const full = props.max !== undefined && props.max > 1 && props.values.length >= props.max
  const toggle = (value: V) => {
    if (props.values.includes(value)) props.onChange(props.values.filter((each) => each !== value))
    else if (props.max === 1) props.onChange([value])
    else if (!full) props.onChange([...props.values, value])
  }
  const described = [props.hint && `${id}-hint`, props.error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <fieldset class="choices" aria-describedby={described === '' ? undefined : described}>
      <legend class={props.hideLabel ? 'visually-hidden' : undefined}>
        {props.label}
        <Remark need={props.need} />
      </legend>
      <HintAndError id={id} hint={props.hint} />
      <div class="chips">
        {props.options.map((option) => {
          const pressed = props.values.includes(option.value)
          return (
            <button
              key={option.value}
              type="button"
              class="chip"
              aria-pressed={pressed}
              aria-disabled={full && !pressed}
              onClick={() => toggle(option.value)}
            >
              {pressed && <Icon name="check" />}
              <span>{option.label}</span>
            </button>
          )
        })}
      </div>
      <HintAndError id={id} error={props.error} />
    </fieldset>
  )
}

/** Chips of one kind under a name; `shown` puts the name before them for the eye too. */
export function ChipRow(props: { label: string; shown?: boolean; children: ComponentChildren }) {
  return (
    <fieldset class="chips">
      <legend class="visually-hidden">{props.label}</legend>
      {props.shown && (
        <span class="small muted" aria-hidden="true">
          {props.label}
        </span>
      )}
      {props.children}
    </fieldset>
  )
}

/** Something that is set and can be taken away with one press. */
export function RemovableChip({ label, onRemove }: { label: string; onRemove: () => void }) {
  return (
    <button type="button" class="chip chip-set" aria-label={t('removeNamed', { name: label })} onClick={onRemove}>
      <span>{label}</span>
      <Icon name="close" />
    </button>
  )
}

/** Something that is offered: takes effect when pressed. Where many stand side by side they have no sign each. */
export function OfferedChip({
  label,
  icon = 'plus',
  onPress,
}: {
  label: string
  icon?: IconName | 'none'
  onPress: () => void
}) {
  return (
    <button type="button" class="chip chip-offer" onClick={onPress}>
      {icon !== 'none' && <Icon name={icon} />}
      <span>{label}</span>
    </button>
  )
}
