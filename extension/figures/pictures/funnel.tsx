/** Stages of which each lies within the one before: bars from one edge, what is lost between them as a slope. */
import { t } from '../../ui/words.ts'
import type { Bar, Picture } from '../content.ts'
import { Canvas } from './canvas.tsx'
import { highest, numberText, shownText } from './number-text.ts'
import type { PatternUrl } from './patterns.tsx'

const thick = 1.5
const slope = 1.1
/** Below its name, above the slope to the next. */
const stageHeight = 1.6 + thick
const textDrop = 1.1

export function Funnel({ picture, sentence }: { picture: Extract<Picture, { kind: 'funnel' }>; sentence: string }) {
  const { stages, unit } = picture
  const first = stages[0]?.value ?? null
  const most = highest(stages.map(({ value }) => ({ value })))
  return (
    <Canvas
      sentence={sentence}
      draw={({ room: { width, em }, url }) => {
        const wide = (value: number) => (value / most) * (width - 2)
        const height = stages.length * (stageHeight + slope) - slope
        return (
          <svg class="funnel" aria-hidden="true" focusable="false" width={width} height={height * em}>
            {stages.map((stage, at) => {
              const top = at * (stageHeight + slope) * em
              const next = stages[at + 1]?.value ?? null
              const foot = top + stageHeight * em
              return (
                <g key={stage.label}>
                  <text x={0} y={top + textDrop * em}>
                    {stage.label}
                  </text>
                  <text class="funnel-number" x={width} y={top + textDrop * em}>
                    {stageText(stage, first, at, unit)}
                  </text>
                  <StageBar
                    stage={stage}
                    y={foot - thick * em}
                    height={thick * em}
                    full={width - 2}
                    wide={wide}
                    url={url}
                  />
                  {stage.value !== null && next !== null && (
                    <path
                      class="funnel-slope"
                      d={`M0 ${foot}H${wide(stage.value)}L${wide(next)} ${foot + slope * em}H0Z`}
                    />
                  )}
                </g>
              )
            })}
          </svg>
        )
      }}
    />
  )
}

function StageBar(props: {
  stage: Bar
  y: number
  height: number
  full: number
  wide: (value: number) => number
  url: PatternUrl
}) {
  const { stage, y, height } = props
  if (stage.value === null) return <rect x={0} y={y} width={props.full} height={height} fill={props.url('hidden')} />
  return <rect class="funnel-bar" x={0} y={y} width={props.wide(stage.value)} height={height} />
}

/** The number, and from the second stage on what share of the first it is; a stage's own note goes before. */
function stageText(stage: Bar, first: number | null, at: number, unit: string): string {
  const text = shownText(stage, unit)
  if (text === undefined || stage.value === null) return t('tables:hidden')
  if (stage.note !== undefined) return `${text} (${stage.note})`
  if (at === 0 || first === null || first === 0) return text
  return `${text} (${numberText(Math.round((stage.value / first) * 100), '%')})`
}
