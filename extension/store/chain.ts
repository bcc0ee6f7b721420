/** Reading what the chain is made of, as it lies on the device: offers, areas, links, and what this organisation recorded. */
import type { Area } from '../../shared/area.ts'
import { typesAfter } from '../../shared/chain/next.ts'
import type { Step } from '../../shared/chain/proposals.ts'
import type { ChainLink } from '../../shared/chain-link.ts'
import type { Network } from '../../shared/network.ts'
import type { Offer } from '../../shared/offer.ts'
import type { Organisation } from '../../shared/organisation.ts'
import type { UnmetNeedFacts } from '../../shared/referral/event.ts'
import type { EditRecord } from './database.ts'
import { type Device, thisDevice } from './device.ts'
import { readMeta } from './meta.ts'
import { isShown } from './read-referrals.ts'

export type ChainCatalogue = {
  offers: Offer[]
  organisations: ReadonlyMap<string, Organisation>
  areas: Area[]
  links: ChainLink[]
  network: Network | undefined
}

/** All of it: the views of the chain count everything. Works inside `useLive`, as everything here does. */
export async function readChainCatalogue({ database }: Device = thisDevice): Promise<ChainCatalogue> {
  const [offers, organisations, areas, links, network] = await Promise.all([
    database.offers.toArray(),
    database.organisations.toArray(),
    database.areas.toArray(),
    database.links.toArray(),
    database.networks.toCollection().first(),
  ])
  return { offers, organisations: new Map(organisations.map((one) => [one.id, one])), areas, links, network }
}

/** The own changes of links that the server has not taken yet, oldest first. */
export async function pendingLinkEdits({ database }: Device = thisDevice): Promise<EditRecord[]> {
  return (await database.edits.orderBy('at').toArray()).filter((edit) => edit.kind === 'link')
}

/** What this organisation looked for in vain and recorded, newest first; what was taken back is left out. */
export async function readUnmetNeeds({ database }: Device = thisDevice): Promise<UnmetNeedFacts[]> {
  const own = (await readMeta(database, 'enrolment'))?.organisationId
  const records = await database.referrals.where('kind').equals('unmet_need').toArray()
  return records
    .filter(({ state }) => state.from === own && state.status !== 'entered-in-error' && state.status !== 'cancelled')
    .flatMap(({ state }) => (state.unmetNeed === undefined ? [] : [state.unmetNeed]))
    .sort((a, b) => (a.on > b.on ? -1 : 1))
}

/** Where families known to this device went, one step per referral, with its chain. */
export async function readSteps({ database }: Device = thisDevice): Promise<Step[]> {
  const records = await database.referrals.where('kind').equals('referral').filter(isShown).toArray()
  return records.flatMap(({ state }) => {
    if (state.requested === undefined || state.status === 'entered-in-error') return []
    return [{ chain: state.chain, on: state.openedOn, offerType: state.requested.offerType }]
  })
}

/** What may follow an offer: the links that start at it, and the offers at their ends and of the types that usually follow. */
export async function readAround(
  offer: Offer,
  { database }: Device = thisDevice,
): Promise<{ offers: Offer[]; links: ChainLink[]; areas: Area[]; organisations: Map<string, Organisation> }> {
  const links = await database.links.toArray()
  const types = [...typesAfter(offer, links), offer.offerType]
  const named = links.flatMap(({ to }) => ('offerId' in to ? [to.offerId] : []))
  const [ofTypes, byName, areas] = await Promise.all([
    database.offers.where('offerType').anyOf(types).toArray(),
    database.offers.bulkGet(named),
    database.areas.toArray(),
  ])
  const offers = [...new Map([...ofTypes, ...byName].flatMap((one) => (one ? [[one.id, one]] : []))).values()]
  const providers = [...new Set(offers.map((one) => one.organisationId))]
  const organisations = (await database.organisations.bulkGet(providers)).filter((one) => one !== undefined)
  return { offers, links, areas, organisations: new Map(organisations.map((one) => [one.id, one])) }
}
