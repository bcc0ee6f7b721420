/**
 * Nearness in the area tree: does an offer's reach cover the family's area, and how many steps up or across.
 * Families cross a street, but seldom into another town's youth office: that is clearly elsewhere.
 */
import type { ListedArea } from './facets.ts'

type AreaTree = {
  numbers: ReadonlyMap<string, number>
  /** For each area the way up: itself, its parent … the root. */
  ways: readonly (readonly number[])[]
  /** Number of the town or youth-office district an area lies in, or −1. */
  towns: readonly number[]
}

type Nearness = { steps: number; covers: boolean; elsewhere: boolean }

const trees = new WeakMap<readonly ListedArea[], AreaTree>()
const deepest = 12

/** The ways up, at most twelve areas long so that a loop ends; made once for each list. */
export function areaTree(areas: readonly ListedArea[]): AreaTree {
  const before = trees.get(areas)
  if (before !== undefined) return before
  const numbers = new Map(areas.map((area, number) => [area.id, number]))
  const ways = areas.map((_, number) => wayUp(areas, numbers, number))
  const isTown = (number: number): boolean =>
    areas[number]?.level === 'youth_office_district' || areas[number]?.level === 'municipality'
  const towns = ways.map((way) => way.find(isTown) ?? -1)
  const tree = { numbers, ways, towns }
  trees.set(areas, tree)
  return tree
}

function wayUp(areas: readonly ListedArea[], numbers: ReadonlyMap<string, number>, from: number): number[] {
  const way = [from]
  for (let at = from; way.length < deepest; ) {
    const parent = areas[at]?.parentId
    const next = parent === null || parent === undefined ? undefined : numbers.get(parent)
    if (next === undefined || way.includes(next)) break
    way.push(next)
    at = next
  }
  return way
}

/** From the case's area to the nearest area of an offer's reach; an empty reach means the whole network. */
export function stepsTo(tree: AreaTree, from: number, reach: Uint16Array): Nearness {
  const way = tree.ways[from] ?? [from]
  if (reach.length === 0) return { steps: way.length - 1, covers: true, elsewhere: false }
  let best: Nearness = { steps: 127, covers: false, elsewhere: true }
  for (const area of reach) {
    const near = between(tree, way, area)
    if (
      (near.covers && !best.covers) ||
      (near.covers === best.covers && near.steps < best.steps) ||
      (best.elsewhere && !near.elsewhere)
    )
      best = near
  }
  return best
}

function between(tree: AreaTree, way: readonly number[], area: number): Nearness {
  const above = way.indexOf(area)
  if (above >= 0) return { steps: above, covers: true, elsewhere: false }
  const other = tree.ways[area] ?? [area]
  const inside = other.indexOf(way[0] ?? -1)
  if (inside >= 0) return { steps: inside, covers: true, elsewhere: false }
  const meeting = way.findIndex((number) => other.includes(number))
  const steps = meeting < 0 ? 127 : meeting + other.indexOf(way[meeting] ?? -1)
  const town = tree.towns[way[0] ?? -1] ?? -1
  const otherTown = tree.towns[area] ?? -1
  return { steps, covers: false, elsewhere: meeting < 0 || (town >= 0 && otherTown >= 0 && town !== otherTown) }
}
