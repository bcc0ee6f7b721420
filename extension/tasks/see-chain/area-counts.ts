/** Offers by area of one level, for map and table. */
import type { Area } from '../../../shared/area.ts'
import { liesIn, serves } from '../../../shared/chain/reach.ts'
import { standingOf, type Tally, tallyOf } from '../../../shared/chain/tally.ts'
import type { AreaLevel } from '../../../shared/codes/index.ts'
import type { Offer } from '../../../shared/offer.ts'
import type { Chain } from './use-chain.ts'

/** `serves`: open to families who live there. `located`: has an address there. */
export type Measure = 'serves' | 'located'

export type AreaCount = Tally & { area: Area; children: number | undefined; per1000: number | undefined }

/** The levels that can be looked at below (or, at the lowest, beside) the chosen area; the level with most areas first. */
export function levelsOf({ areas, area, ways }: Pick<Chain, 'areas' | 'area' | 'ways'>): AreaLevel[] {
  const counts = new Map<AreaLevel, number>()
  for (const { level } of areasIn({ areas, area, ways })) counts.set(level, (counts.get(level) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1]).map(([level]) => level)
}

/** Below the chosen area; the area itself with those beside it where nothing is below; all where none is chosen. */
export function areasIn({ areas, area, ways }: Pick<Chain, 'areas' | 'area' | 'ways'>): Area[] {
  if (area === undefined) return areas
  const below = areas.filter(({ id }) => id !== area.id && liesIn(ways, id, area.id))
  return below.length > 0 ? below : areas.filter(({ parentId }) => parentId === area.parentId)
}

/** By name. An offer counts once in each area; `per1000` is offers per 1,000 children, to one decimal. */
export function countsOf(chain: Chain, level: AreaLevel, measure: Measure): AreaCount[] {
  const standings = new Map(chain.everywhere.map((offer) => [offer, standingOf(offer, chain.day)]))
  return areasIn(chain)
    .filter((area) => area.level === level)
    .map((area) => {
      const here = chain.everywhere.filter((offer) =>
        measure === 'serves' ? serves(chain.ways, offer.areaIds, area.id) : isLocated(chain, offer, area.id),
      )
      const children = childrenIn(area)
      return {
        area,
        ...tallyOf(here.flatMap((offer) => standings.get(offer) ?? [])),
        children,
        per1000: children === undefined || children === 0 ? undefined : tenths((here.length * 1000) / children),
      }
    })
    .sort((a, b) => a.area.name.localeCompare(b.area.name, 'de'))
}

/** Never of a protected place: a count of one would tell where it is. */
function isLocated({ ways }: Chain, offer: Offer, area: string): boolean {
  return !offer.protectedPlace && offer.places.some((place) => place.areaId && liesIn(ways, place.areaId, area))
}

function childrenIn({ children }: Area): number | undefined {
  return children === undefined ? undefined : Object.values(children).reduce((sum, count) => sum + count, 0)
}

const tenths = (number: number): number => Math.round(number * 10) / 10
