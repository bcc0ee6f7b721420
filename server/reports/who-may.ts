/**
 * Who may read a report: it is published for the area of the organisation that publishes it, so for whoever works in
 * that area or is responsible for more than it. Neighbours do not read each other's.
 */
import { type Editor, type Ground, subtreeOf } from '../../shared/edit-rights.ts'
import { rightsToSee } from '../statistics/api/scope.ts'

/** @param publisher the organisation that published it */
export function mayReadReport(ground: Ground, reader: Editor, publisher: string): boolean {
  const { whole, areas } = rightsToSee(ground, reader)
  if (whole || reader.organisationId === publisher) return true
  const from = ground.areaOf.get(publisher)
  // An organisation without an area speaks for the whole network, unless the catalogue no longer has it.
  if (from === undefined) return ground.areaOf.has(publisher)
  const own = ground.areaOf.get(reader.organisationId)
  return areas.has(from) || (own !== undefined && subtreeOf(ground, from).has(own))
}

/** Withdrawing is up to whoever published it, and to administrators. */
export function mayWithdrawReport({ role, organisationId }: Editor, publisher: string): boolean {
  return role === 'admin' || organisationId === publisher
}
