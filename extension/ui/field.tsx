/** What every input has around it: label, remark, hint and error, tied to the control by ids. */
import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { Icon } from './icon.tsx'
import { t } from './words.ts'

export type FieldFrame = {
  label: string
  /** One sentence that helps before typing. */
  hint?: string | undefined
  /** What is wrong and how to put it right; undefined when nothing is. */
  error?: string | undefined
  /** Says "Pflichtfeld" or "freiwillig" beside the label; undefined says neither. */
  need?: 'required' | 'optional' | undefined
}

/** The attributes that tie the control to its words. */
export type ControlTies = {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': boolean | undefined
  'aria-required': boolean | undefined
}

/** Wraps any control: `children` gets the attributes that tie it to label, hint and error. */
export function Field(props: FieldFrame & { hideLabel?: boolean; children: (ties: ControlTies) => ComponentChildren }) {
  const id = useId()
  const described = [props.hint && `${id}-hint`, props.error && `${id}-error`].filter(Boolean).join(' ')
  const ties: ControlTies = {
    id,
    'aria-describedby': described === '' ? undefined : described,
    'aria-invalid': props.error === undefined ? undefined : true,
    'aria-required': props.need === 'required' ? true : undefined,
  }
  return (
    <div class="field">
      <label class={props.hideLabel ? 'visually-hidden' : 'field-label'} for={id}>
        {props.label}
        <Remark need={props.need} />
      </label>
      <HintAndError id={id} hint={props.hint} />
      {props.children(ties)}
      <HintAndError id={id} error={props.error} />
    </div>
  )
}

/** "(freiwillig)" and its like, beside a label or legend. */
export function Remark({ need }: Pick<FieldFrame, 'need'>) {
  if (need === undefined) return null
  return <span class="field-remark"> ({t(need)})</span>
}

/** For a control in a frame of its own. @param props.id of the control: `-hint` and `-error` are put behind it */
export function HintAndError({ id, hint, error }: { id: string } & Pick<FieldFrame, 'hint' | 'error'>) {
  return (
    <>
      {hint !== undefined && (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error !== undefined && (
        <p class="field-error" id={`${id}-error`}>
          <Icon name="warning" />
          <span>{error}</span>
        </p>
      )}
    </>
  )
}
