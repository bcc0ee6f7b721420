/** The network's targets as they will be once the server has what was changed here: what was entered is seen at once. */
import { type Target, targetSchema } from '../../shared/target.ts'
import { asMeant } from './as-meant.ts'
import { type Device, thisDevice } from './device.ts'
import { pendingEdits } from './edits.ts'

/** The next one due first. Works inside `useLive`. */
export async function readTargets(device: Device = thisDevice): Promise<Target[]> {
  const [stored, edits] = await Promise.all([device.database.targets.toArray(), pendingEdits(undefined, device)])
  const ofTarget = Map.groupBy(
    edits.filter(({ kind }) => kind === 'target'),
    ({ item }) => item,
  )
  const known = new Map(stored.map((target) => [target.id, target]))
  const meant = [...new Set([...known.keys(), ...ofTarget.keys()])].map((id) =>
    asMeant<Target>(targetSchema, known.get(id), ofTarget.get(id) ?? []),
  )
  return meant.filter((target) => target !== undefined).sort((a, b) => a.dueOn.localeCompare(b.dueOn))
}

/** As the catalogue has it, without what waits to be sent. */
export async function readStoredTarget(id: string, { database }: Device = thisDevice): Promise<Target | undefined> {
  return database.targets.get(id)
}
