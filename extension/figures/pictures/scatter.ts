/**
 * Two numbers of each place against each other; what they are stands above and below the picture. A name stands beside
 * its point where there is room for it; all names are in the table. Whose second number is hidden stands in a hatched
 * strip below the others, at its first number.
 */
import type { Markish } from '@observablehq/plot'
import { t } from '../../ui/words.ts'
import type { Picture, Shown } from '../content.ts'
import { highest, numberText, span } from './number-text.ts'
import type { Draw, Plot } from './plot-picture.tsx'
import type { Room } from './use-room.ts'
import { textWidth } from './wrap.ts'

type Point = Shown & { label: string; x: number }
type Side = 'start' | 'end'
type Named = Point & { side: Side }

/** Both axes begin at zero, so that a difference looks as large as it is. */
export function scatter({ points }: Extract<Picture, { kind: 'scatter' }>): Draw {
  return (plot, { room, url }) => {
    const plane = planeOf(points, room)
    const { em } = room
    return {
      height: plane.height,
      ...plane.margins,
      x: { domain: [0, plane.far], label: null },
      y: { domain: [-plane.strip, plane.top], label: null },
      marks: [
        plot.gridY({ className: 'plot-grid', ticks: yTicks(plane.top) }),
        plot.axisY({ ticks: yTicks(plane.top), tickSize: 0, tickFormat: (tick: number) => numberText(tick) }),
        plot.axisX({
          ticks: Math.floor(room.width / em / 6),
          tickSize: em * 0.3,
          tickFormat: (tick: number) => numberText(tick),
        }),
        ...stripMarks(plot, plane, room, url('hidden')),
        plot.ruleY([0], { stroke: 'var(--figure-ink)' }),
        ...pointMarks(plot, plane, em),
      ],
    }
  }
}

type Plane = ReturnType<typeof planeOf>

/** Which points stand where: numbers from 0 to `far` and `top`, lengths in pixels, `toX` and `toY` in em. */
function planeOf(points: readonly Point[], { em, width }: Room) {
  const shown = points.filter(({ value }) => value !== null)
  const hidden = points.filter(({ value }) => value === null)
  const top = highest(points) * 1.1
  const far = Math.max(1, ...points.map(({ x }) => x)) * 1.08
  /** How far the strip of the hidden ones reaches below zero. */
  const strip = hidden.length === 0 ? 0 : top * 0.16
  const height = Math.max(14 * em, Math.min(width * 0.6, em * 24)) + em * 3
  const marginLeft = em * (1.2 + textWidth(numberText(Math.ceil(top))))
  const margins = { marginLeft, marginRight: em, marginTop: em, marginBottom: em * 2 }
  const right = width - margins.marginRight
  const drawn = height - margins.marginTop - margins.marginBottom
  const toX = (x: number) => (marginLeft + (x / far) * (right - marginLeft)) / em
  const toY = (y: number) => (height - margins.marginBottom - ((y + strip) / (top + strip)) * drawn) / em
  const named = namesThatFit(shown, toX, toY, right / em)
  return { shown, hidden, named, top, far, strip, height, margins }
}

/** The hatched strip with those whose second number is hidden; the word in it where there is room. */
function stripMarks(plot: Plot, { hidden, strip, far }: Plane, { em, width }: Room, fill: string): Markish[] {
  if (strip === 0) return []
  const middle = -strip / 2
  return [
    plot.rect([0], { x1: 0, x2: far, y1: -strip, y2: 0, insetTop: em * 0.3, fill }),
    plot.dot(hidden, { x: 'x', y: middle, r: em * 0.35, className: 'plot-open-dot', title: 'label' }),
    plot.text(width > 30 * em ? [0] : [], {
      x: 0,
      y: middle,
      dx: em * 0.4,
      text: () => t('tables:hidden'),
      textAnchor: 'start',
      className: 'plot-number',
    }),
  ]
}

/** Each point over the range in which its true number lies, and beside it the names that fit. */
function pointMarks(plot: Plot, { shown, named }: Plane, em: number): Markish[] {
  const uncertain = shown.filter(({ pm = 0 }) => pm > 0)
  const names = (side: Side) =>
    plot.text(
      named.filter((each) => each.side === side),
      {
        x: 'x',
        y: 'value',
        text: 'label',
        textAnchor: side,
        dx: (side === 'start' ? 0.6 : -0.6) * em,
        className: 'plot-number',
      },
    )
  return [
    plot.ruleX(uncertain, {
      x: 'x',
      y1: (point: Point) => span(point)?.low,
      y2: (point: Point) => span(point)?.high,
      stroke: 'var(--figure-strong)',
      strokeOpacity: 0.5,
    }),
    plot.dot(shown, { x: 'x', y: 'value', r: em * 0.35, fill: 'var(--figure-strong)', title: 'label' }),
    names('start'),
    names('end'),
  ]
}

/** Four or so round numbers from zero up. */
function yTicks(top: number): number[] {
  const size = 10 ** Math.floor(Math.log10(top / 4))
  const step = ([1, 2, 5, 10].find((each) => each * size * 6 > top) ?? 10) * size
  return Array.from({ length: Math.floor(top / step) + 1 }, (_, at) => at * step)
}

type Box = { left: number; right: number; y: number }

/** To the right of its point, else to the left, else nowhere: never over another name or point. Places in em. */
export function namesThatFit(
  points: readonly Point[],
  toX: (x: number) => number,
  toY: (y: number) => number,
  right: number,
): Named[] {
  const taken: Box[] = points.map(({ x, value }) => ({ left: toX(x) - 0.4, right: toX(x) + 0.4, y: toY(value ?? 0) }))
  const isFree = (box: Box) =>
    box.left >= toX(0) &&
    box.right <= right &&
    taken.every((other) => other.right <= box.left || other.left >= box.right || Math.abs(other.y - box.y) >= 1.1)
  return points.flatMap((point) => {
    const [x, y, long] = [toX(point.x), toY(point.value ?? 0), textWidth(point.label)]
    const sides = [
      { side: 'start' as const, left: x + 0.5, right: x + 0.6 + long, y },
      { side: 'end' as const, left: x - 0.6 - long, right: x - 0.5, y },
    ]
    const free = sides.find(isFree)
    if (free === undefined) return []
    taken.push(free)
    return [{ ...point, side: free.side }]
  })
}
