/**
 * Where a chosen area stands in the network's tree, for that decides which tables speak of it: an area that others lie
 * within is a region, whose families were combined before anything was hidden; one without is a district.
 */
import type { Area } from '../area.ts'
import { liesIn, waysUp } from '../chain/reach.ts'

/** The areas of the network. `root` is the network's own: choosing it narrows nothing. */
export type AreaTree = { areas: readonly Pick<Area, 'id' | 'parentId'>[]; root?: string | undefined }

type Place = 'network' | 'region' | 'district'

/** @param areaId undefined: no area was chosen */
export function placeOf({ areas, root }: AreaTree, areaId: string | undefined): Place {
  if (areaId === undefined || areaId === root) return 'network'
  // What lies above the network holds all of it.
  if (root !== undefined && liesIn(waysUp(areas), root, areaId)) return 'network'
  return areas.some(({ parentId }) => parentId === areaId) ? 'region' : 'district'
}

/** The ids of an area and of all below it; of every area below the root where none or the root is chosen. */
export function areasWithin(tree: AreaTree, areaId: string | undefined): string[] {
  const top = areaId ?? tree.root
  const ids = tree.areas.map(({ id }) => id)
  if (top === undefined) return ids
  const ways = waysUp(tree.areas)
  return ids.filter((id) => liesIn(ways, id, top))
}
