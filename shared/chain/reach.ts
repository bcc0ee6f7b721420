/**
 * Whom an offer serves, by the tree of areas: its own areas, everything below them, and everything above them, where
 * some of the families live. An offer without areas serves the whole network. The search ranks by the same rule.
 */
import type { Area } from '../area.ts'

/** For each area the way up: itself, its parent … the root. Ends at a loop or a missing parent instead of failing. */
export type Ways = ReadonlyMap<string, readonly string[]>

/** Every area's way to the root, by its id. */
export function waysUp(areas: readonly Pick<Area, 'id' | 'parentId'>[]): Ways {
  const parents = new Map(areas.map(({ id, parentId }) => [id, parentId]))
  return new Map(areas.map(({ id }) => [id, wayUp(parents, id)]))
}

function wayUp(parents: ReadonlyMap<string, string | null>, from: string): string[] {
  const way: string[] = []
  const met = new Set<string>()
  for (let at: string | null | undefined = from; at != null && parents.has(at) && !met.has(at); at = parents.get(at)) {
    way.push(at)
    met.add(at)
  }
  return way
}

/** Whether `area` is `within` or lies below it. */
export function liesIn(ways: Ways, area: string, within: string): boolean {
  return ways.get(area)?.includes(within) ?? false
}

/** @param area undefined: the whole network, which every offer serves */
export function serves(ways: Ways, areaIds: readonly string[], area: string | undefined): boolean {
  if (area === undefined || areaIds.length === 0) return true
  return areaIds.some((own) => own === area || liesIn(ways, own, area) || liesIn(ways, area, own))
}

/** Steps in the tree between a place and the nearest of an offer's areas: 0 here; Infinity where they never meet. */
export function stepsApart(ways: Ways, from: string | undefined, areaIds: readonly string[]): number {
  if (from === undefined) return 0
  const way = ways.get(from) ?? [from]
  if (areaIds.length === 0) return way.length - 1
  return Math.min(...areaIds.map((area) => apart(way, ways.get(area) ?? [area])))
}

function apart(way: readonly string[], other: readonly string[]): number {
  const meeting = way.findIndex((area) => other.includes(area))
  return meeting < 0 ? Number.POSITIVE_INFINITY : meeting + other.indexOf(way[meeting] ?? '')
}
