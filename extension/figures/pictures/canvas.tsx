/** The frame of every drawn picture: it measures its room, has the patterns, and tells screen readers the sentence. */
import type { ComponentChildren } from 'preact'
import { useId, useRef } from 'preact/hooks'
import { TableFrame } from '../../ui/table-frame.tsx'
import { Patterns, type PatternUrl, patternUrl } from './patterns.tsx'
import { type Room, useRoom } from './use-room.ts'

export type Paint = { room: Room; url: PatternUrl }

/** @param props.minEm width below which the picture scrolls inside itself instead of becoming illegible */
export function Canvas(props: { sentence: string; minEm?: number; draw: (paint: Paint) => ComponentChildren }) {
  const frame = useRef<HTMLDivElement>(null)
  const measured = useRoom(frame)
  const id = useId()
  const { minEm = 0 } = props
  const room = measured && { ...measured, width: Math.max(measured.width, minEm * measured.em) }
  const scrolls = measured !== undefined && room !== undefined && room.width > measured.width
  const drawn = room !== undefined && (
    <div role="img" aria-label={props.sentence}>
      {props.draw({ room, url: patternUrl(id) })}
    </div>
  )
  return (
    <div ref={frame} class="picture">
      <span class="picture-em" aria-hidden="true" />
      <Patterns id={id} />
      {scrolls ? <TableFrame label={props.sentence}>{drawn}</TableFrame> : drawn}
    </div>
  )
}
