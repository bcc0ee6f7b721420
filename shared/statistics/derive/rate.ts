/** Families per 1,000 children of an area, from the newest count of children and released numbers. */
import type { Area } from '../../area.ts'
import type { AgeBand } from '../../codes/index.ts'
import type { Amount } from './amount.ts'

/** Who counts as a child: everybody born and under 18, the same for every figure. */
const childBands: readonly AgeBand[] = ['a0', 'a1_2', 'a3_5', 'a6_9', 'a10_14', 'a15_17']

/** Children under 18 of an area, with the day of the count; undefined where the catalogue knows none. */
export function childrenOf({ children, populationOn }: Pick<Area, 'children' | 'populationOn'>) {
  const known = childBands.flatMap((band) => children?.[band] ?? [])
  const sum = known.reduce((total, count) => total + count, 0)
  return sum === 0 ? undefined : { children: sum, ...(populationOn !== undefined && { on: populationOn }) }
}

/** One decimal; null where the families are hidden or nobody lives there. `pm`: the noise of the families alone. */
export function rateOf({ value, pm }: Amount, children: number): { value: number | null; pm: number } {
  if (value === null || children <= 0) return { value: null, pm: 0 }
  return { value: per1000(value, children), pm: Math.max(0.1, per1000(pm, children)) }
}

const per1000 = (families: number, children: number) => Math.round((10_000 * families) / children) / 10
