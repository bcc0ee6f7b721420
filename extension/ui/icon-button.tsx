/** A button that is only a picture: its label is spoken and shown as a tooltip. */
import type { Ref } from 'preact'
import { Icon, type IconName } from './icon.tsx'

type IconButtonProps = {
  icon: IconName
  label: string
  onClick: (event: MouseEvent) => void
  small?: boolean
  /** For a button that opens something: whether it stands open. */
  expanded?: boolean | undefined
  buttonRef?: Ref<HTMLButtonElement>
}

/** For where there is no room for words; everything else is a `Button`. */
export function IconButton({ icon, label, onClick, small = false, expanded, buttonRef }: IconButtonProps) {
  return (
    <button
      ref={buttonRef ?? null}
      type="button"
      class={small ? 'icon-button icon-button-small' : 'icon-button'}
      aria-label={label}
      aria-expanded={expanded}
      title={label}
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  )
}
