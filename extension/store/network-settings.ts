/** The network's settings as they lie on the device, each as a thing that can be edited: what it is, and since when. */
import type { Area } from '../../shared/area.ts'
import type { ChainLink } from '../../shared/chain-link.ts'
import { type Codes, codesSchema } from '../../shared/codes/adjusted.ts'
import type { CodeList } from '../../shared/codes/index.ts'
import type { Network, Synonyms } from '../../shared/network.ts'
import type { Offer } from '../../shared/offer.ts'
import { database } from './database.ts'
import { type Device, thisDevice } from './device.ts'

export type SynonymGroup = Synonyms & { id: string }

/** The one network, without the id it lies under. */
export async function readSettings(): Promise<Network | undefined> {
  const stored = await database.networks.toCollection().first()
  if (stored === undefined) return undefined
  const { id: _, ...network } = stored
  return network
}

/** What the network made of a list; `stored` tells whether it made anything of it yet. */
export async function readCodesOf(list: CodeList): Promise<{ codes: Codes; stored: boolean }> {
  const stored = await database.codes.get(list)
  return { codes: stored ?? codesSchema.parse({ list }), stored: stored !== undefined }
}

/** Where offers bear the codes of a list; lists of referrals alone are in none. */
const offerFields: Partial<Record<CodeList, keyof Offer>> = {
  offerType: 'offerType',
  need: 'needs',
  targetGroup: 'targetGroups',
  fieldOfAction: 'fields',
  lifePhase: 'lifePhases',
  preventionLevel: 'preventionLevel',
  accessMode: 'access',
  setting: 'settings',
  capacity: 'capacity',
  language: 'languages',
}

/** How many offers bear each code of a list, the network's own codes included; drafts and ended ones count too. */
export async function readCodeUse(list: CodeList, { database }: Device = thisDevice): Promise<Map<string, number>> {
  const field = offerFields[list]
  const uses = new Map<string, number>()
  if (field === undefined) return uses
  await database.offers.each((offer) => {
    for (const code of new Set([offer[field], offer.ownCodes].flat()))
      if (typeof code === 'string') uses.set(code, (uses.get(code) ?? 0) + 1)
  })
  return uses
}

/** All groups of the network's synonyms, by their first word. */
export async function readSynonyms(): Promise<SynonymGroup[]> {
  const groups = await database.synonyms.toArray()
  return groups.toSorted((a, b) => (a.words[0] ?? '').localeCompare(b.words[0] ?? '', 'de'))
}

/** An area with the areas that lie directly in it, and how many offers and organisations name it. */
export async function readAreaUse(
  id: string,
): Promise<{ area: Area | undefined; below: number; organisations: number }> {
  const area = await database.areas.get(id)
  const below = await database.areas.where('parentId').equals(id).count()
  const organisations = await database.organisations.filter((each) => each.areaId === id).count()
  return { area, below, organisations }
}

/** Every link of the chain that coordinators drew. */
export async function readLinks(): Promise<ChainLink[]> {
  return database.links.toArray()
}
