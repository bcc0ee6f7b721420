/** The areas of the network as a tree: names, suggestions while typing, and nearness in words. */
import type { Area } from '../../shared/area.ts'
import { fold } from '../../shared/text/fold.ts'

export type AreaTree = ReadonlyMap<string, Area>

/** By id. Nothing is said of parents that are missing or lead into a loop: `pathUp` bears both. */
export function treeOf(areas: readonly Area[]): AreaTree {
  return new Map(areas.map((area) => [area.id, area]))
}

/** The area and all above it, lowest first. Ends at a loop or a missing parent instead of failing. */
export function pathUp(tree: AreaTree, id: string): Area[] {
  const path: Area[] = []
  let area = tree.get(id)
  while (area !== undefined && !path.includes(area)) {
    path.push(area)
    area = area.parentId === null ? undefined : tree.get(area.parentId)
  }
  return path
}

const withinTown: readonly Area['level'][] = ['city_district', 'social_space', 'quarter']

/** A town by its name, a part of a town with the town (`Nordviertel, Musterstadt`) unless its name says it. */
export function areaText(tree: AreaTree, id: string): string {
  const [own, ...above] = pathUp(tree, id)
  if (own === undefined) return id
  const town = above.find((area) => !withinTown.includes(area.level))
  if (town === undefined || !withinTown.includes(own.level) || own.name.includes(town.name)) return own.name
  return `${own.name}, ${town.name}`
}

/**
 * The level on which the case's area and an offer meet: the area `steps` above the case's area, so
 * that a person reads "im Sozialraum" or "in der Gemeinde". Undefined where nothing is known.
 */
export function meetingLevel(tree: AreaTree, areaId: string | undefined, steps: number | undefined) {
  if (areaId === undefined || steps === undefined) return undefined
  return pathUp(tree, areaId)[steps]?.level
}

/** Areas whose name or other name begins with the text, then those with a word that does, then the rest. */
export function suggestAreas(tree: AreaTree, typed: string, limit = 8): Area[] {
  const wanted = fold(typed.trim())
  const ranked: { area: Area; rank: number }[] = []
  for (const area of tree.values()) {
    const rank = Math.min(...[area.name, ...(area.alsoKnownAs ?? [])].map((name) => rankOf(fold(name), wanted)))
    if (rank < 3) ranked.push({ area, rank })
  }
  ranked.sort((a, b) => a.rank - b.rank || a.area.name.localeCompare(b.area.name, 'de'))
  return ranked.slice(0, limit).map(({ area }) => area)
}

function rankOf(name: string, wanted: string): number {
  if (name.startsWith(wanted)) return 0
  if (name.split(/[\s-]+/).some((word) => word.startsWith(wanted))) return 1
  return name.includes(wanted) ? 2 : 3
}
