/** What a mapping must still say before any row can be taken: the dashboard asks for it, the command line names it. */
import type { ImportMapping } from './import-mapping.ts'

export const missingThings = ['title', 'offerType', 'organisation', 'areaId', 'areaName', 'areaLevel'] as const
export type MissingThing = (typeof missingThings)[number]

/** Empty when the mapping can be used. */
export function missingOf({ subject, offer, organisation, area }: ImportMapping): MissingThing[] {
  const needed: readonly [MissingThing, unknown][] =
    subject === 'areas'
      ? [
          ['areaId', area.id],
          ['areaName', area.name],
          ['areaLevel', area.level],
        ]
      : [
          ['title', offer.title],
          ['offerType', offer.offerType],
          ['organisation', organisation.name],
        ]
  return needed.flatMap(([thing, spec]) => (spec === undefined ? [thing] : []))
}
