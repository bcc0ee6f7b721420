/**
 * How long it took: families by days, with the median as a line where it lies within its bin. The bins are unequally
 * long and drawn equally wide, so their edges stand at the axis.
 */
import { durationEdges, lastDurationEdge } from '../../../shared/statistics/dimensions.ts'
import { t } from '../../ui/words.ts'
import type { Bar, Picture } from '../content.ts'
import { highest, numberText, span } from './number-text.ts'
import type { Draw } from './plot-picture.tsx'
import { ticksThatFit } from './trend.ts'
import { textWidth } from './wrap.ts'

type Bin = Bar & { at: number }

const edges = [...durationEdges, lastDurationEdge]

/** A hidden bin is hatched over the whole height: it might be as tall as any. */
export function days({ bins, median }: Extract<Picture, { kind: 'days' }>): Draw {
  return (plot, { room: { em, width }, url }) => {
    const placed: Bin[] = bins.map((bin, at) => ({ ...bin, at }))
    const top = highest(bins) * 1.15
    const step = (width - 2 * em) / Math.max(1, bins.length)
    const names = [...bins.map((_, at) => String(edges[at] ?? '')), String(lastDurationEdge - 1)]
    const at = median === null ? undefined : placeOf(median)
    const line = at === undefined ? [] : [at]
    const shown = placed.filter(({ value }) => value !== null)
    const middle = (bin: Bin) => bin.at + 0.5
    const sides = { x1: 'at', x2: (bin: Bin) => bin.at + 1, inset: 1 }
    const medianText = median === null ? '' : t('figures:view.median', { count: median })
    const room = textWidth(medianText) * em
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
        plot.rect(
          placed.filter(({ value }) => value === null),
          { ...sides, y1: 0, y2: top, fill: url('hidden') },
        ),
        plot.rect(shown, { ...sides, y1: 0, y2: 'value', fill: 'var(--figure-strong)' }),
        plot.ruleX(
          shown.filter(({ pm = 0 }) => pm > 0),
          {
            x: middle,
            y1: (bin: Bin) => span(bin)?.low,
            y2: (bin: Bin) => span(bin)?.high,
            stroke: 'var(--figure-whisker)',
            className: 'plot-whisker',
          },
        ),
        // Within its ground the line is seen on a bar too; numbers stand before it.
        plot.ruleX(line, { stroke: 'var(--figure-ground)', strokeWidth: 5 }),
        plot.ruleX(line, { stroke: 'var(--figure-mark)', strokeWidth: 2, strokeDasharray: '6 3' }),
        plot.text(shown, {
          x: middle,
          y: (bin: Bin) => span(bin)?.high,
          dy: -em * 0.7,
          text: ({ value }: Bin) => (value === null ? '' : numberText(value)),
          className: 'plot-number',
        }),
        plot.ruleY([0], { stroke: 'var(--figure-ink)' }),
        plot.text(line, {
          x: (place: number) => place,
          frameAnchor: 'top',
          dy: -em,
          // The word stays within the picture where the line is near its right edge.
          textAnchor: (at ?? 0) * step + room > width - 2 * em ? 'end' : 'start',
          text: () => medianText,
          className: 'plot-name',
        }),
      ],
    }
  }
}

/** Where a number of days lies on an axis on which every bin is one long; undefined beyond the last. */
export function placeOf(wanted: number): number | undefined {
  const at = edges.findLastIndex((edge) => edge <= wanted)
  const [from, to] = [edges[at], edges[at + 1]]
  return from === undefined || to === undefined ? undefined : at + (wanted - from) / (to - from)
}
