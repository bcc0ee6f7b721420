/** All settings of the network at once, as the exchange of files needs them. */
import type { ChainLink } from '../../../shared/chain-link.ts'
import type { Codes } from '../../../shared/codes/adjusted.ts'
import type { Network } from '../../../shared/network.ts'
import { readCodes } from '../../store/catalogue.ts'
import { readLinks, readSettings, readSynonyms, type SynonymGroup } from '../../store/network-settings.ts'

export type Settings = { network: Network; codes: Codes[]; synonyms: SynonymGroup[]; links: ChainLink[] }

/** Undefined before the first sync. */
export async function readAllSettings(): Promise<Settings | undefined> {
  const network = await readSettings()
  if (network === undefined) return undefined
  const [codes, synonyms, links] = await Promise.all([readCodes(), readSynonyms(), readLinks()])
  return { network, codes: [...codes.values()], synonyms, links }
}
