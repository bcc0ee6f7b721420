/** Areas on a map, darker and denser the more there is, hatched where the number is hidden; the number stands in each. */
import { useId } from 'preact/hooks'
import type { Area } from '../../../shared/area.ts'
import { planeOf } from '../../../shared/chain/outlines.ts'
import { shadeOf, shadesOf } from '../../../shared/chain/shades.ts'
import { t } from '../../ui/words.ts'
import type { Picture } from '../content.ts'
import { Canvas } from './canvas.tsx'
import { numberText } from './number-text.ts'
import { Toned, ToneLegend, TonePatterns, toneOf } from './tones.tsx'
import { textWidth } from './wrap.ts'

type MapOfAreas = Extract<Picture, { kind: 'map' }>

/** The catalogue has checked its shapes when it came in; here only their kind is asked. */
function shapeOf(geometry: unknown): Area['geometry'] {
  const known = geometry as Area['geometry'] | null
  return known?.type === 'Polygon' || known?.type === 'MultiPolygon' ? known : undefined
}

export function MapPicture({ picture: { unit, areas }, sentence }: { picture: MapOfAreas; sentence: string }) {
  const id = useId()
  const shades = shadesOf(areas.flatMap(({ value }) => value ?? []))
  const byId = new Map(areas.map((area) => [area.id, area]))
  return (
    <div class="stack-tight">
      <ToneLegend
        id={id}
        label={t('figures:view.legend')}
        shades={shades}
        textOf={({ from, to }) => classText(from, to, unit)}
      />
      <Canvas
        sentence={sentence}
        draw={({ room: { width, em }, url }) => {
          const plane = planeOf(
            areas.map((area) => ({ id: area.id, geometry: shapeOf(area.geometry) })),
            Math.min(width, 52 * em) - 4,
          )
          if (plane === undefined) return null
          return (
            <svg
              aria-hidden="true"
              focusable="false"
              class="figure-map"
              width={plane.width + 4}
              height={plane.height + 4}
              viewBox={`-2 -2 ${plane.width + 4} ${plane.height + 4}`}
            >
              <TonePatterns id={id} />
              {plane.outlines.map((outline) => {
                const area = byId.get(outline.id)
                if (area === undefined) return null
                if (area.value === null) {
                  return (
                    <g key={outline.id}>
                      <path class="tone tone-hidden" d={outline.path} />
                      <path d={outline.path} fill={url('hidden')} />
                    </g>
                  )
                }
                return (
                  <Toned
                    key={outline.id}
                    id={id}
                    tone={toneOf(shades, shadeOf(shades, area.value))}
                    path={outline.path}
                  />
                )
              })}
              {plane.outlines.map((outline) => {
                const { value = null, label = '' } = byId.get(outline.id) ?? {}
                const [x, y] = outline.centre
                const fits = (text: string) => textWidth(text) * em < outline.width * 0.95
                const number = value === null ? t('tables:hidden') : numberText(value, unit)
                const named = fits(label) && outline.height > em * 3
                const told = [...(named ? [label] : []), ...(value !== null || fits(number) ? [number] : [])]
                return outline.height < 1.2 * em ? null : (
                  <g key={outline.id} class="area-numbers">
                    {told.map((line, at) => (
                      <text key={line} x={x} y={y + (at - (told.length - 1) / 2) * 1.15 * em} dy="0.35em">
                        {line}
                      </text>
                    ))}
                  </g>
                )
              })}
            </svg>
          )
        }}
      />
    </div>
  )
}

/** The unit stands above the map, so a class is only its numbers. */
function classText(from: number, to: number, unit: string): string {
  if (from === to) return numberText(from, unit)
  return t('figures:view.range', { from: numberText(from), to: numberText(to, unit) })
}
