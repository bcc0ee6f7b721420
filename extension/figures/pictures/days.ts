/**
 * How long it took: families by days, with the median as a line where it lies within its bin. The bins are unequally
 * long and drawn equally wide, so their edges stand at the axis.
 */
import type { Markish } from '@observablehq/plot'
import { durationEdges, lastDurationEdge } from '../../../shared/statistics/dimensions.ts'
import { t } from '../../ui/words.ts'
import type { Bar, Picture } from '../content.ts'
import { highest, numberText, span } from './number-text.ts'
import type { Draw, Plot } from './plot-picture.tsx'
import { ticksThatFit } from './trend.ts'
import { textWidth } from './wrap.ts'

type Bin = Bar & { at: number }

const edges = [...durationEdges, lastDurationEdge]

/** A hidden bin is hatched over the whole height: it might be as tall as any. */
export function days({ bins, median }: Extract<Picture, { kind: 'days' }>): Draw {
  return (plot, { room: { em, width }, url }) => {
    const top = highest(bins) * 1.15
    const step = (width - 2 * em) / Math.max(1, bins.length)
    const names = [...bins.map((_, at) => String(edges[at] ?? '')), String(lastDurationEdge - 1)]
    const line = median === null ? undefined : lineOf(median)
    return {
      height: em * 18,
      marginLeft: em,
      marginRight: em,
      marginTop: em * 2,
      marginBottom: em * 3.6,
      x: { domain: [0, Math.max(1, bins.length)], label: null },
      y: { domain: [0, top], axis: null },
      marks: [
        plot.axisX({
          ticks: ticksThatFit(names, step / em),
          tickFormat: (edge: number) => names[edge] ?? '',
          tickSize: em * 0.3,
          label: t('tables:dimension.durationBin'),
          labelAnchor: 'left',
          labelArrow: 'none',
          labelOffset: em * 3.2,
        }),
        ...binMarks(plot, bins, {
          top,
          em,
          fill: url('hidden'),
          over: line === undefined ? [] : medianLine(plot, line),
        }),
        plot.ruleY([0], { stroke: 'var(--figure-ink)' }),
        line === undefined ? null : medianWord(plot, line, { em, room: width - 2 * em, step }),
      ],
    }
  }
}

/** The bins with their ranges, then what is drawn `over` them, then their numbers, so that these can always be read. */
function binMarks(
  plot: Plot,
  bins: readonly Bar[],
  { top, em, fill, over }: { top: number; em: number; fill: string; over: readonly Markish[] },
): Markish[] {
  const placed: Bin[] = bins.map((bin, at) => ({ ...bin, at }))
  const shown = placed.filter(({ value }) => value !== null)
  const sides = { x1: 'at', x2: (bin: Bin) => bin.at + 1, inset: 1 }
  const middle = (bin: Bin) => bin.at + 0.5
  const high = (bin: Bin) => span(bin)?.high
  return [
    plot.rect(
      placed.filter(({ value }) => value === null),
      { ...sides, y1: 0, y2: top, fill },
    ),
    plot.rect(shown, { ...sides, y1: 0, y2: 'value', fill: 'var(--figure-strong)' }),
    plot.ruleX(
      shown.filter(({ pm = 0 }) => pm > 0),
      {
        x: middle,
        y1: (bin: Bin) => span(bin)?.low,
        y2: high,
        stroke: 'var(--figure-whisker)',
        className: 'plot-whisker',
      },
    ),
    ...over,
    plot.text(shown, {
      x: middle,
      y: high,
      dy: -em * 0.7,
      text: ({ value }: Bin) => (value === null ? '' : numberText(value)),
      className: 'plot-number',
    }),
  ]
}

/** `at`: where the median stands on the axis, in bins. */
type Line = { median: number; at: number }

function lineOf(median: number): Line | undefined {
  const at = placeOf(median)
  return at === undefined ? undefined : { median, at }
}

/** Within its ground the line is seen on a bar too. */
function medianLine(plot: Plot, { at }: Line): Markish[] {
  return [
    plot.ruleX([at], { stroke: 'var(--figure-ground)', strokeWidth: 5 }),
    plot.ruleX([at], { stroke: 'var(--figure-mark)', strokeWidth: 2, strokeDasharray: '6 3' }),
  ]
}

/** Stays within the picture where the line is near its right edge. Lengths in pixels; `step`: of a bin. */
function medianWord(
  plot: Plot,
  { at, median }: Line,
  { em, room, step }: { em: number; room: number; step: number },
): Markish {
  const word = t('figures:view.median', { count: median })
  return plot.text([at], {
    x: (place: number) => place,
    frameAnchor: 'top',
    dy: -em,
    textAnchor: at * step + textWidth(word) * em > room ? 'end' : 'start',
    text: () => word,
    className: 'plot-name',
  })
}

/** Where a number of days lies on an axis on which every bin is one long; undefined beyond the last. */
export function placeOf(wanted: number): number | undefined {
  const at = edges.findLastIndex((edge) => edge <= wanted)
  const [from, to] = [edges[at], edges[at + 1]]
  return from === undefined || to === undefined ? undefined : at + (wanted - from) / (to - from)
}
