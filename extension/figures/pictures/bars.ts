/** One bar for each category, its name above it, so that long German names have the whole width, and its number behind it. */

import { t } from '../../ui/words.ts'
import type { Bar, Picture } from '../content.ts'
import { highest, shownText, span } from './number-text.ts'
import type { Draw } from './plot-picture.tsx'
import { textWidth, wrap } from './wrap.ts'

type Placed = { bar: Bar; name: string; top: number; y1: number; y2: number }

const line = 1.35
const thick = 1.1
const gap = 0.9

export function bars({ unit, bars: all }: Extract<Picture, { kind: 'bars' }>): Draw {
  return (plot, { room: { em, width }, url }) => {
    const placed = placedIn(all, width / em)
    const height = (placed.at(-1)?.y2 ?? 0) + gap / 2
    const longest = Math.max(0, ...all.map((bar) => textWidth(shownText(bar, unit) ?? '')))
    const shown = placed.filter(({ bar }) => bar.value !== null)
    const hidden = placed.filter(({ bar }) => bar.value === null)
    const high = highest(all)
    const low = ({ bar }: Placed) => span(bar)?.low ?? 0
    const top = ({ bar }: Placed) => span(bar)?.high ?? 0
    const middle = ({ y1, y2 }: Placed) => (y1 + y2) / 2
    return {
      height: height * em,
      margin: 0,
      marginRight: em * (longest + 1),
      x: { domain: [0, high], axis: null },
      y: { domain: [height, 0], axis: null, type: 'linear' },
      marks: [
        plot.rect(hidden, { x1: 0, x2: high, y1: 'y1', y2: 'y2', fill: url('hidden') }),
        plot.text(hidden, {
          x: 0,
          y: middle,
          dx: em * 0.5,
          text: () => t('tables:hidden'),
          textAnchor: 'start',
          className: 'plot-number',
        }),
        plot.rect(shown, {
          x1: 0,
          x2: ({ bar }: Placed) => bar.value,
          y1: 'y1',
          y2: 'y2',
          fill: 'var(--figure-strong)',
        }),
        plot.link(
          shown.filter(({ bar }) => (bar.pm ?? 0) > 0),
          { x1: low, x2: top, y1: middle, y2: middle, className: 'plot-whisker', stroke: 'var(--figure-whisker)' },
        ),
        plot.text(shown, {
          x: top,
          y: middle,
          dx: em * 0.5,
          text: ({ bar }: Placed) => shownText(bar, unit),
          textAnchor: 'start',
          className: 'plot-number',
        }),
        plot.text(placed, { x: 0, y: 'top', text: 'name', textAnchor: 'start', lineAnchor: 'top', lineHeight: line }),
      ],
    }
  }
}

/** Places in em from above. @param width in em */
function placedIn(all: readonly Bar[], width: number): Placed[] {
  let top = 0
  return all.map((bar) => {
    const lines = [...wrap(bar.label, width), ...(bar.note === undefined ? [] : wrap(bar.note, width))]
    const y1 = top + lines.length * line
    const placed = { bar, name: lines.join('\n'), top, y1, y2: y1 + thick }
    top = placed.y2 + gap
    return placed
  })
}
