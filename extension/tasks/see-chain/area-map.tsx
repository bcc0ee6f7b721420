/**
 * The map: every area a link to its chain, shaded and patterned by how many offers count there, with the number in it.
 * Patterns and numbers say all that the shades say.
 */
import { useId } from 'preact/hooks'
import { type Outline, planeOf } from '../../../shared/chain/outlines.ts'
import { type Shade, shadeOf, shadesOf } from '../../../shared/chain/shades.ts'
import { Toned, ToneLegend, TonePatterns, toneOf } from '../../figures/pictures/tones.tsx'
import { TableFrame } from '../../ui/table-frame.tsx'
import { t } from '../../ui/words.ts'
import type { AreaCount } from './area-counts.ts'

const size = 900
/** An outline needs so much room for a number inside it. */
const roomForNumber = 34

export function AreaMap({ counts, chosen }: { counts: readonly AreaCount[]; chosen: string | undefined }) {
  const id = useId()
  const plane = planeOf(
    counts.map(({ area }) => area),
    size,
  )
  if (plane === undefined) return null
  const shades = shadesOf(counts.map(({ count }) => count))
  const byId = new Map(counts.map((one) => [one.area.id, one]))
  return (
    <div class="stack-tight">
      <ToneLegend id={id} label={t('chain:legend')} shades={shades} textOf={shadeText} />
      <TableFrame label={t('chain:map')}>
        <svg class="area-map" viewBox={`-4 -4 ${plane.width + 8} ${plane.height + 8}`}>
          <title>{t('chain:map')}</title>
          <TonePatterns id={id} />
          {plane.outlines.map((outline) => {
            const one = byId.get(outline.id)
            if (one === undefined) return null
            const shade = toneOf(shades, shadeOf(shades, one.count))
            return (
              <AreaLink
                key={outline.id}
                id={id}
                outline={outline}
                one={one}
                tone={shade}
                chosen={outline.id === chosen}
              />
            )
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

function AreaLink(props: { id: string; outline: Outline; one: AreaCount; tone: number; chosen: boolean }) {
  const { id, outline, one, tone, chosen } = props
  const text = t('chain:mapArea', { name: one.area.name, count: one.count })
  return (
    <a href={`#/chain/area/${outline.id}`} class={chosen ? 'area-link area-chosen' : 'area-link'} aria-label={text}>
      <title>{text}</title>
      <Toned id={id} tone={tone} path={outline.path} />
    </a>
  )
}

function shadeText({ from, to }: Shade): string {
  if (to === 0) return t('chain:legendNone')
  return from === to ? t('chain:legendOne', { count: from }) : t('chain:legendRange', { from, to })
}
