/**
 * What the words of a query mean: the thesaurus turns them into offer types and needs. Every word keeps its own
 * weights, so that an expansion never drowns the word itself; a longer phrase outweighs the shorter ones in it.
 */
import type { Abbreviation } from '../../shared/text/thesaurus/abbreviations.ts'
import { needCodes, typeCodes } from './coded.ts'
import { type Hit, lookUp, lookUpJoined } from './look-up.ts'
import { type PhraseKind, phraseKinds, type Thesaurus } from './phrases.ts'
import type { QueryWord } from './query-words.ts'

/** Weights (0 … 1) of the offer types one word of the query speaks of. */
export type WordMeaning = { types: Float32Array; kinds: Uint8Array; met: boolean }

export type Meaning = {
  words: WordMeaning[]
  /** By number of the need. */
  needs: Float32Array
}

/** The second type of an entry is a little less likely meant than the first, and so on. */
export const orderShare = [1, 0.74, 0.6, 0.5, 0.44, 0.4]
const kindShare: Readonly<Record<PhraseKind, number>> = {
  type: 1,
  abbreviation: 1,
  synonym: 0.97,
  need: 0.95,
  provider: 0.6,
}
/** A phrase inside a longer one that also speaks counts for less. */
const insideLonger = 0.45

type SlotHit = { words: number; quality: number }

/**
 * Meaning of the words in all books: the thesaurus every network has, and its own. `ageWords` are classes the child's
 * age stands for.
 */
export function meaningOf(
  books: readonly Thesaurus[],
  words: readonly QueryWord[],
  ageWords: readonly string[],
  abbreviations: ReadonlyMap<number, Abbreviation>,
  mayCorrect: (word: QueryWord) => boolean,
): Meaning {
  const meanings = words.map(() => ({
    types: new Float32Array(typeCodes.all.length),
    kinds: new Uint8Array(typeCodes.all.length),
    met: false,
  }))
  const needs = new Float32Array(needCodes.all.length)
  const hits = new Map(books.map((book) => [book, new Map<number, SlotHit>()]))
  const hit: Hit = (book, term, wordBits, worth) => {
    const { termSlotStarts, termSlots } = book.arrays
    const met = hits.get(book)
    for (let i = termSlotStarts[term] ?? 0; i < (termSlotStarts[term + 1] ?? 0); i++) {
      const slot = termSlots[i] ?? 0
      const before = met?.get(slot)
      if (before === undefined || before.quality < worth) met?.set(slot, { words: wordBits, quality: worth })
    }
  }
  words.forEach((word, at) => {
    const meaning = meanings[at]
    if (meaning !== undefined) meaning.met = lookUp(books, word, 1 << at, hit, mayCorrect)
  })
  lookUpJoined(books, words, hit)
  for (const term of ageWords) {
    for (const book of books) {
      const found = book.terms.find(term)
      if (found >= 0) hit(book, found, 0, 1)
    }
  }
  weigh(
    [...hits].flatMap(([book, slots]) => spokenPhrases(book, slots)),
    meanings,
    needs,
  )
  for (const [at, abbreviation] of abbreviations) meanByAbbreviation(meanings[at], abbreviation)
  return { words: meanings, needs }
}

type Spoken = { book: Thesaurus; phrase: number; size: number; words: number; quality: number }

/** The phrases all of whose slots are met. */
function spokenPhrases(book: Thesaurus, hits: ReadonlyMap<number, SlotHit>): Spoken[] {
  const { slotPhraseStarts, slotPhrases, phraseSizes } = book.arrays
  const gathered = new Map<number, { met: number; words: number; lowest: number }>()
  for (const [slot, { words, quality: worth }] of hits)
    for (let i = slotPhraseStarts[slot] ?? 0; i < (slotPhraseStarts[slot + 1] ?? 0); i++) {
      const phrase = slotPhrases[i] ?? 0
      const before = gathered.get(phrase)
      if (before === undefined) gathered.set(phrase, { met: 1, words, lowest: worth })
      else {
        before.met++
        before.words |= words
        before.lowest = Math.min(before.lowest, worth)
      }
    }
  const spoken: Spoken[] = []
  for (const [phrase, { met: size, words, lowest }] of gathered)
    if (size === phraseSizes[phrase] && words !== 0) spoken.push({ book, phrase, size, words, quality: lowest })
  return spoken
}

function weigh(spoken: readonly Spoken[], meanings: readonly WordMeaning[], needs: Float32Array): void {
  const longest = meanings.map((_, at) =>
    Math.max(
      0,
      ...spoken.filter(({ words }) => words & (1 << at)).map(({ size, quality: worth }) => (worth > 0.6 ? size : 0)),
    ),
  )
  for (const { book, phrase, size, words, quality: worth } of spoken) {
    const { phraseKinds: kinds, phraseTypeStarts, phraseTypes, phraseNeedStarts, phraseNeeds } = book.arrays
    const kind = kinds[phrase] ?? 0
    const inside = meanings.some((_, at) => words & (1 << at) && size < (longest[at] ?? 0))
    const strength = worth * kindShare[phraseKinds[kind] ?? 'need'] * (inside ? insideLonger : 1)
    const firstType = phraseTypeStarts[phrase] ?? 0
    for (let i = firstType; i < (phraseTypeStarts[phrase + 1] ?? 0); i++) {
      const weight = strength * (orderShare[i - firstType] ?? 0.4)
      const type = phraseTypes[i] ?? 0
      meanings.forEach((meaning, at) => {
        if ((words & (1 << at)) === 0 || (meaning.types[type] ?? 0) >= weight) return
        meaning.types[type] = weight
        meaning.kinds[type] = kind
      })
    }
    const firstNeed = phraseNeedStarts[phrase] ?? 0
    for (let i = firstNeed; i < (phraseNeedStarts[phrase + 1] ?? 0); i++) {
      const need = phraseNeeds[i] ?? 0
      needs[need] = (needs[need] ?? 0) + strength * size * (orderShare[i - firstNeed] ?? 0.4)
    }
  }
}

/** A word that is an abbreviation means what the abbreviation means; everything else it might begin recedes. */
function meanByAbbreviation(meaning: WordMeaning | undefined, abbreviation: Abbreviation): void {
  if (meaning === undefined || !abbreviation.meanings.some(({ offerTypes }) => offerTypes.length > 0)) return
  for (let type = 0; type < meaning.types.length; type++) meaning.types[type] = (meaning.types[type] ?? 0) * 0.4
  meaning.met = true
  for (const { offerTypes } of abbreviation.meanings)
    offerTypes.forEach((code, order) => {
      const type = typeCodes.number(code)
      const weight = orderShare[order] ?? 0.4
      if ((meaning.types[type] ?? 0) > weight) return
      meaning.types[type] = weight
      meaning.kinds[type] = phraseKinds.indexOf('abbreviation')
    })
}
