/**
 * The social spaces of a cut with their families, children and burden. Only areas that no other lies within: the
 * children of a larger area are those of its parts, and must not be counted twice.
 */
import type { Area } from '../../../shared/area.ts'
import { areasWithin } from '../../../shared/statistics/area-place.ts'
import { type Amount, together } from '../../../shared/statistics/derive/amount.ts'
import { childrenOf, rateOf } from '../../../shared/statistics/derive/rate.ts'
import { t } from '../../ui/words.ts'
import type { FigureContent } from '../content.ts'
import { type Ask, tableWithin } from './ask.ts'
import { amountOf } from './released-cells.ts'
import { pair } from './told.ts'

export type Space = {
  area: Area
  amount: Amount
  children: number | undefined
  countedOn: string | undefined
  /** Families per 1,000 children. */
  rate: { value: number | null; pm: number }
}

const noPlace: readonly string[] = ['outside', 'unknown']

/** Amounts are of the whole period; `children` are the newest that were counted there, on `countedOn` (ISO day). */
export function spacesOf(ask: Ask): Space[] {
  const { source, cut } = ask
  const { table, periods } = tableWithin(ask, '') ?? { table: '', periods: [] }
  const inside = new Set(areasWithin(source, cut.areaId))
  const parents = new Set(source.areas.map(({ parentId }) => parentId))
  return source.areas
    .filter(({ id, level }) => inside.has(id) && !parents.has(id) && !noPlace.includes(level))
    .map((area) => {
      const counted = childrenOf(area)
      const amount = amountOf(source, table, periods, { district: area.id, phase: cut.phase, field: cut.field })
      const rate = rateOf(amount, counted?.children ?? 0)
      return { area, amount, children: counted?.children, countedOn: counted?.on, rate }
    })
}

/** The columns of a table of spaces; `spaceCells` are its rows. */
export function spaceColumns(): FigureContent['columns'] {
  return [{ label: t('tables:dimension.district'), numeric: false }, ...rateColumns()]
}

/** Families, children and families per 1,000 children, as `spaceCells` has them after the name. */
export function rateColumns(): FigureContent['columns'] {
  return [
    { label: t('counting:columns.families'), numeric: true },
    { label: t('counting:columns.pm'), numeric: true },
    { label: t('counting:columns.children'), numeric: true },
    { label: t('counting:columns.rate'), numeric: true },
    { label: t('counting:columns.ratePm'), numeric: true },
  ]
}

/** One row: what is hidden stays null, what nobody counted is told as unknown. */
export function spaceCells({ area, amount, children, rate }: Space): FigureContent['rows'][number] {
  return [area.name, ...pair(amount), children ?? t('tables:unknown'), ...pair(rate)]
}

/** Spaces taken together. Where a space is hidden or its children unknown, both sides of the rate go without it. */
export function joinedRate(spaces: readonly Space[]): {
  families: Amount
  children: number
  rate: Space['rate']
  left: number
} {
  const known = spaces.filter(({ amount, children }) => amount.value !== null && children !== undefined)
  const families = together(known.map(({ amount }) => amount))
  const children = known.reduce((sum, space) => sum + (space.children ?? 0), 0)
  return { families, children, rate: rateOf(families, children), left: spaces.length - known.length }
}

/** Whether two rates differ beyond their noise, by at least five families in the smaller group. */
export function ratesDiffer(one: ReturnType<typeof joinedRate>, other: ReturnType<typeof joinedRate>): boolean {
  if (one.rate.value === null || other.rate.value === null) return false
  const apart = Math.abs(one.rate.value - other.rate.value)
  const inFamilies = (apart * Math.min(one.children, other.children)) / 1000
  return inFamilies >= 5 && apart > Math.hypot(one.rate.pm, other.rate.pm)
}
