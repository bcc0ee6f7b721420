/**
 * Gathers, offer by offer, which words stand where, and lays them out as postings: for every word its offers, how
 * much each says, and in which fields.
 */
import { fieldBits } from './offer-words.ts'
import { layVocabulary } from './vocabulary.ts'

/** From this share of all offers on, and never below this number, a word counts as common. */
const commonShare = 0.2
const leastCommon = 500

/** A list of numbers that grows without a JavaScript object per number. */
class Growing {
  length = 0
  values = new Uint32Array(1024)

  push(value: number): void {
    if (this.length === this.values.length) {
      const larger = new Uint32Array(this.length * 2)
      larger.set(this.values)
      this.values = larger
    }
    this.values[this.length++] = value
  }

  at(index: number): number {
    return this.values[index] ?? 0
  }
}

/** Offers are added by rising number; `lay` once all are. */
export class Gathered {
  readonly #numbers = new Map<string, number>()
  readonly #shown: string[] = []
  readonly #words = new Growing()
  readonly #offers = new Growing()
  /** Impact in the low byte, fields in the next. */
  readonly #weights = new Growing()

  add(word: string, shown: string, offer: number, impactByte: number, fields: number): void {
    let number = this.#numbers.get(word)
    if (number === undefined) {
      number = this.#numbers.size
      this.#numbers.set(word, number)
      this.#shown.push(shown.slice(0, 60))
    }
    this.#words.push(number)
    this.#offers.push(offer)
    this.#weights.push(impactByte | (fields << 8))
  }

  /** Sorted words and, for each, its offers in rising order (counting sort: offers came in that order). */
  lay(offerCount: number) {
    const sorted = [...this.#numbers.keys()].sort((a, b) => (a < b ? -1 : 1))
    const place = new Uint32Array(sorted.length)
    sorted.forEach((word, index) => {
      place[this.#numbers.get(word) ?? 0] = index
    })
    const kept = this.#telling(offerCount)
    const wordPostings = new Uint32Array(sorted.length + 1)
    for (const i of kept) {
      const next = (place[this.#words.at(i)] ?? 0) + 1
      wordPostings[next] = (wordPostings[next] ?? 0) + 1
    }
    for (let i = 1; i < wordPostings.length; i++) wordPostings[i] = (wordPostings[i] ?? 0) + (wordPostings[i - 1] ?? 0)
    const cursor = wordPostings.slice()
    const postingOffers = new Uint32Array(kept.length)
    const postingImpacts = new Uint8Array(kept.length)
    const postingFields = new Uint8Array(kept.length)
    const worth = new Float64Array(sorted.length)
    for (const i of kept) {
      const word = place[this.#words.at(i)] ?? 0
      const at = cursor[word] ?? 0
      cursor[word] = at + 1
      postingOffers[at] = this.#offers.at(i)
      postingImpacts[at] = this.#weights.at(i) & 255
      postingFields[at] = this.#weights.at(i) >>> 8
      worth[word] = (worth[word] ?? 0) + (this.#weights.at(i) & 255)
    }
    const { units, starts, letters } = layVocabulary(sorted)
    const shown = layVocabulary(sorted.map((word) => this.#shown[this.#numbers.get(word) ?? 0] ?? ''))
    return {
      wordUnits: units,
      wordStarts: starts,
      wordLetters: letters,
      wordPostings,
      postingOffers,
      postingImpacts,
      postingFields,
      shownUnits: shown.units,
      shownStarts: shown.starts,
      wordWorth: Uint8Array.from(worth, (sum) => Math.min(255, Math.round(12 * Math.log2(1 + sum / 64)))),
    }
  }

  /**
   * The postings worth keeping. That a word which stands in every fourth offer stands in one more description tells
   * nothing and costs the most; in a title, a name or a place it is kept.
   */
  #telling(offerCount: number): Uint32Array {
    const frequencies = new Uint32Array(this.#numbers.size)
    for (let i = 0; i < this.#words.length; i++) {
      const word = this.#words.at(i)
      frequencies[word] = (frequencies[word] ?? 0) + 1
    }
    const common = Math.max(leastCommon, commonShare * offerCount)
    const kept = new Uint32Array(this.#words.length)
    let count = 0
    for (let i = 0; i < this.#words.length; i++) {
      const onlyText = ((this.#weights.at(i) >>> 8) & ~(fieldBits.text | fieldBits.part)) === 0
      if (!onlyText || (frequencies[this.#words.at(i)] ?? 0) <= common) kept[count++] = i
    }
    return kept.subarray(0, count)
  }
}
