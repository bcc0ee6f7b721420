/** An opened index: views on one buffer, nothing parsed. The list of areas is read when a place is first asked for. */
import { type IndexArrays, openArrays } from './buffer.ts'
import { readId } from './coded.ts'
import type { ListedArea } from './facets.ts'
import { indexStamp } from './stamp.ts'
import { Vocabulary } from './vocabulary.ts'

/** Offers, words and thesaurus terms go by their number in it, counted from 0. */
export class SearchIndex {
  readonly arrays: IndexArrays
  readonly words: Vocabulary
  readonly terms: Vocabulary
  /** How many offers it holds, the dead included. */
  readonly size: number
  #areas: ListedArea[] | undefined

  constructor(arrays: IndexArrays) {
    this.arrays = arrays
    this.size = arrays.types.length
    this.words = new Vocabulary({ units: arrays.wordUnits, starts: arrays.wordStarts, letters: arrays.wordLetters })
    this.terms = new Vocabulary({ units: arrays.termUnits, starts: arrays.termStarts, letters: arrays.termLetters })
  }

  /** The areas known when the index was built, in the order of the numbers in the offers' area column. */
  get areas(): readonly ListedArea[] {
    this.#areas ??= JSON.parse(new TextDecoder().decode(this.arrays.areaList)) as ListedArea[]
    return this.#areas
  }

  offerId(offer: number): string {
    return readId(this.arrays.ids, 16 * offer)
  }

  /** In how many offers a word stands. */
  frequency(word: number): number {
    return (this.arrays.wordPostings[word + 1] ?? 0) - (this.arrays.wordPostings[word] ?? 0)
  }

  /** The word as a person wrote it, for the reason shown. */
  shown(word: number): string {
    const { shownUnits, shownStarts } = this.arrays
    return String.fromCharCode(...shownUnits.subarray(shownStarts[word], shownStarts[word + 1]))
  }

  /** The place of an offer's posting under a word, or −1. */
  posting(word: number, offer: number): number {
    const { wordPostings, postingOffers } = this.arrays
    let low = wordPostings[word] ?? 0
    const end = wordPostings[word + 1] ?? 0
    let high = end
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((postingOffers[middle] ?? 0) < offer) low = middle + 1
      else high = middle
    }
    return low < end && postingOffers[low] === offer ? low : -1
  }
}

/** Opens a buffer; undefined when it is none of ours or was built by another version. */
export function openIndex(buffer: ArrayBuffer): SearchIndex | undefined {
  const arrays = openArrays(buffer, indexStamp)
  return arrays === undefined ? undefined : new SearchIndex(arrays)
}

/** An index and the offers in it that no longer hold. */
export type Segment = { index: SearchIndex; dead: ReadonlySet<number> }
