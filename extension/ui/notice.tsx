/**
 * A message that stands in the page. `live` makes a screen reader speak it when it appears: for what
 * goes wrong in answer to an action, not for what stood there from the start.
 */
import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from './icon.tsx'

export type NoticeTone = 'info' | 'success' | 'warning' | 'danger'

const icons: Record<NoticeTone, IconName> = { info: 'info', success: 'success', warning: 'warning', danger: 'warning' }

/** `danger` and `warning` bear the same sign: what differs is said by the words. */
export function Notice(props: { tone?: NoticeTone; title?: string; children?: ComponentChildren; live?: boolean }) {
  const { tone = 'info' } = props
  return (
    <div class={`notice notice-${tone}`} role={props.live ? 'alert' : undefined}>
      <Icon name={icons[tone]} />
      <div class="notice-body">
        {props.title !== undefined && <p class="notice-title">{props.title}</p>}
        {props.children}
      </div>
    </div>
  )
}
