/** The area tree in the order in which it is read: each area before the areas in it, siblings by name. */
import type { Area } from '../../../shared/area.ts'

type AreaRow = { area: Area; depth: number }

/** Every area once. What hangs on a missing parent, or in a ring, stands at the end as a root. */
export function treeRows(areas: readonly Area[]): AreaRow[] {
  const ids = new Set(areas.map(({ id }) => id))
  const below = Map.groupBy(areas, ({ parentId }) => (parentId !== null && ids.has(parentId) ? parentId : null))
  const rows: AreaRow[] = []
  const seen = new Set<string>()
  const walk = (area: Area, depth: number) => {
    if (seen.has(area.id)) return
    seen.add(area.id)
    rows.push({ area, depth })
    for (const inner of byName(below.get(area.id) ?? [])) walk(inner, depth + 1)
  }
  for (const root of byName(below.get(null) ?? [])) walk(root, 0)
  for (const left of byName(areas)) walk(left, 0)
  return rows
}

/** Areas that may lie above this one: all but itself and what lies in it. */
export function possibleParents(areas: readonly Area[], id: string): AreaRow[] {
  const inside = new Set([id])
  const rows = treeRows(areas)
  for (const { area } of rows) if (area.parentId !== null && inside.has(area.parentId)) inside.add(area.id)
  return rows.filter(({ area }) => !inside.has(area.id))
}

/** Children of all age bands together; undefined where no population is known. */
export function childrenIn({ children }: Pick<Area, 'children'>): number | undefined {
  const counts = Object.values(children ?? {})
  return counts.length === 0 ? undefined : counts.reduce((sum, count) => sum + count, 0)
}

function byName(areas: readonly Area[]): Area[] {
  return areas.toSorted((a, b) => a.name.localeCompare(b.name, 'de'))
}
