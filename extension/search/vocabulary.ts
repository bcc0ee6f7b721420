/**
 * A sorted list of words in two arrays, opened without parsing: a word is found by binary search, a prefix is a
 * range, and a misspelling meets only words of near length and letters.
 */
import { allowedSlips, distance } from '../../shared/text/distance.ts'

/** Words as UTF-16 units one after another; `starts` has one more entry than there are words. */
type VocabularyArrays = { units: Uint16Array; starts: Uint32Array; letters: Uint32Array }

/** Lays out words that are already sorted by code unit and distinct. */
export function layVocabulary(sorted: readonly string[]): VocabularyArrays {
  const starts = new Uint32Array(sorted.length + 1)
  let length = 0
  sorted.forEach((word, index) => {
    length += word.length
    starts[index + 1] = length
  })
  const units = new Uint16Array(length)
  const letters = new Uint32Array(sorted.length)
  let at = 0
  sorted.forEach((word, index) => {
    for (let i = 0; i < word.length; i++) units[at++] = word.charCodeAt(i)
    letters[index] = letterSet(word)
  })
  return { units, starts, letters }
}

type Neighbour = { word: number; slips: number }

/** Words go by their place in the order of UTF-16 code units, counted from 0. */
export class Vocabulary {
  readonly size: number
  readonly units: Uint16Array
  readonly starts: Uint32Array
  readonly letters: Uint32Array

  constructor(arrays: VocabularyArrays) {
    this.units = arrays.units
    this.starts = arrays.starts
    this.letters = arrays.letters
    this.size = arrays.starts.length - 1
  }

  /** The word at a place. */
  word(index: number): string {
    const from = this.starts[index] ?? 0
    const to = this.starts[index + 1] ?? from
    let text = ''
    for (let i = from; i < to; i++) text += String.fromCharCode(this.units[i] ?? 0)
    return text
  }

  /** The place of a word, or −1. */
  find(word: string): number {
    const at = this.#lowerBound(word)
    return at < this.size && this.#compare(at, word, false) === 0 ? at : -1
  }

  /** Places of all words that begin with `prefix`: from inclusive, to exclusive. */
  range(prefix: string): [from: number, to: number] {
    const from = this.#lowerBound(prefix)
    let low = from
    let high = this.size
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.#compare(middle, prefix, true) === 0) low = middle + 1
      else high = middle
    }
    return [from, low]
  }

  /** Words that differ from `word` by few slips of the finger, nearest first, at most `limit`. */
  near(word: string, limit: number): Neighbour[] {
    const slips = allowedSlips(word)
    if (slips === 0) return []
    const found: Neighbour[] = []
    const wanted = letterSet(word)
    const first = word.charCodeAt(0)
    const second = word.charCodeAt(1)
    for (let index = 0; index < this.size; index++) {
      const from = this.starts[index] ?? 0
      const length = (this.starts[index + 1] ?? 0) - from
      if (length < word.length - slips || length > word.length + slips || length < 3) continue
      if (bitCount((this.letters[index] ?? 0) ^ wanted) > 2 * slips) continue
      const a = this.units[from]
      const b = this.units[from + 1]
      if (a !== first && b !== second && (a !== second || b !== first)) continue
      const apart = distance(word, this.word(index), slips)
      if (apart <= slips) found.push({ word: index, slips: apart })
    }
    return found.sort((x, y) => x.slips - y.slips).slice(0, limit)
  }

  #lowerBound(word: string): number {
    let low = 0
    let high = this.size
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.#compare(middle, word, false) < 0) low = middle + 1
      else high = middle
    }
    return low
  }

  /** Negative when the word at `index` sorts before `word`; as a prefix, 0 when it begins with `word`. */
  #compare(index: number, word: string, asPrefix: boolean): number {
    const from = this.starts[index] ?? 0
    const length = (this.starts[index + 1] ?? 0) - from
    const shared = Math.min(length, word.length)
    for (let i = 0; i < shared; i++) {
      const difference = (this.units[from + i] ?? 0) - word.charCodeAt(i)
      if (difference !== 0) return difference
    }
    return asPrefix && length >= word.length ? 0 : length - word.length
  }
}

/** Which letters a word holds, one bit each (letters beyond a–z share bits). */
function letterSet(word: string): number {
  let set = 0
  for (let i = 0; i < word.length; i++) set |= 1 << (word.charCodeAt(i) % 32)
  return set >>> 0
}

function bitCount(bits: number): number {
  let left = bits - ((bits >>> 1) & 0x55555555)
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333)
  return (((left + (left >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
}
