/**
 * Reading the catalogue as it lies on the device. Offers are read by id, a page at a time: ten thousand
 * of them lie here, and opening the panel must not pay for those nobody looks at.
 */
import type { Area } from '../../shared/area.ts'
import type { AdjustedLists } from '../../shared/codes/adjusted.ts'
import type { Network } from '../../shared/network.ts'
import type { Offer } from '../../shared/offer.ts'
import type { Organisation } from '../../shared/organisation.ts'
import { database } from './database.ts'
import { type Device, thisDevice } from './device.ts'

/** An offer with who provides it. */
export type OfferWithProvider = { offer: Offer; organisation: Organisation | undefined }

/** The offers in the order of the ids; those the device no longer has are left out. */
export async function readOffers(ids: readonly string[]): Promise<OfferWithProvider[]> {
  const offers = (await database.offers.bulkGet([...ids])).filter((offer) => offer !== undefined)
  const providers = [...new Set(offers.map((offer) => offer.organisationId))]
  const organisations = new Map<string, Organisation>()
  for (const one of await database.organisations.bulkGet(providers))
    if (one !== undefined) organisations.set(one.id, one)
  return offers.map((offer) => ({ offer, organisation: organisations.get(offer.organisationId) }))
}

/** Undefined where the device does not have it, or no longer. Works inside `useLive`. */
export async function readOffer(id: string): Promise<OfferWithProvider | undefined> {
  return (await readOffers([id]))[0]
}

/** Undefined where the device does not have it, or no longer. Works inside `useLive`. */
export async function readOrganisation(id: string): Promise<Organisation | undefined> {
  return database.organisations.get(id)
}

/** Every area of the network, a few dozen to a few hundred. */
export async function readAreas({ database }: Pick<Device, 'database'> = thisDevice): Promise<Area[]> {
  return database.areas.toArray()
}

/** The network this catalogue belongs to, undefined before the first sync. */
export async function readNetwork({ database }: Pick<Device, 'database'> = thisDevice): Promise<Network | undefined> {
  return database.networks.toCollection().first()
}

/** How many the device has, whatever their state. Works inside `useLive`. */
export async function readCounts(): Promise<{ offers: number; organisations: number }> {
  const [offers, organisations] = await Promise.all([database.offers.count(), database.organisations.count()])
  return { offers, organisations }
}

/** The network's own view of the code lists. */
export async function readCodes(): Promise<AdjustedLists> {
  return new Map((await database.codes.toArray()).map((codes) => [codes.list, codes]))
}
