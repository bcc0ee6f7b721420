/** The areas of the network in the order of their tree, as entries of a select: deeper ones stand further in. */
import type { Area } from '../../shared/area.ts'

export type AreaOption = { value: string; label: string }

const step = '\u00a0\u00a0'

/** An area whose parent is not among them stands at the top; areas in a loop are left out. */
export function areaOptions(areas: readonly Area[]): AreaOption[] {
  const known = new Set(areas.map((area) => area.id))
  const below = new Map<string, Area[]>()
  for (const area of areas) {
    const parent = area.parentId !== null && known.has(area.parentId) ? area.parentId : ''
    below.set(parent, [...(below.get(parent) ?? []), area])
  }
  const collator = new Intl.Collator('de')
  const options: AreaOption[] = []
  const add = (parent: string, depth: number) => {
    const children = (below.get(parent) ?? []).toSorted((a, b) => collator.compare(a.name, b.name))
    for (const { id, name } of children) {
      options.push({ value: id, label: step.repeat(depth) + name })
      below.delete(parent)
      add(id, depth + 1)
    }
  }
  add('', 0)
  return options
}
