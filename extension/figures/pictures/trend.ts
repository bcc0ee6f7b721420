/**
 * Numbers over time. Each line has a panel of its own under the others, on the same scale: so names stand at their
 * lines, and a hidden number is a hatched column, never a gap that reads as nothing or a line drawn across.
 */
import type { Markish } from '@observablehq/plot'
import type { Picture, Shown } from '../content.ts'
import { highest, numberText, span } from './number-text.ts'
import type { Draw, Plot } from './plot-picture.tsx'
import type { Room } from './use-room.ts'
import { textWidth } from './wrap.ts'

type Trend = Extract<Picture, { kind: 'trend' }>
type Place = Shown & { line: string; at: number; label: string }

const panelEm = { alone: 14, several: 7 }

/** The band around a line is where the true number lies in 96 of 100 cases. */
export function trend({ unit, lines }: Trend): Draw {
  return (plot, { room, url }) => {
    const layout = layoutOf({ unit, lines }, room)
    const { ticks, periods, step, margins } = layout
    const { em } = room
    return {
      height: layout.height,
      ...margins,
      x: { domain: [-0.5, Math.max(0.5, periods.length - 0.5)], label: null },
      y: { domain: [0, layout.top * 1.15], nice: ticks, label: null },
      fy: layout.panels,
      marks: [
        plot.gridY({ ticks, className: 'plot-grid' }),
        plot.axisY({ ticks, tickSize: 0, tickFormat: (tick: number) => numberText(tick, unit) }),
        plot.axisX({
          ticks: ticksThatFit(periods, step / em),
          tickFormat: (at: number) => periods[at] ?? '',
          tickSize: em * 0.3,
        }),
        ...lineMarks(plot, layout, em, url('hidden')),
        plot.text(toldOf(layout.shown, step / em), {
          ...layout.facet,
          x: 'at',
          y: high,
          dy: -em * 0.7,
          text: ({ value }: Place) => (value === null ? '' : numberText(value, unit)),
          className: 'plot-number',
        }),
        layout.several ? lineNames(plot, lines, layout, em) : null,
      ],
    }
  }
}

type Layout = ReturnType<typeof layoutOf>

const low = (place: Place) => span(place)?.low ?? Number.NaN
const high = (place: Place) => span(place)?.high ?? Number.NaN

/** Which numbers stand where; lengths in pixels, `step` from one period to the next. */
function layoutOf({ unit, lines }: Pick<Trend, 'unit' | 'lines'>, { em, width }: Room) {
  const periods = lines[0]?.points.map(({ label }) => label) ?? []
  const places: Place[] = lines.flatMap(({ label: line, points }) =>
    points.map(({ label, value, pm = 0 }, at) => ({ line, label, value, pm, at })),
  )
  const top = highest(places)
  const several = lines.length > 1
  const marginLeft = em * (1 + textWidth(numberText(Math.ceil(top * 1.1), unit)))
  const marginRight = em * Math.max(1, textWidth(periods.at(-1) ?? '') / 2)
  return {
    periods,
    places,
    shown: places.filter(({ value }) => value !== null),
    top,
    several,
    facet: several ? { fy: 'line' as const } : {},
    panels: several ? { domain: lines.map(({ label }) => label), axis: null, padding: 0.28 } : {},
    ticks: several ? 3 : 5,
    height: em * 4 + lines.length * em * (several ? panelEm.several + 2 : panelEm.alone),
    margins: { marginLeft, marginRight, marginTop: em * (several ? 2.6 : 1.2), marginBottom: em * 2 },
    step: (width - marginLeft - marginRight) / Math.max(1, periods.length),
  }
}

/** From the ground up: hidden periods, the band, a range alone where no band reaches, the line over zero, its points. */
function lineMarks(plot: Plot, { places, shown, facet }: Layout, em: number, fill: string): Markish[] {
  const hidden = places.filter(({ value }) => value === null)
  const alone = shown.filter((place) => isAlone(place, places))
  const column = { x1: ({ at }: Place) => at - 0.5, x2: ({ at }: Place) => at + 0.5 }
  return [
    plot.rect(hidden, { ...facet, ...column, fill }),
    plot.areaY(places, { ...facet, x: 'at', y1: low, y2: high, z: 'line', fill: 'var(--figure-band)' }),
    plot.ruleX(alone, { ...facet, x: 'at', y1: low, y2: high, stroke: 'var(--figure-strong)' }),
    plot.line(places, { ...facet, x: 'at', y: 'value', z: 'line', stroke: 'var(--figure-strong)', strokeWidth: 2 }),
    plot.ruleY([0], { stroke: 'var(--figure-ink)' }),
    plot.dot(shown, { ...facet, x: 'at', y: 'value', r: em * 0.22, fill: 'var(--figure-strong)' }),
  ]
}

/** Each above its own panel. */
function lineNames(plot: Plot, lines: Trend['lines'], { margins }: Layout, em: number): Markish {
  return plot.text(lines, {
    fy: 'label',
    text: 'label',
    frameAnchor: 'top-left',
    lineAnchor: 'bottom',
    dy: -em,
    dx: -margins.marginLeft,
    className: 'plot-name',
  })
}

/** The last period always has its name; those before it as far as names do not touch. @param step between two, in em */
export function ticksThatFit(labels: readonly string[], step: number): number[] {
  const widest = Math.max(0, ...labels.map(textWidth)) + 1
  const every = Math.max(1, Math.ceil(widest / step))
  return labels.map((_, at) => at).filter((at) => (labels.length - 1 - at) % every === 0)
}

/** Neither line nor band reaches a number between two hidden ones. */
function isAlone({ line, at }: Place, places: readonly Place[]): boolean {
  return !places.some((other) => other.line === line && Math.abs(other.at - at) === 1 && other.value !== null)
}

/** Every number is told where there is room for all, else the highest and the last of each line. */
function toldOf(shown: readonly Place[], step: number): Place[] {
  const widest = Math.max(0, ...shown.map(({ value }) => textWidth(numberText(value ?? 0)))) + 0.8
  if (widest <= step) return [...shown]
  const lines = Map.groupBy(shown, ({ line }) => line)
  return [...lines.values()].flatMap((line) => {
    const last = line.at(-1)
    const highest = line.reduce((best, place) => ((place.value ?? 0) > (best.value ?? 0) ? place : best))
    if (last === undefined || highest === last) return [highest]
    return (last.at - highest.at) * step < widest ? [last] : [highest, last]
  })
}
