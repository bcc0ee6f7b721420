/** The rule of areas: a tree without cycles, and no area goes while anything still lies in it. */
import { networkSchema } from '../../../shared/network.ts'
import { readAs } from './read-as.ts'
import type { Rule } from './rules.ts'
import type { Standing } from './standing.ts'

export const areaRule: Rule<'area'> = async ({ id, standing }, before, after) => {
  if (after === null) {
    const user = await userOf(standing, id)
    return user === undefined ? undefined : { code: 'in_use', detail: user }
  }
  const { parentId } = after
  if (parentId === null || parentId === before?.parentId) return undefined
  const { parentOf } = standing.ground
  if (parentId !== id && !parentOf.has(parentId)) return { code: 'not_found', detail: 'parentId' }
  const seen = new Set<string>()
  for (let at: string | null = parentId; at !== null && !seen.has(at); at = parentOf.get(at) ?? null) {
    if (at === id) return { code: 'area_cycle', detail: 'parentId' }
    seen.add(at)
  }
  return undefined
}

/** The kind of thing that still lies in the area, if any does. */
async function userOf(standing: Standing, id: string): Promise<string | undefined> {
  const { parentOf, areaOf } = standing.ground
  if ([...parentOf.values()].includes(id)) return 'area'
  if ([...areaOf.values()].includes(id)) return 'organisation'
  const network = networkSchema.safeParse(await standing.get('network', 'network'))
  if (network.success && network.data.areaId === id) return 'network'
  for (const data of (await standing.all('offer')).values()) {
    const offer = readAs('offer', data)
    if (offer?.areaIds.includes(id) || offer?.places.some(({ areaId }) => areaId === id)) return 'offer'
  }
  return undefined
}
