/** Codes by what people write for them: the code itself, its label in either language, an abbreviation, a usual word. */
import { type CodeEntry, type CodeList, codeLists } from '../../../../../shared/codes/index.ts'
import { accessWords } from './access.ts'
import { capacityOf } from './capacity.ts'
import { costOf } from './cost.ts'
import { foldJoined, foldWords } from './fold-text.ts'
import { languageNamed } from './languages.ts'
import { offerTypeOf } from './offer-type-of.ts'
import { providerTypeOf } from './provider-type-of.ts'
import { wordsOf } from './usual-words.ts'

type Codes = CodeList | readonly string[]

/** Entries may say what else they are called. */
type Named = CodeEntry & { readonly synonyms?: readonly string[]; readonly iso639_3?: string }

const byName = new Map<CodeList, ReadonlyMap<string, string>>()

/** The code of the list that the text names, or undefined. */
export function codeOf(list: Codes, written: string): string | undefined {
  if (typeof list !== 'string') return plainCodeOf(list, written)
  const names = namesOf(list)
  const named = names.get(foldJoined(written)) ?? wordsOf(list, foldWords(written))
  if (named !== undefined) return named
  if (list === 'accessMode') return accessWords(written)
  if (list === 'capacity') return capacityOf(written)
  if (list === 'language') return languageNamed(written)
  if (list === 'offerType') return offerTypeOf(written)
  if (list === 'providerType') return providerTypeOf(written)
  return undefined
}

/** Lists that are no code lists of the catalogue: costs and states of an offer. */
function plainCodeOf(list: readonly string[], written: string): string | undefined {
  const bare = foldJoined(written)
  const code = list.find((entry) => foldJoined(entry) === bare)
  if (code !== undefined) return code
  if (list.includes('published')) return wordsOf('status', foldWords(written))
  return list.includes('free') ? costOf(written) : undefined
}

function namesOf(list: CodeList): ReadonlyMap<string, string> {
  const known = byName.get(list)
  if (known !== undefined) return known
  const names = new Map<string, string>()
  const add = (name: string, code: string) => {
    const key = foldJoined(name)
    if (key !== '' && !names.has(key)) names.set(key, code)
  }
  const entries: readonly Named[] = codeLists[list]
  // A code or whole label is surer than a part of one, and that surer than a synonym.
  for (const { code, de, en } of entries) for (const name of [code, de, en]) add(name, code)
  for (const { code, de, en } of entries) for (const name of [...partsOf(de), ...partsOf(en)]) add(name, code)
  for (const { code, abbr, synonyms = [], iso639_3: iso } of entries)
    for (const name of [...(abbr?.split('/') ?? []), ...synonyms, ...(iso === undefined ? [] : [iso])]) add(name, code)
  byName.set(list, names)
  return names
}

/** "Sucht- und Drogenberatung" is whole; "Frauenberatung / Frauenhaus" has two parts, "Freier Träger (eV)" one. */
function partsOf(label: string): string[] {
  return [label.replace(/\s*\([^)]*\)/g, ''), ...label.split(/\s+\/\s+|\s+–\s+/)]
}
