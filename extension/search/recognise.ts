/** Finds in a query what is no word to look for but context: places, languages, abbreviations. */
import type { Language } from '../../shared/codes/language.ts'
import { fold } from '../../shared/text/fold.ts'
import { languageOf } from '../../shared/text/spoken-language.ts'
import { type Abbreviation, abbreviations } from '../../shared/text/thesaurus/abbreviations.ts'
import type { ListedArea } from './facets.ts'
import type { SearchIndex } from './open-index.ts'
import type { QueryWord } from './query-words.ts'

export type FoundPlace = { area: number; from: number; to: number; text: string }

const inflections = ['', 'er', 's', 'ers', 'n']
const shortestPlacePrefix = 5
const joinedName = (name: string): string => fold(name).replace(/[^\p{L}\p{N}]/gu, '')
/** "Kreis Musterau" is also just "Musterau"; "Stadt", "Bezirk" likewise. */
const levelWords = /^(?:kreis|stadt|gemeinde|stadtbezirk|bezirk|stadtteil|sozialraum|quartier)\s+/i

const namesByAreas = new WeakMap<readonly ListedArea[], Map<string, number>>()

function namesOf(areas: readonly ListedArea[]): Map<string, number> {
  const before = namesByAreas.get(areas)
  if (before !== undefined) return before
  const names = new Map<string, number>()
  areas.forEach((area, number) => {
    for (const form of formsOf(area)) if (!names.has(form)) names.set(form, number)
  })
  namesByAreas.set(areas, names)
  return names
}

/** Every way to write one of an area's names, from three letters on. */
function formsOf({ name, alsoKnownAs = [] }: ListedArea): string[] {
  return [name, ...alsoKnownAs]
    .flatMap((each) => [joinedName(each), joinedName(each.replace(levelWords, ''))])
    .filter((form) => form.length >= 3)
}

/** Places named in the query, by whole, inflected ("Musterauer") or begun name (last word, only one fits). */
export function findPlaces(index: SearchIndex, words: readonly QueryWord[]): FoundPlace[] {
  const names = namesOf(index.areas)
  const found: FoundPlace[] = []
  for (let from = 0; from < words.length; ) {
    const place = placeFrom(names, words, from)
    if (place !== undefined) found.push(place)
    from = place?.to ?? from + 1
  }
  return found
}

/** The place whose name begins with this word: the longest name, of three words at most. */
function placeFrom(
  names: ReadonlyMap<string, number>,
  words: readonly QueryWord[],
  from: number,
): FoundPlace | undefined {
  for (let to = Math.min(words.length, from + 3); to > from; to--) {
    const span = words.slice(from, to)
    if (span.every(({ stop }) => stop)) continue
    const name = span.map(({ word }) => word).join('')
    const area = areaNamed(names, name, to === words.length && span.at(-1)?.last === true)
    if (area !== undefined) return { area, from, to, text: span.map(({ text }) => text).join(' ') }
  }
  return undefined
}

function areaNamed(names: ReadonlyMap<string, number>, word: string, unfinished: boolean): number | undefined {
  for (const ending of inflections) {
    if (!word.endsWith(ending) || word.length - ending.length < 3) continue
    const area = names.get(word.slice(0, word.length - ending.length))
    if (area !== undefined) return area
  }
  if (!unfinished || word.length < shortestPlacePrefix) return undefined
  const begun = new Set([...names].filter(([name]) => name.startsWith(word)).map(([, area]) => area))
  return begun.size === 1 ? [...begun][0] : undefined
}

/** Languages named in the query, by place of the word. */
export function findLanguages(words: readonly QueryWord[]): { at: number; language: Language }[] {
  return words.flatMap(({ word }, at) => {
    const language = languageOf(word)
    return language === undefined ? [] : [{ at, language }]
  })
}

/** Folding makes one of "U3" and "Ü3", which mean opposites: where several meet, the spelling decides. */
const byAbbreviation = Map.groupBy(abbreviations, ({ abbr }) => fold(abbr))

/** Abbreviations of the field by place of the word; those that are everyday words only as professionals write them. */
export function findAbbreviations(words: readonly QueryWord[]): Map<number, Abbreviation> {
  const found = new Map<number, Abbreviation>()
  words.forEach(({ word, text }, at) => {
    const alike = byAbbreviation.get(word)
    const abbreviation = alike?.find(({ abbr }) => isSpelt(abbr, text)) ?? alike?.[0]
    if (abbreviation !== undefined && (!abbreviation.onlyAsWritten || abbreviation.abbr === text))
      found.set(at, abbreviation)
  })
  return found
}

/** Small letters, and "ue" for "ü", are the same spelling. */
function isSpelt(abbr: string, text: string): boolean {
  const plain = (some: string) => some.normalize('NFC').toLowerCase().replace('ü', 'ue')
  return plain(abbr) === plain(text)
}
