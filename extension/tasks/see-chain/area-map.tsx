/**
 * The map: every area a link to its chain, shaded and patterned by how many offers count there, with the number in it.
 * Patterns and numbers say all that the shades say.
 */
import { type Outline, planeOf } from '../../../shared/chain/outlines.ts'
import { type Shade, shadeOf, shadesOf } from '../../../shared/chain/shades.ts'
import { TableFrame } from '../../ui/table-frame.tsx'
import { t } from '../../ui/words.ts'
import type { AreaCount } from './area-counts.ts'

const size = 900
/** An outline needs so much room for a number inside it. */
const roomForNumber = 34

export function AreaMap({ counts, chosen }: { counts: readonly AreaCount[]; chosen: string | undefined }) {
  const plane = planeOf(
    counts.map(({ area }) => area),
    size,
  )
  if (plane === undefined) return null
  const shades = shadesOf(counts.map(({ count }) => count))
  const byId = new Map(counts.map((one) => [one.area.id, one]))
  return (
    <div class="stack-tight">
      <Legend shades={shades} />
      <TableFrame label={t('chain:map')}>
        <svg class="area-map" viewBox={`-4 -4 ${plane.width + 8} ${plane.height + 8}`}>
          <title>{t('chain:map')}</title>
          <Patterns />
          {plane.outlines.map((outline) => {
            const one = byId.get(outline.id)
            if (one === undefined) return null
            const shade = toneOf(shades, shadeOf(shades, one.count))
            return <AreaLink key={outline.id} outline={outline} one={one} tone={shade} chosen={outline.id === chosen} />
          })}
          {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: a group of texts takes no focus; the links' names say the numbers */}
          <g class="area-numbers" aria-hidden="true">
            {plane.outlines.map(({ id, centre, width, height }) =>
              Math.min(width, height) < roomForNumber ? null : (
                <text key={id} x={centre[0]} y={centre[1] + 7}>
                  {byId.get(id)?.count}
                </text>
              ),
            )}
          </g>
        </svg>
      </TableFrame>
    </div>
  )
}

function AreaLink(props: { outline: Outline; one: AreaCount; tone: number; chosen: boolean }) {
  const { outline, one, tone, chosen } = props
  const text = t('chain:mapArea', { name: one.area.name, count: one.count })
  return (
    <a href={`#/chain/area/${outline.id}`} class={chosen ? 'area-link area-chosen' : 'area-link'} aria-label={text}>
      <title>{text}</title>
      <path class={`tone tone-${tone}`} d={outline.path} />
      {tone !== 4 && <path class="tone-pattern" d={outline.path} fill={`url(#area-pattern-${tone})`} />}
    </a>
  )
}

/** 0 for none, then up to 4 for most: with few shades the strong tones are used, so that they differ well. */
function toneOf(shades: readonly Shade[], shade: number): number {
  const none = shades[0]?.from === 0
  if (none && shade === 0) return 0
  const steps = shades.length - (none ? 1 : 0)
  const step = none ? shade : shade + 1
  return steps <= 1 ? 4 : 1 + Math.round(((step - 1) * 3) / (steps - 1))
}

/** None: crossed. Few to many: dots, thin lines, dense lines, full. */
function Patterns() {
  return (
    <defs>
      <pattern id="area-pattern-0" width="12" height="12" patternUnits="userSpaceOnUse">
        <path d="M0 0l12 12M12 0L0 12" />
      </pattern>
      <pattern id="area-pattern-1" width="14" height="14" patternUnits="userSpaceOnUse">
        <circle cx="7" cy="7" r="1.2" />
      </pattern>
      <pattern id="area-pattern-2" width="16" height="16" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path d="M0 0v16" />
      </pattern>
      <pattern id="area-pattern-3" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
        <path d="M0 0v8" />
      </pattern>
    </defs>
  )
}

function Legend({ shades }: { shades: readonly Shade[] }) {
  return (
    <ul class="legend" aria-label={t('chain:legend')}>
      {shades.map((shade, at) => {
        const tone = toneOf(shades, at)
        return (
          <li key={shade.from}>
            <svg class="legend-sign" viewBox="0 0 28 18" aria-hidden="true" focusable="false">
              <rect class={`tone tone-${tone}`} width="28" height="18" />
              {tone !== 4 && <rect class="tone-pattern" width="28" height="18" fill={`url(#area-pattern-${tone})`} />}
            </svg>
            {shadeText(shade)}
          </li>
        )
      })}
    </ul>
  )
}

function shadeText({ from, to }: Shade): string {
  if (to === 0) return t('chain:legendNone')
  return from === to ? t('chain:legendOne', { count: from }) : t('chain:legendRange', { from, to })
}
