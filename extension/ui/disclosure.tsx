/** More, on request: the browser's own details and summary. */
import type { ComponentChildren } from 'preact'
import { Icon } from './icon.tsx'

export function Disclosure(props: { summary: string; open?: boolean; children: ComponentChildren }) {
  return (
    <details class="disclosure" open={props.open}>
      <summary>
        <Icon name="forward" />
        <span>{props.summary}</span>
      </summary>
      <div class="disclosure-body">{props.children}</div>
    </details>
  )
}
