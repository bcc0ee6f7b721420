/** What gives figures their names and their place, as it lies on the device: areas, targets, goals, offers and who provides them. */
import type { Area } from '../../shared/area.ts'
import type { Network } from '../../shared/network.ts'
import type { Offer } from '../../shared/offer.ts'
import type { Organisation } from '../../shared/organisation.ts'
import type { Target } from '../../shared/target.ts'
import { type Device, thisDevice } from './device.ts'
import { readTargets } from './targets.ts'

export type FigureGround = {
  areas: Area[]
  network: Network | undefined
  targets: Target[]
  offers: Offer[]
  organisations: ReadonlyMap<string, Organisation>
}

/** Works inside `useLive`. */
export async function readFigureGround(device: Device = thisDevice): Promise<FigureGround> {
  const { database } = device
  const [areas, network, targets, offers, organisations] = await Promise.all([
    database.areas.toArray(),
    database.networks.toCollection().first(),
    readTargets(device),
    database.offers.toArray(),
    database.organisations.toArray(),
  ])
  return { areas, network, targets, offers, organisations: new Map(organisations.map((one) => [one.id, one])) }
}
