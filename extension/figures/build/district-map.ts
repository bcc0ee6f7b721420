/** Families per 1,000 children on the map of social spaces. */
import { t } from '../../ui/words.ts'
import type { Ask, Built } from './ask.ts'
import { inReleased, methodOf, populationLines } from './method.ts'
import { joinedRate, ratesDiffer, spaceCells, spaceColumns, spacesOf } from './spaces.ts'
import { about } from './told.ts'

export function districtMap(ask: Ask): Built {
  const spaces = spacesOf(ask)
  const visible = spaces
    .filter(({ rate }) => rate.value !== null)
    .sort((a, b) => (b.rate.value ?? 0) - (a.rate.value ?? 0))
  const [most, least] = [visible[0], visible.at(-1)]
  const all = joinedRate(spaces)
  const apart = most !== undefined && least !== undefined && ratesDiffer(joinedRate([most]), joinedRate([least]))
  return {
    state: most === undefined ? 'hidden' : 'shown',
    sentence: [
      t('figures:map.sentence', { period: inReleased(ask), rate: about(all.rate, 1) }),
      apart
        ? t('figures:map.range', {
            most: most.area.name,
            high: about(most.rate, 1),
            least: least.area.name,
            low: about(least.rate, 1),
          })
        : t('figures:map.same'),
    ].join(' '),
    method: methodOf(ask, t('counting:method.unit'), ...populationLines(spaces.map(({ countedOn }) => countedOn))),
    columns: spaceColumns(),
    rows: spaces.map(spaceCells),
    picture: {
      kind: 'map',
      unit: t('counting:columns.rate'),
      areas: spaces.map(({ area, rate }) => ({
        id: area.id,
        label: area.name,
        geometry: area.geometry,
        ...(rate.value === null ? { value: null } : rate),
      })),
    },
  }
}
