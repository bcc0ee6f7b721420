/**
 * Finds the words of a query in the thesaurus: as typed, by stem, by what they begin, by their parts, joined with
 * their neighbours, and, where nothing else is met, spelt nearly so or hidden inside a longer word.
 */
import { stem } from '../../shared/text/stem.ts'
import type { Thesaurus } from './phrases.ts'
import type { QueryWord } from './query-words.ts'

const quality = {
  stem: 0.97,
  joined: 1,
  inner: 0.8,
  part: 0.58,
  inside: 0.62,
  prefix: 0.5,
  farther: 0.8,
  slip: 0.8,
  twoSlips: 0.62,
} as const
const longestRange = 80
const shortestInside = 4

/** Told of each word of a thesaurus that was met, by which words of the query (bits), and how well (0 … 1). */
export type Hit = (book: Thesaurus, term: number, wordBits: number, worth: number) => void

/** Looks one word up; true when anything was met. Corrected only where no thesaurus has it as it was typed. */
export function lookUp(
  books: readonly Thesaurus[],
  word: QueryWord,
  bit: number,
  hit: Hit,
  mayCorrect: (word: QueryWord) => boolean,
): boolean {
  const anywhere = (look: (book: Thesaurus) => boolean): boolean => books.map(look).includes(true)
  if (anywhere((book) => lookUpAsTyped(book, word, bit, hit))) return true
  if (word.stop) return false
  return (
    (mayCorrect(word) && anywhere((book) => lookUpNear(book, word, bit, hit))) ||
    anywhere((book) => lookUpInside(book, word, bit, hit))
  )
}

function lookUpAsTyped(book: Thesaurus, word: QueryWord, bit: number, hit: Hit): boolean {
  let met = false
  const exactly = (text: string, worth: number): boolean => {
    const term = book.terms.find(text)
    if (term < 0) return false
    hit(book, term, bit, worth)
    met = true
    return true
  }
  const exact = exactly(word.word, 1)
  const asStem = exactly(word.stem, quality.stem)
  for (const inner of word.inner) exactly(inner, quality.inner) || exactly(stem(inner), quality.inner)
  for (const part of word.parts) exactly(part, quality.part) || exactly(stem(part), quality.part)
  if ((word.last && word.word.length >= 2) || word.word.length >= 5) {
    const [from, to] = book.terms.range(word.word)
    const share = (exact || asStem ? 0.6 : 1) * (word.last ? 1 : quality.farther)
    for (let term = from; term < Math.min(to, from + longestRange); term++) {
      const length = (book.arrays.termStarts[term + 1] ?? 0) - (book.arrays.termStarts[term] ?? 0)
      if (length === word.word.length) continue
      hit(book, term, bit, share * (quality.prefix + (0.4 * word.word.length) / length))
      met = true
    }
  }
  return met
}

function lookUpNear(book: Thesaurus, word: QueryWord, bit: number, hit: Hit): boolean {
  const near = book.terms.near(word.word, 6)
  const fewest = near[0]?.slips ?? 0
  for (const { word: term, slips } of near)
    if (slips === fewest) hit(book, term, bit, slips === 1 ? quality.slip : quality.twoSlips)
  return near.length > 0
}

/** "Brustkrebs", "hochschwanger", "Rückbildungsgymnastik": the longest known word that begins or ends an unknown one. */
function lookUpInside(book: Thesaurus, { word }: QueryWord, bit: number, hit: Hit): boolean {
  const longest = (cuts: (length: number) => string): boolean => {
    for (let length = Math.min(word.length - 2, 30); length >= shortestInside; length--) {
      const term = book.terms.find(cuts(length))
      if (term < 0) continue
      hit(book, term, bit, quality.inside)
      return true
    }
    return false
  }
  const atStart = longest((length) => word.slice(0, length))
  return longest((length) => word.slice(-length)) || atStart
}

/** "oma dienst", "eltern kind gruppe": words that the thesaurus writes as one. */
export function lookUpJoined(books: readonly Thesaurus[], words: readonly QueryWord[], hit: Hit): void {
  for (let from = 0; from < words.length; from++) {
    let joined = words[from]?.word ?? ''
    let bits = 1 << from
    for (let to = from + 1; to < Math.min(words.length, from + 4); to++) {
      joined += words[to]?.word ?? ''
      bits |= 1 << to
      hitExactly(books, joined, bits, hit)
    }
  }
}

function hitExactly(books: readonly Thesaurus[], text: string, bits: number, hit: Hit): void {
  for (const book of books) {
    const term = book.terms.find(text)
    if (term >= 0) hit(book, term, bits, quality.joined)
  }
}
