/** Areas of a map by how much there is: a tone and a pattern for each class, which say the same; and what they mean. */
import type { Shade } from '../../../shared/chain/shades.ts'

/** 0 for none, then up to 4 for most: with few shades the strong tones are used, so that they differ well. */
export function toneOf(shades: readonly Shade[], shade: number): number {
  const none = shades[0]?.from === 0
  if (none && shade === 0) return 0
  const steps = shades.length - (none ? 1 : 0)
  const step = none ? shade : shade + 1
  return steps <= 1 ? 4 : 1 + Math.round(((step - 1) * 3) / (steps - 1))
}

/** None: crossed. Few to many: dots, thin lines, dense lines, full. @param id of the picture: patterns are found by it */
export function TonePatterns({ id }: { id: string }) {
  return (
    <defs class="tone-patterns">
      <pattern id={`${id}-tone-0`} width="12" height="12" patternUnits="userSpaceOnUse">
        <path d="M0 0l12 12M12 0L0 12" />
      </pattern>
      <pattern id={`${id}-tone-1`} width="14" height="14" patternUnits="userSpaceOnUse">
        <circle cx="7" cy="7" r="1.2" />
      </pattern>
      <pattern id={`${id}-tone-2`} width="16" height="16" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path d="M0 0v16" />
      </pattern>
      <pattern id={`${id}-tone-3`} width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
        <path d="M0 0v8" />
      </pattern>
    </defs>
  )
}

/** A shape in its tone; the fullest needs no pattern. */
export function Toned({ id, tone, path }: { id: string; tone: number; path: string }) {
  return (
    <>
      <path class={`tone tone-${tone}`} d={path} />
      {tone !== 4 && <path class="tone-pattern" d={path} fill={`url(#${id}-tone-${tone})`} />}
    </>
  )
}

/** @param props.textOf what a class says, e.g. `3 bis 7 Angebote` */
export function ToneLegend(props: {
  id: string
  label: string
  shades: readonly Shade[]
  textOf: (shade: Shade) => string
}) {
  return (
    <ul class="legend" aria-label={props.label}>
      {props.shades.map((shade, at) => (
        <li key={shade.from}>
          <svg class="legend-sign" viewBox="0 0 28 18" aria-hidden="true" focusable="false">
            <Toned id={props.id} tone={toneOf(props.shades, at)} path="M0 0H28V18H0Z" />
          </svg>
          {props.textOf(shade)}
        </li>
      ))}
    </ul>
  )
}
