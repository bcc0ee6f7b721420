/** One line of a notice with the way to what is to be done. */
import type { ComponentChildren } from 'preact'
import { Notice, type NoticeTone } from '../ui/notice.tsx'

export function NoticeLine(props: { text: ComponentChildren; to: string; link: string; tone?: NoticeTone }) {
  return (
    <Notice tone={props.tone ?? 'info'}>
      <p class="standing-line">
        <span>{props.text}</span>
        <a href={`#${props.to}`}>{props.link}</a>
      </p>
    </Notice>
  )
}
