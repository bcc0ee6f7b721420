/**
 * Wholes and their parts, one bar each. How sure an outcome is can be seen without colour: full for what somebody
 * knows, lined for what is only assumed or under way, empty for what nobody knows, crossed for what broke off. What is
 * hidden of a whole is hatched at its end.
 */
import { t } from '../../ui/words.ts'
import type { Picture } from '../content.ts'
import { Canvas } from './canvas.tsx'
import { numberText } from './number-text.ts'
import type { PatternName, PatternUrl } from './patterns.tsx'
import { textWidth } from './wrap.ts'

type Rows = Extract<Picture, { kind: 'parts' }>['rows']
type Part = Rows[number]['parts'][number]
/** `turn`: the how many-th part of the same look. */
type Look = { label: string; strength: Part['strength']; turn: number }
/** In percent of the bar; `value` is what the part itself says. */
type Segment = { look: Look | 'hidden'; from: number; share: number; value: number }

const thick = 1.75

/** Of a single bar the numbers stand in its legend, too. @param props.sentence the text alternative */
export function Parts({ rows, sentence }: { rows: Rows; sentence: string }) {
  const looks = looksOf(rows)
  const only = rows.length === 1 ? rows[0] : undefined
  return (
    <Canvas
      sentence={sentence}
      draw={({ room, url }) => (
        <div class="stack">
          <ul class="legend parts-legend">
            {looks.map((look) => (
              <li key={look.label}>
                <svg class="legend-sign" aria-hidden="true" focusable="false">
                  <Piece look={look} url={url} x={0.5} width={27} height={18} />
                </svg>
                {only === undefined ? look.label : ownText(look.label, only.parts)}
              </li>
            ))}
          </ul>
          {rows.map((row) => (
            <div key={row.label} class="parts-row">
              <p>{row.label}</p>
              <svg
                class="part-bar-whole"
                aria-hidden="true"
                focusable="false"
                width={room.width}
                height={thick * room.em}
              >
                {segmentsOf(row.parts, looks).map((segment) => (
                  <SegmentShape key={segment.from} segment={segment} room={room} url={url} />
                ))}
              </svg>
            </div>
          ))}
        </div>
      )}
    />
  )
}

function SegmentShape(props: { segment: Segment; room: { width: number; em: number }; url: PatternUrl }) {
  const { segment, url } = props
  const { width, em } = props.room
  const x = (segment.from / 100) * width
  const wide = (segment.share / 100) * width
  const text = segment.look === 'hidden' ? t('tables:hidden') : numberText(segment.value, '%')
  const fits = (textWidth(text) + 0.6) * em <= wide
  return (
    <g>
      <Piece look={segment.look} url={url} x={x + 0.75} width={Math.max(0.5, wide - 1.5)} height={thick * em} />
      {fits && (
        <text
          class={`parts-number parts-number-${segment.look === 'hidden' ? 'hidden' : segment.look.strength}`}
          x={x + wide / 2}
          y={(thick * em) / 2}
          dy="0.35em"
        >
          {text}
        </text>
      )}
    </g>
  )
}

function Piece(props: { look: Segment['look']; url: PatternUrl; x: number; width: number; height: number }) {
  const { look, url, x, width, height } = props
  const place = { x, y: 0.75, width, height: height - 1.5 }
  const pattern = patternOf(look)
  return (
    <>
      <rect class={`part part-${look === 'hidden' ? 'hidden' : look.strength}`} {...place} />
      {pattern !== undefined && <rect class="part-pattern" fill={url(pattern)} {...place} />}
    </>
  )
}

function patternOf(look: Segment['look']): PatternName | undefined {
  if (look === 'hidden') return 'hidden'
  const turn = Math.min(2, look.turn)
  const plain = turn === 0 && (look.strength === 'strong' || look.strength === 'none')
  return plain ? undefined : (`${look.strength}-${turn}` as PatternName)
}

/** Each part looks the same in every row. */
export function looksOf(rows: Rows): Look[] {
  const looks: Look[] = []
  for (const { label, strength } of rows.flatMap(({ parts }) => parts)) {
    if (looks.some((look) => look.label === label)) continue
    looks.push({ label, strength, turn: looks.filter((look) => look.strength === strength).length })
  }
  return looks
}

/** Shares in percent one behind the other; what is missing to a hundred is hidden where a part is. */
export function segmentsOf(parts: readonly Part[], looks: readonly Look[]): Segment[] {
  const total = parts.reduce((sum, { value }) => sum + (value ?? 0), 0)
  const hidesPart = parts.some(({ value }) => value === null)
  // Each number has a noise of its own, so shown shares may be a little more than the whole.
  const whole = hidesPart ? Math.max(100, total) : Math.max(1, total)
  let from = 0
  const segments: Segment[] = parts.flatMap(({ label, value }) => {
    const look = looks.find((each) => each.label === label)
    if (look === undefined || value === null || value <= 0) return []
    const segment = { look, from: (from / whole) * 100, share: (value / whole) * 100, value }
    from += value
    return [segment]
  })
  const rest = whole - from
  return hidesPart && rest > 0
    ? [...segments, { look: 'hidden', from: (from / whole) * 100, share: (rest / whole) * 100, value: rest }]
    : segments
}

function ownText(label: string, parts: readonly Part[]): string {
  const value = parts.find((part) => part.label === label)?.value ?? null
  return `${label}: ${value === null ? t('tables:hidden') : numberText(value, '%')}`
}
