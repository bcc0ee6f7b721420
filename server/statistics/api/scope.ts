/**
 * Whose figures somebody sees: those of the areas in which the own organisation works, or all of them. This is about
 * who is responsible for what, not about disclosure: what is hidden was hidden before, for everybody alike.
 */
import { type Editor, type Ground, type Rights, rightsOn } from '../../../shared/edit-rights.ts'
import { placesOutside } from '../../../shared/statistics/dimensions.ts'

/** `undefined`: the whole network. */
export type Scope = ReadonlySet<string> | undefined

/** Readers see as far as the coordinators of their organisation. */
export function rightsToSee(ground: Ground, { role, organisationId }: Editor): Rights {
  return rightsOn(ground, { role: role === 'reader' ? 'coordinator' : role, organisationId })
}

/** The areas whose figures this session sees; undefined for the whole network. */
export function scopeOf(ground: Ground, session: Editor): Scope {
  const { whole, areas } = rightsToSee(ground, session)
  return whole ? undefined : areas
}

/** Whether cells of this area, or of this word that names none, are within the scope. */
export function isWithin(scope: Scope, area: string): boolean {
  return scope === undefined || scope.has(area)
}

/** Whether the code names a place of the network that lies outside the scope. A made-up one is none. */
export function isForeign(scope: Scope, ground: Ground, area: string): boolean {
  const named = ground.parentOf.has(area) || placesOutside.some((place) => place === area)
  return named && !isWithin(scope, area)
}
