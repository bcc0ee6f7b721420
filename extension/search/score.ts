/**
 * Adds up what each offer is worth to a plan. Word by word over the postings, into arrays that are reused from
 * keystroke to keystroke; every word counts once per offer with its best match.
 */
import type { Need } from '../../shared/codes/need.ts'
import { offerTypeFacts } from '../../shared/codes/offer-type-facts.ts'
import type { Alternative } from './alternatives.ts'
import { needCodes, typeCodes } from './coded.ts'
import { orderShare } from './meaning.ts'
import type { Segment } from './open-index.ts'
import type { Group } from './plan.ts'

/** How rare an offer type is taken to be beside a word: meeting the meant type is worth about a rare word. */
export const typeRarity = 4.1
const highestRarity = 5
/** A young catalogue of ten offers tells little of how rare a word is; it is weighed as one of this size. */
const smallestCatalogue = 1_000
/** Meeting both the meant type and the word itself is worth a little more than either. */
const bothShare = 0.2
/** Types far less meant than the word's first one are left out: a short beginning may speak of nearly all. */
const leastTypeShare = 0.3
/** What an offer is worth that names a need which its type is not made for. */
const beyondTypeShare = 0.5

/** The scores of the segment that `run` was last called for; offers go by their number in its index. */
export class Scores {
  #total = new Float32Array(0)
  #group = new Float32Array(0)
  #parts = new Float32Array(0)
  #touched = new Uint32Array(0)
  /** The offers that any word met, in no order. */
  #met = new Uint32Array(0)
  #metCount = 0

  get metCount(): number {
    return this.#metCount
  }

  metAt(place: number): number {
    return this.#met[place] ?? 0
  }

  of(offer: number): number {
    return this.#total[offer] ?? 0
  }

  /** Weighs an offer's score by its standing; gives the new score. */
  multiply(offer: number, factor: number): number {
    const score = (this.#total[offer] as number) * factor
    this.#total[offer] = score
    return score
  }

  /** Scores all offers of a segment for the groups of a plan and the case's need. */
  run(segments: readonly Segment[], at: number, groups: readonly Group[], need?: Need): void {
    const segment = segments[at]
    if (segment === undefined) return
    this.#clear(segment.index.size)
    if (need !== undefined) this.#merge(this.#takeNeed(segment, need), 1)
    for (const group of groups) {
      const alternatives = group.perSegment[at]
      if (group.weight === 0 || alternatives === undefined) continue
      let touched = 0
      for (const alternative of alternatives.best) touched = this.#take(segments, at, alternative, this.#group, touched)
      if (alternatives.parts.length > 0) touched = this.#takeParts(segments, at, alternatives.parts, touched)
      if (group.types !== undefined) touched = this.#takeTypes(segment, group.types, touched)
      this.#merge(touched, group.weight)
    }
  }

  #clear(size: number): void {
    if (this.#total.length < size) {
      this.#total = new Float32Array(size)
      this.#group = new Float32Array(size)
      this.#parts = new Float32Array(size)
      this.#touched = new Uint32Array(size)
      this.#met = new Uint32Array(size)
    } else for (let i = 0; i < this.#metCount; i++) this.#total[this.#met[i] ?? 0] = 0
    this.#metCount = 0
  }

  #take(
    segments: readonly Segment[],
    at: number,
    alternative: Alternative,
    into: Float32Array,
    touched: number,
  ): number {
    const index = segments[at]?.index
    if (index === undefined) return touched
    const { wordPostings, postingOffers, postingImpacts } = index.arrays
    const value = (rarityOf(segments, at, alternative.word) * alternative.share) / 255
    const end = wordPostings[alternative.word + 1] ?? 0
    const marks = this.#touched
    let count = touched
    for (let i = wordPostings[alternative.word] ?? 0; i < end; i++) {
      const offer = postingOffers[i] as number
      const worth = value * (postingImpacts[i] as number)
      const before = into[offer] as number
      if (worth > before) {
        if (before === 0) marks[count++] = offer
        into[offer] = worth
      }
    }
    return count
  }

