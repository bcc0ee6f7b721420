/**
 * The ground on which rights stand: the tree of areas, whose area an organisation has, and which area is the network's.
 * Read once a request; whoever writes keeps it up to date, so that one edit stands on those before it.
 */
import { areaSchema } from '../../../shared/area.ts'
import type { Ground } from '../../../shared/edit-rights.ts'
import { networkSchema } from '../../../shared/network.ts'
import { organisationSchema } from '../../../shared/organisation.ts'
import type { Db } from '../../store/schema.ts'

const groundKinds = ['network', 'area', 'organisation'] as const
export type GroundKind = (typeof groundKinds)[number]

/** Whether things of this kind are a part of the ground. */
export function isGround(kind: string): kind is GroundKind {
  return groundKinds.some((each) => each === kind)
}

/** The ground as the catalogue has it now. */
export async function readGround(db: Db): Promise<Ground> {
  const ground: Ground = { root: undefined, parentOf: new Map(), areaOf: new Map() }
  const rows = await db
    .selectFrom('catalogue_item')
    .select(['kind', 'id', 'data'])
    .where('kind', 'in', groundKinds)
    .where('data', 'is not', null)
    .execute()
  for (const { kind, id, data } of rows) if (isGround(kind)) lay(ground, kind, id, JSON.parse(data ?? 'null'))
  return ground
}

/** Puts a network, area or organisation onto the ground as it stands now; null takes it away. */
export function lay(ground: Ground, kind: GroundKind, id: string, data: unknown | null): void {
  switch (kind) {
    case 'network':
      ground.root = data === null ? undefined : networkSchema.parse(data).areaId
      return
    case 'area':
      if (data === null) ground.parentOf.delete(id)
      else ground.parentOf.set(id, areaSchema.parse(data).parentId)
      return
    case 'organisation':
      if (data === null) ground.areaOf.delete(id)
      else ground.areaOf.set(id, organisationSchema.parse(data).areaId)
  }
}
