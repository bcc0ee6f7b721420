/**
 * Pairs of offers that look alike and are two, as coordinators of the network said: with what was said here and waits
 * to be sent, so that a pair goes at once, without a network too.
 */
import { type DistinctOffers, distinctOffers } from '../../shared/distinct-offers.ts'
import { distinctOffersSchema } from '../../shared/protocol/distinct-offers.ts'
import { asMeant } from './as-meant.ts'
import { type Device, thisDevice } from './device.ts'
import { keepEdit, pendingEdits } from './edits.ts'

/** By key of the pair. Works inside `useLive`. */
export async function readDistinct(device: Device = thisDevice): Promise<ReadonlyMap<string, DistinctOffers>> {
  const [stored, edits] = await Promise.all([device.database.distinctOffers.toArray(), pendingEdits(undefined, device)])
  const known = new Map(stored.map((pair) => [pair.id, pair]))
  const ofPair = Map.groupBy(
    edits.filter(({ kind }) => kind === 'distinct'),
    ({ item }) => item,
  )
  for (const [key, said] of ofPair) {
    const meant = asMeant<DistinctOffers>(distinctOffersSchema, known.get(key), said)
    if (meant === undefined) known.delete(key)
    else known.set(key, meant)
  }
  return known
}

/** Says of two offers that they are two. @throws {Problem} those of a failing storage */
export async function keepDistinct(one: string, other: string, device: Device = thisDevice): Promise<void> {
  const pair = distinctOffers(one, other)
  await keepEdit({ kind: 'distinct', item: pair.id, act: 'create', was: {}, now: pair }, device)
}

/** Takes back that two offers are two, whoever said it. @throws {Problem} those of a failing storage */
export async function takeBackDistinct(pair: DistinctOffers, device: Device = thisDevice): Promise<void> {
  await keepEdit({ kind: 'distinct', item: pair.id, act: 'remove', was: { ...pair }, now: {} }, device)
}