  #takeParts(segments: readonly Segment[], at: number, parts: readonly Alternative[], touched: number): number {
    const index = segments[at]?.index
    if (index === undefined) return touched
    const { wordPostings, postingOffers, postingImpacts } = index.arrays
    const sums = this.#parts
    for (const part of parts) {
      const value = (rarityOf(segments, at, part.word) * part.share) / 255
      for (let i = wordPostings[part.word] ?? 0; i < (wordPostings[part.word + 1] ?? 0); i++) {
        const offer = postingOffers[i] as number
        sums[offer] = (sums[offer] as number) + value * (postingImpacts[i] as number)
      }
    }
    let count = touched
    for (const part of parts)
      for (let i = wordPostings[part.word] ?? 0; i < (wordPostings[part.word + 1] ?? 0); i++) {
        const offer = postingOffers[i] as number
        const sum = sums[offer] as number
        if (sum === 0) continue
        sums[offer] = 0
        const before = this.#group[offer] as number
        if (before === 0) this.#touched[count++] = offer
        if (sum > before) this.#group[offer] = sum
      }
    return count
  }

  #takeTypes(segment: Segment, types: Float32Array, touched: number): number {
    const { typeStarts, typeOffers } = segment.index.arrays
    const group = this.#group
    let count = touched
    let highest = 0
    for (const weight of types) if (weight > highest) highest = weight
    for (let type = 0; type < types.length; type++) {
      const worth = typeRarity * (types[type] as number)
      if (worth === 0 || (types[type] as number) < leastTypeShare * highest) continue
      const end = typeStarts[type + 1] ?? 0
      for (let i = typeStarts[type] ?? 0; i < end; i++) {
        const offer = typeOffers[i] as number
        const before = group[offer] as number
        if (before === 0) this.#touched[count++] = offer
        group[offer] = before > worth ? before + bothShare * worth : worth + bothShare * before
      }
    }
    return count
  }

  /** Offers that answer a need; those of a type made for it first. */
  #takeNeed({ index }: Segment, need: Need): number {
    const { needs, types } = index.arrays
    const bit = needCodes.bits([need])
    const worth = typeCodes.all.map((type) => {
      const order = offerTypeFacts[type].needs.indexOf(need)
      return typeRarity * (orderShare[order] ?? beyondTypeShare)
    })
    let count = 0
    for (let offer = 0; offer < index.size; offer++) {
      if (((needs[offer] as number) & bit) === 0) continue
      this.#touched[count++] = offer
      this.#group[offer] = worth[types[offer] as number] as number
    }
    return count
  }

  #merge(touched: number, weight: number): void {
    const { length } = this.#touched
    for (let i = 0; i < touched && i < length; i++) {
      const offer = this.#touched[i] as number
      const before = this.#total[offer] as number
      if (before === 0) this.#met[this.#metCount++] = offer
      this.#total[offer] = before + weight * (this.#group[offer] as number)
      this.#group[offer] = 0
    }
  }
}

/** How rare a word is in all segments together (the idf of BM25), bounded so that no odd word rules the rest. */
export function rarityOf(segments: readonly Segment[], at: number, word: number): number {
  const here = segments[at]?.index
  if (here === undefined) return 0
  let offers = 0
  for (const { index } of segments) offers += index.size
  offers = Math.max(offers, smallestCatalogue)
  let frequency = here.frequency(word)
  if (segments.length > 1) {
    const text = here.words.word(word)
    segments.forEach(({ index }, other) => {
      const found = other === at ? -1 : index.words.find(text)
      if (found >= 0) frequency += index.frequency(found)
    })
  }
  return Math.min(highestRarity, Math.log(1 + (offers - frequency + 0.5) / (frequency + 0.5)))
}
