/** All settings of the network at once, as the exchange of files needs them: with what was changed here and waits. */
import type { ChainLink } from '../../../shared/chain-link.ts'
import type { Codes } from '../../../shared/codes/adjusted.ts'
import type { Network, Synonyms } from '../../../shared/network.ts'
import { catalogueSchemas, type EditableKind } from '../../../shared/protocol/catalogue.ts'
import { asMeant } from '../../store/as-meant.ts'
import { readCodes } from '../../store/catalogue.ts'
import type { EditRecord } from '../../store/database.ts'
import { pendingEdits } from '../../store/edits.ts'
import { readLinks, readSettings, readSynonyms, type SynonymGroup } from '../../store/network-settings.ts'

export type Settings = { network: Network; codes: Codes[]; synonyms: SynonymGroup[]; links: ChainLink[] }

/** Undefined before the first sync. Works inside `useLive`. */
export async function readAllSettings(): Promise<Settings | undefined> {
  const stored = await readSettings()
  if (stored === undefined) return undefined
  const [codes, synonyms, links, edits] = await Promise.all([
    readCodes(),
    readSynonyms(),
    readLinks(),
    pendingEdits(undefined),
  ])
  const words = synonyms.map(({ id, ...group }): [string, Synonyms] => [id, group])
  return {
    network: asMeant<Network>(catalogueSchemas.network, stored, of('network', edits)) ?? stored,
    codes: [...withWaiting('codes', new Map<string, Codes>(codes), edits).values()],
    synonyms: [...withWaiting('synonyms', new Map(words), edits)].map(([id, group]) => ({ ...group, id })),
    links: [...withWaiting('link', new Map(links.map((link) => [link.id, link])), edits).values()],
  }
}

/** A file taken over while the server is away must not be proposed once more. */
function withWaiting<T extends object>(
  kind: EditableKind,
  stored: ReadonlyMap<string, T>,
  edits: readonly EditRecord[],
): Map<string, T> {
  const items = new Set([...stored.keys(), ...of(kind, edits).map(({ item }) => item)])
  const meant = [...items].flatMap((item): [string, T][] => {
    const own = of(kind, edits).filter((edit) => edit.item === item)
    const thing = asMeant<T>(catalogueSchemas[kind], stored.get(item), own)
    return thing === undefined ? [] : [[item, thing]]
  })
  return new Map(meant)
}

function of(kind: EditableKind, edits: readonly EditRecord[]): EditRecord[] {
  return edits.filter((edit) => edit.kind === kind)
}
