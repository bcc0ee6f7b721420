/** Aims and where one stands: a bar for the present number, a line for the aim, an open line for where one began. */
import { t } from '../../ui/words.ts'
import type { Picture } from '../content.ts'
import { Canvas, type Paint } from './canvas.tsx'
import { numberText, shownText, span } from './number-text.ts'

type Row = Extract<Picture, { kind: 'targets' }>['rows'][number]

type TargetText = { sign: 'baseline' | 'actual' | 'hidden' | 'target'; text: string }

const thick = 1.2

/**
 * Rows have different units, so each bar has a scale of its own and its numbers below.
 * @param props.sentence the text alternative
 */
export function Targets({ rows, sentence }: { rows: readonly Row[]; sentence: string }) {
  return (
    <Canvas
      sentence={sentence}
      draw={(paint) => (
        <ul class="stack-loose">
          {rows.map((row) => (
            <li key={`${row.label} ${row.dueOn}`} class="stack-tight">
              <p class="strong">{row.label}</p>
              {row.goal !== undefined && <p class="muted">{row.goal}</p>}
              <Bullet row={row} paint={paint} />
              <ul class="legend target-numbers">
                {targetTexts(row).map(({ sign, text }) => (
                  <li key={sign}>
                    <Sign sign={sign} paint={paint} />
                    {text}
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      )}
    />
  )
}

function Bullet({ row, paint: { room, url } }: { row: Row; paint: Paint }) {
  const { width, em } = room
  const { actual, target, baseline } = row
  const around = span(actual)
  const full = Math.max(1, target, baseline ?? 0, around?.high ?? 0) * 1.05
  const at = (value: number) => Math.round((value / full) * width)
  const height = thick * em
  return (
    <svg class="bullet" aria-hidden="true" focusable="false" width={width} height={height * 1.5}>
      <rect class="bullet-track" x={0} y={height * 0.25} width={width} height={height} />
      {actual.value === null || around === undefined ? (
        <rect x={0} y={height * 0.25} width={width} height={height} fill={url('hidden')} />
      ) : (
        <>
          <rect class="bullet-actual" x={0} y={height * 0.4} width={at(actual.value)} height={height * 0.7} />
          {around.low < around.high && (
            <path class="plot-whisker bullet-whisker" d={`M${at(around.low)} ${height * 0.75}H${at(around.high)}`} />
          )}
        </>
      )}
      {baseline !== undefined && <Tick sign="baseline" x={at(baseline)} height={height * 1.5} />}
      <Tick sign="target" x={at(target)} height={height * 1.5} />
    </svg>
  )
}

/** A line with a little ground around it, so that it is seen on the bar too. */
function Tick({ sign, x, height }: { sign: 'baseline' | 'target'; x: number; height: number }) {
  const line = `M${x} 0V${height}`
  return (
    <>
      <path class="bullet-gap" d={line} />
      <path class={`bullet-${sign}`} d={line} />
    </>
  )
}

function Sign({ sign, paint: { url } }: { sign: TargetText['sign']; paint: Paint }) {
  return (
    <svg class="legend-sign target-sign" viewBox="0 0 18 18" aria-hidden="true" focusable="false">
      {sign === 'actual' && <rect class="bullet-actual" y="4" width="18" height="10" />}
      {sign === 'hidden' && <rect y="4" width="18" height="10" fill={url('hidden')} />}
      {(sign === 'baseline' || sign === 'target') && <Tick sign={sign} x={9} height={18} />}
    </svg>
  )
}

/** Where one began, where one stands, where one wants to be and until when. */
export function targetTexts({ baseline, actual, target, unit, dueOn }: Row): TargetText[] {
  const withUnit = (text: string) => (unit === '%' ? text : `${text} ${unit}`)
  const standing = shownText(actual, unit)
  return [
    ...(baseline === undefined
      ? []
      : [
          {
            sign: 'baseline' as const,
            text: t('figures:view.baseline', { number: withUnit(numberText(baseline, unit)) }),
          },
        ]),
    {
      sign: standing === undefined ? 'hidden' : 'actual',
      text: t('figures:view.actual', { number: standing === undefined ? t('tables:hidden') : withUnit(standing) }),
    },
    { sign: 'target', text: t('figures:view.target', { number: withUnit(numberText(target, unit)), day: dueOn }) },
  ]
}
