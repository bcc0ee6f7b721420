/** A word with a tone. The word says it all; the colour only helps. */
import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from './icon.tsx'

export type Tone = 'neutral' | 'success' | 'warning' | 'danger' | 'info' | 'outline'

/** For a state beside a title or in a list; never to be pressed. */
export function Badge({
  children,
  tone = 'neutral',
  icon,
}: {
  children: ComponentChildren
  tone?: Tone
  icon?: IconName
}) {
  return (
    <span class={tone === 'neutral' ? 'badge' : `badge badge-${tone}`}>
      {icon !== undefined && <Icon name={icon} />}
      <span>{children}</span>
    </span>
  )
}
