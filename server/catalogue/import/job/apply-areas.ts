/** The tree of areas as it would stand: what was left or changed since the plan may have taken an area its parent. */
import { areaSchema } from '../../../../shared/area.ts'
import type { Db } from '../../../store/schema.ts'
import { readGround } from '../../edit/ground.ts'
import type { CatalogueChange } from '../../write.ts'
import { wayAround } from '../plan/plan-areas.ts'
import type { RowNote } from '../row.ts'

export type WrittenArea = { row: number; shown: string; id: string; change: CatalogueChange }

/** Those that may not be written, with the reason; each taken out may take others with it. */
export async function homelessAreas(
  trx: Db,
  areas: readonly WrittenArea[],
): Promise<(WrittenArea & { reason: RowNote })[]> {
  if (areas.length === 0) return []
  const { parentOf: before } = await readGround(trx)
  const refused: (WrittenArea & { reason: RowNote })[] = []
  let left = areas.flatMap((area) => {
    const parsed = areaSchema.safeParse(JSON.parse(area.change.text ?? 'null'))
    return parsed.success ? [{ ...area, parentId: parsed.data.parentId }] : []
  })
  for (;;) {
    const parentOf = new Map(before)
    for (const { id, parentId } of left) parentOf.set(id, parentId)
    const reasons = new Map(
      left.flatMap(({ id, parentId }): [string, RowNote][] => {
        if (parentId !== null && !parentOf.has(parentId)) return [[id, { code: 'unknown_parent', text: parentId }]]
        const way = wayAround(id, parentOf)
        return way === undefined ? [] : [[id, { code: 'area_cycle', text: way.join(' → ') }]]
      }),
    )
    if (reasons.size === 0) return refused
    for (const { parentId: _, ...area } of left) {
      const reason = reasons.get(area.id)
      if (reason !== undefined) refused.push({ ...area, reason })
    }
    left = left.filter(({ id }) => !reasons.has(id))
  }
}
