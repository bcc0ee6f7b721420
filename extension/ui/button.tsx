/** The one button. A busy or unavailable button stays focusable and says why it does nothing. */
import type { ComponentChildren, Ref } from 'preact'
import { Icon, type IconName } from './icon.tsx'
import { KeyHint } from './key-hint.tsx'

type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger'

type ButtonProps = {
  children: ComponentChildren
  onClick?: ((event: MouseEvent) => void) | undefined
  kind?: ButtonKind
  /** `submit` inside a form; the form's own `onSubmit` does the work. */
  type?: 'button' | 'submit'
  icon?: IconName
  /** Shown as a key cap and told to assistive technology, e.g. `Alt+N`. The key itself is bound elsewhere. */
  keyHint?: string
  small?: boolean
  block?: boolean
  unavailable?: boolean
  describedBy?: string | undefined
  buttonRef?: Ref<HTMLButtonElement>
}

const kinds: Record<ButtonKind, string> = {
  primary: 'button-primary',
  secondary: 'button-secondary',
  quiet: '',
  danger: 'button-danger',
}

/** `unavailable` ones take no press; let `describedBy` name the text that says why. */
export function Button(props: ButtonProps) {
  const { kind = 'secondary', type = 'button', unavailable = false } = props
  const classes = ['button', kinds[kind], props.small && 'button-small', props.block && 'button-block']
  return (
    <button
      ref={props.buttonRef ?? null}
      type={type}
      class={classes.filter(Boolean).join(' ')}
      aria-disabled={unavailable}
      aria-describedby={props.describedBy}
      aria-keyshortcuts={props.keyHint}
      onClick={(event) => {
        if (unavailable) event.preventDefault()
        else props.onClick?.(event)
      }}
      onKeyDown={(event) => {
        // A key held down presses once: the focus may be on the next screen's button by then.
        if (event.repeat && event.key === 'Enter') event.preventDefault()
      }}
    >
      {props.icon !== undefined && <Icon name={props.icon} />}
      <span>{props.children}</span>
      {props.keyHint !== undefined && <KeyHint keys={props.keyHint} />}
    </button>
  )
}
