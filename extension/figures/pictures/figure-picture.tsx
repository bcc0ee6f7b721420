/** The picture of each kind, and below it what hatching means wherever something is hidden. */
import { useMemo } from 'preact/hooks'
import { t } from '../../ui/words.ts'
import type { Picture, Shown } from '../content.ts'
import { bars } from './bars.ts'
import { days } from './days.ts'
import { FlowsPicture } from './flows.tsx'
import { Funnel } from './funnel.tsx'
import { MapPicture } from './map.tsx'
import { MatrixPicture } from './matrix.tsx'
import { Parts } from './parts.tsx'
import { HiddenKey } from './patterns.tsx'
import { type Draw, PlotPicture } from './plot-picture.tsx'
import { scatter } from './scatter.ts'
import { Targets } from './targets.tsx'
import { trend } from './trend.ts'

/** @param props.sentence the picture's text alternative */
export function FigurePicture({ picture, sentence }: { picture: Picture; sentence: string }) {
  const unit = unitOf(picture)
  return (
    <div class={`figure-picture figure-picture-${picture.kind}`}>
      {unit !== '' && <p class="figure-unit">{unit}</p>}
      <Drawn picture={picture} sentence={sentence} />
      {picture.kind === 'scatter' && <p class="figure-unit figure-unit-below">{picture.xLabel}</p>}
      {hides(picture) && <HiddenKey />}
    </div>
  )
}

/** What the numbers of a picture count; parts are percent, and a target has a unit of its own. */
function unitOf(picture: Picture): string {
  if (picture.kind === 'days' || picture.kind === 'matrix' || picture.kind === 'flows') return t('tables:value')
  if (picture.kind === 'scatter') return picture.yLabel
  return 'unit' in picture ? picture.unit : ''
}

function Drawn({ picture, sentence }: { picture: Picture; sentence: string }) {
  switch (picture.kind) {
    case 'parts':
      return <Parts rows={picture.rows} sentence={sentence} />
    case 'funnel':
      return <Funnel picture={picture} sentence={sentence} />
    case 'matrix':
      return <MatrixPicture picture={picture} sentence={sentence} />
    case 'flows':
      return <FlowsPicture picture={picture} sentence={sentence} />
    case 'map':
      return <MapPicture picture={picture} sentence={sentence} />
    case 'targets':
      return <Targets rows={picture.rows} sentence={sentence} />
    default:
      return <ByPlot picture={picture} sentence={sentence} />
  }
}

type PlotKind = Extract<Picture, { kind: 'trend' | 'bars' | 'scatter' | 'days' }>

function ByPlot({ picture, sentence }: { picture: PlotKind; sentence: string }) {
  const draw = useMemo(() => drawOf(picture), [picture])
  return <PlotPicture draw={draw} sentence={sentence} />
}

function drawOf(picture: PlotKind): Draw {
  switch (picture.kind) {
    case 'trend':
      return trend(picture)
    case 'bars':
      return bars(picture)
    case 'scatter':
      return scatter(picture)
    case 'days':
      return days(picture)
  }
}

/** Whether any number of the picture is not shown. */
export function hides(picture: Picture): boolean {
  const hidden = ({ value }: Shown) => value === null
  switch (picture.kind) {
    case 'trend':
      return picture.lines.some(({ points }) => points.some(hidden))
    case 'bars':
      return picture.bars.some(hidden)
    case 'parts':
      return picture.rows.some(({ parts }) => parts.some(hidden))
    case 'funnel':
      return picture.stages.some(hidden)
    case 'matrix':
      return picture.cells.flat().some(hidden)
    // What is left over says so itself.
    case 'flows':
      return false
    case 'map':
      return picture.areas.some(hidden)
    case 'scatter':
      return picture.points.some(hidden)
    case 'days':
      return picture.bins.some(hidden)
    case 'targets':
      return picture.rows.some(({ actual }) => hidden(actual))
  }
}
