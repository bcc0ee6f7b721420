/** Settings out as a file, and in: a foreign file becomes edits, part by part, each as if made by hand. */
import { v7 as uuidv7 } from 'uuid'
import { catalogueSchemas } from '../../../shared/protocol/catalogue.ts'
import type { Edit, Fields } from '../../../shared/protocol/edits.ts'
import { type SettingsFile, settingsFileBytes, settingsFileSchema } from '../../../shared/protocol/settings-file.ts'
import { sameValue } from '../../../shared/same-value.ts'
import { fieldsOf } from '../../store/settled-edit.ts'
import type { Settings } from './read-settings.ts'
import { joinedCodes, joinedRules } from './take-over.ts'

export const parts = ['codes', 'synonyms', 'links', 'rules'] as const
export type ExchangePart = (typeof parts)[number]

/** @param today `YYYY-MM-DD` */
export function settingsFile({ network, codes, synonyms, links }: Settings, today: string): SettingsFile {
  const typeLinks = links.flatMap(({ from, to, transition, note }) =>
    'offerType' in from && 'offerType' in to
      ? [{ from: from.offerType, to: to.offerType, ...(transition && { transition }), ...(note && { note }) }]
      : [],
  )
  const { name, respondWithinDays, retention, requiredFields, thresholds, goals, noteTemplates } = network
  return settingsFileSchema.parse({
    kettenglied: 'network-settings',
    version: 1,
    from: name,
    on: today,
    codes,
    synonyms: synonyms.map(({ words, offerTypes }) => ({ words, offerTypes })),
    links: typeLinks,
    rules: { respondWithinDays, retention, requiredFields, thresholds, goals, noteTemplates },
  })
}

/** The file's content, or undefined where it is none of ours or too large to be one, which is then not even read. */
export async function readSettingsFile(file: Blob): Promise<SettingsFile | undefined> {
  if (file.size > settingsFileBytes) return undefined
  try {
    return settingsFileSchema.safeParse(JSON.parse(await file.text())).data
  } catch {
    return undefined
  }
}

export type Proposed = Record<ExchangePart, Omit<Edit, 'id'>[]>

/** What would change here, by part; what stands here already makes no edit, and nothing is taken away. */
export function editsFrom(file: SettingsFile, present: Settings): Proposed {
  return {
    codes: file.codes.flatMap((codes) => {
      const here = present.codes.find(({ list }) => list === codes.list)
      const both = joinedCodes(here, codes)
      return here === undefined ? created('codes', codes.list, both) : changed('codes', codes.list, here, both)
    }),
    synonyms: file.synonyms
      .filter((group) => !present.synonyms.some((here) => sameWords(here.words, group.words)))
      .flatMap((group) => created('synonyms', uuidv7(), group)),
    links: file.links
      .filter((link) => !present.links.some((here) => isLink(here, link.from, link.to)))
      .flatMap(({ from, to, ...rest }) => {
        const id = uuidv7()
        return created('link', id, { id, from: { offerType: from }, to: { offerType: to }, ...rest })
      }),
    rules: changed('network', 'network', present.network, joinedRules(present.network, file.rules)),
  }
}

type Kind = 'codes' | 'synonyms' | 'link' | 'network'

function created(kind: Kind, item: string, thing: object): Omit<Edit, 'id'>[] {
  const read = catalogueSchemas[kind].safeParse(thing)
  return read.success ? [{ kind, item, act: 'create', was: {}, now: fieldsOf(read.data) ?? {} }] : []
}

function changed(kind: Kind, item: string, here: object, there: object): Omit<Edit, 'id'>[] {
  const old = fieldsOf(here) ?? {}
  const was: Fields = {}
  const now: Fields = {}
  for (const [field, value] of Object.entries(fieldsOf(there) ?? {})) {
    if (sameValue(old[field], value)) continue
    was[field] = old[field] ?? null
    now[field] = value
  }
  return Object.keys(now).length === 0 ? [] : [{ kind, item, act: 'change', was, now }]
}

function sameWords(one: readonly string[], other: readonly string[]): boolean {
  return one.toSorted().join('\n').toLowerCase() === other.toSorted().join('\n').toLowerCase()
}

function isLink(link: Settings['links'][number], from: string, to: string): boolean {
  return 'offerType' in link.from && link.from.offerType === from && 'offerType' in link.to && link.to.offerType === to
}
