/**
 * From a query to a plan: for every word what it may meet in each index and which offer types it speaks of.
 * Made once for all indexes, so that a word found in one is not "corrected" in the other.
 */
import type { Language } from '../../shared/codes/language.ts'
import type { AgeReading } from '../../shared/text/age.ts'
import type { LawReference } from '../../shared/text/law.ts'
import type { Abbreviation } from '../../shared/text/thesaurus/abbreviations.ts'
import { type Alternatives, alternativesOf, codesNamed, corrections } from './alternatives.ts'
import { type Meaning, meaningOf, type WordMeaning } from './meaning.ts'
import type { SearchIndex, Segment } from './open-index.ts'
import type { OwnWords } from './own-words.ts'
import { phraseKinds } from './phrases.ts'
import { ageTerms, isMothersAge, type QueryWord, readQuery, wordOfLaw } from './query-words.ts'
import { type FoundPlace, findAbbreviations, findLanguages, findPlaces } from './recognise.ts'
import type { Recognised } from './types.ts'

/** One word of the query (or one reference to law) and all it may meet; `perSegment` in the segments' order. */
export type Group = {
  text: string
  /** How much this word counts beside the others. */
  weight: number
  /** Whether it is a word to look for: no filler, no negation, no law. */
  counts: boolean
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
const languageShare = 0.4
const providerShare = 0.5
const lawShares = [1, 0.4, 0.06]
/** A paragraph that is meant by "ff." alone, beside one that is named. */
const followingShare = 0.5

/** What a query holds, read once for all segments. */
type Reading = {
  words: QueryWord[]
  places: FoundPlace[]
  languages: { at: number; language: Language }[]
  abbreviations: ReadonlyMap<number, Abbreviation>
  /** The child's age; an age beside words of motherhood is the mother's and stays out. */
  age: AgeReading | undefined
}

/** The plan for a query over opened indexes and the network's own words; the case's age lends its classes of words. */
export function planOf(
  segments: readonly Segment[],
  query: string,
  context: { ageMonths?: number },
  own?: OwnWords,
): Plan {
  const main = segments[0]?.index
  if (main === undefined) return { groups: [], meaning: { words: [], needs: new Float32Array(0) }, recognised: [] }
  const { words: typed, laws, age: typedAge } = readQuery(query)
  const lawful = laws.map((law) => ({ law, groups: lawGroups(segments, law) }))
  const lost = lawful.filter(({ groups }) =>
    groups.every((group) => group.perSegment.every(({ best }) => best.length === 0)),
  )
  const words = [...typed, ...lost.flatMap(({ law }) => wordOfLaw(law))]
  const age = typedAge !== undefined && isMothersAge(words, typedAge.ageMonths) ? undefined : typedAge
  const reading = {
    words,
    places: findPlaces(main, words),
    languages: findLanguages(words),
    abbreviations: findAbbreviations(words),
    age,
  }
  const alternatives = words.map((word) => segments.map(({ index }) => metBy(index, word, own)))
  const unmet = new Set(
    words.filter((_, at) => (alternatives[at] ?? []).every(({ best, parts }) => best.length + parts.length === 0)),
  )
  const ageMonths = typedAge?.ageMonths ?? context.ageMonths
  const ageWords = ageMonths === undefined ? [] : ageTerms(ageMonths)
  const books = own === undefined ? [main] : [main, own.thesaurus]
  const meaning = meaningOf(books, words, ageWords, reading.abbreviations, (word) => unmet.has(word))
  words.forEach((word, at) => {
    if (!unmet.has(word) || meaning.words[at]?.met || isPlace(reading.places, at)) return
    alternatives[at] = segments.map(({ index }) => ({ best: corrections(index, word), parts: [] }))
  })
  const weights = weightsOf(reading, meaning)
  const groups = words.map((word, at) => ({
    text: word.text,
    weight: weights[at] ?? 1,
    counts: !word.stop && !word.negation,
    perSegment: alternatives[at] ?? [],
    types: isPlace(reading.places, at) ? undefined : meaning.words[at]?.types,
    kinds: meaning.words[at]?.kinds,
  }))
  return { groups: [...groups, ...lawful.flatMap((law) => law.groups)], meaning, ...contextOf(main, reading, weights) }
}

function metBy(index: SearchIndex, word: QueryWord, own: OwnWords | undefined): Alternatives {
  const { best, parts } = alternativesOf(index, word)
  return { best: [...best, ...codesNamed(index, word, own)], parts }
}

/** What the query says beside words to look for, as facts and as chips to offer. */
function contextOf(
  main: SearchIndex,
  { words, places, languages, abbreviations, age }: Reading,
  weights: readonly number[],
): Omit<Plan, 'groups' | 'meaning'> {
  const areas = places.flatMap(({ area, text }) => {
    const listed = main.areas[area]
    return listed === undefined ? [] : [{ kind: 'area' as const, text, areaId: listed.id, name: listed.name }]
  })
  // Beside a word that tells what is sought ("Tagesmutter U3") its meanings share the top with nobody.
  const [, ambiguous] =
    [...abbreviations].find(
      ([at, { meanings }]) =>
        weights[at] === 1 && meanings.filter(({ offerTypes }) => offerTypes.length > 0).length > 1,
    ) ?? []
  return {
    recognised: [
      ...(age !== undefined ? [{ kind: 'age' as const, ...age }] : []),
      ...areas,
      ...languages.map(({ at, language }) => ({ kind: 'language' as const, text: words[at]?.text ?? '', language })),
      ...[...abbreviations].map(([at, { meanings }]) => ({
        kind: 'abbreviation' as const,
        text: words[at]?.text ?? '',
        meanings: meanings.map(({ label, offerTypes }) => ({ label, offerTypes: [...offerTypes] })),
      })),
    ],
    ...(age !== undefined && { ageMonths: age.ageMonths }),
    ...(areas[0] !== undefined && { areaId: areas[0].areaId }),
    ...(languages[0] !== undefined && { language: languages[0].language }),
    ...(ambiguous !== undefined && { ambiguous }),
  }
}

/** Words of place, language and filler count less where another word tells what is sought. */
function weightsOf({ words, places, languages }: Reading, meaning: Meaning): number[] {
  const isLanguage = (at: number): boolean => languages.some((language) => language.at === at)
  const isProvider = (at: number): boolean => namesProvider(meaning.words[at])
  const telling = words.some(
    (word, at) =>
      !word.weak && !word.stop && !word.negation && !isPlace(places, at) && !isLanguage(at) && !isProvider(at),
  )
  return words.map((word, at) => {
    if (word.stop || word.negation) return silentShare
    if (isPlace(places, at)) return placeShare
    if (!telling) return 1
    if (isLanguage(at)) return languageShare
    if (isProvider(at)) return providerShare
    return word.weak ? weakShare : 1
  })
}

/** A word that speaks of offer types only as the name of a provider. */
function namesProvider(meaning: WordMeaning | undefined): boolean {
  const provider = phraseKinds.indexOf('provider')
  const met = [...(meaning?.types ?? [])].flatMap((weight, type) => (weight > 0.3 ? [meaning?.kinds[type]] : []))
  return met.length > 0 && met.every((kind) => kind === provider)
}

function isPlace(places: readonly FoundPlace[], at: number): boolean {
  return places.some(({ from, to }) => at >= from && at < to)
}

function lawGroups(segments: readonly Segment[], { text, terms, named }: LawReference): Group[] {
  return terms.map((one, at) => lawGroup(segments, text, one, at < named ? 1 : followingShare))
}

function lawGroup(segments: readonly Segment[], text: string, terms: readonly string[], weight: number): Group {
  const perSegment = segments.map(({ index }) => ({
    best: terms.flatMap((term, order) => {
      const word = index.words.find(term)
      return word < 0
        ? []
        : [{ word, share: lawShares[terms.length === 1 ? 0 : order] ?? 0.05, kind: 'exact' as const }]
    }),
    parts: [],
  }))
  return { text, weight, counts: false, perSegment, types: undefined, kinds: undefined }
}
