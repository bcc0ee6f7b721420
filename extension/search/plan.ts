/**
 * From a query to a plan: for every word what it may meet in each index and which offer types it speaks of.
 * Made once for all indexes, so that a word found in one is not "corrected" in the other.
 */
import type { Language } from '../../shared/codes/language.ts'
import type { Abbreviation } from '../../shared/text/thesaurus/abbreviations.ts'
import { type Alternatives, alternativesOf, corrections } from './alternatives.ts'
import { type Meaning, meaningOf } from './meaning.ts'
import type { Segment } from './open-index.ts'
import { ageTerms, isMothersAge, type QueryWord, readQuery } from './query-words.ts'
import { type FoundPlace, findAbbreviations, findLanguages, findPlaces } from './recognise.ts'
import type { Recognised } from './types.ts'

/** One word of the query (or one reference to law) and all it may meet; `perSegment` in the segments' order. */
export type Group = {
  text: string
  /** How much this word counts beside the others. */
  weight: number
  perSegment: Alternatives[]
  /** How rare each alternative is: by segment-independent word frequency. */
  types: Float32Array | undefined
  kinds: Uint8Array | undefined
}

export type Plan = {
  groups: Group[]
  meaning: Meaning
  recognised: Recognised[]
  ageMonths?: number
  areaId?: string
  language?: Language
  /** The ambiguous abbreviation whose meanings must all come to the top. */
  ambiguous?: Abbreviation
}

const weakShare = 0.35
const silentShare = 0.3
const placeShare = 0.5
const lawShares = [1, 0.4, 0.06]

export function planOf(segments: readonly Segment[], query: string, context: { ageMonths?: number }): Plan {
  const main = segments[0]?.index
  const { words, laws, age } = readQuery(query)
  const mothers = age !== undefined && isMothersAge(words, age.ageMonths)
  const abbreviations = findAbbreviations(words)
  const places = main === undefined ? [] : findPlaces(main, words)
  const languages = findLanguages(words)
  const alternatives = words.map((word) => segments.map(({ index }) => alternativesOf(index, word)))
  const unmet = (at: number): boolean =>
    (alternatives[at] ?? []).every(({ best, parts }) => best.length === 0 && parts.length === 0)
  const ageWords = ageTerms(age?.ageMonths ?? context.ageMonths ?? 0)
  const meaning =
    main === undefined
      ? { words: [], needs: new Float32Array(0) }
      : meaningOf(
          main,
          words,
          age !== undefined || context.ageMonths !== undefined ? ageWords : [],
          abbreviations,
          (word) => unmet(words.indexOf(word)),
        )
  words.forEach((word, at) => {
    if (!unmet(at) || meaning.words[at]?.met || places.some(({ from, to }) => at >= from && at < to)) return
    alternatives[at] = segments.map(({ index }) => ({ best: corrections(index, word), parts: [] }))
  })
  const telling = words.some((word, at) => !word.weak && !word.stop && !word.negation && !isPlace(places, at))
  const groups = words.map((word, at) => ({
    text: word.text,
    weight: weightOf(word, telling) * (isPlace(places, at) ? placeShare : 1),
    perSegment: alternatives[at] ?? [],
    types: isPlace(places, at) ? undefined : meaning.words[at]?.types,
    kinds: meaning.words[at]?.kinds,
  }))
  const lawGroups = laws.flatMap(({ text, terms }) => terms.map((list) => lawGroup(segments, text, list)))
  const first = places[0]
  const ambiguous = [...abbreviations.values()].find(
    ({ meanings }) => meanings.filter(({ offerTypes }) => offerTypes.length > 0).length > 1,
  )
  return {
    groups: [...groups, ...lawGroups],
    meaning,
    recognised: [
      ...(age !== undefined && !mothers ? [{ kind: 'age' as const, ...age }] : []),
      ...places.map(({ area, text }) => ({
        kind: 'area' as const,
        text,
        areaId: main?.areas[area]?.id ?? '',
        name: main?.areas[area]?.name ?? '',
      })),
      ...languages.map(({ at, language }) => ({ kind: 'language' as const, text: words[at]?.text ?? '', language })),
      ...[...abbreviations].map(([at, { meanings }]) => ({
        kind: 'abbreviation' as const,
        text: words[at]?.text ?? '',
        meanings: meanings.map(({ label, offerTypes }) => ({ label, offerTypes: [...offerTypes] })),
      })),
    ],
    ...(age !== undefined && !mothers && { ageMonths: age.ageMonths }),
    ...(first !== undefined && main?.areas[first.area] !== undefined && { areaId: main.areas[first.area]?.id ?? '' }),
    ...(languages[0] !== undefined && { language: languages[0].language }),
    ...(ambiguous !== undefined && { ambiguous }),
  }
}

function isPlace(places: readonly FoundPlace[], at: number): boolean {
  return places.some(({ from, to }) => at >= from && at < to)
}

function weightOf(word: QueryWord, telling: boolean): number {
  if (word.stop || word.negation) return silentShare
  return word.weak && telling ? weakShare : 1
}

function lawGroup(segments: readonly Segment[], text: string, terms: readonly string[]): Group {
  const perSegment = segments.map(({ index }) => ({
    best: terms.flatMap((term, order) => {
      const word = index.words.find(term)
      return word < 0
        ? []
        : [{ word, share: lawShares[terms.length === 1 ? 0 : order] ?? 0.05, kind: 'exact' as const }]
    }),
    parts: [],
  }))
  return { text, weight: 1, perSegment, types: undefined, kinds: undefined }
}
