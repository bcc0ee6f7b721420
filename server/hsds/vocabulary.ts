/**
 * The words of all offers, each once, and who bears them: a search looks through some thousand words instead of some
 * million letters, and then at those alone who bear what it found. A word is found within a longer one: `eltern` in
 * `elternkurs`. Nothing is ever taken out, so that every view finds its own versions; it begins anew when worn.
 */
import { fold } from '../../shared/text/fold.ts'

export type Vocabulary<Thing> = {
  /** Takes a thing in as bearing the words of a text. @returns their numbers */
  take(thing: Thing, text: string): Uint32Array
  /** The numbers of the words that hold this folded one. */
  holding(word: string): number[]
  /** Who bears the word of this number, in the order in which they were taken in; versions that went among them. */
  bearers(number: number): readonly Thing[]
  /** How many words there are; their numbers are smaller. */
  size(): number
  /** How many texts were taken in; words that none of them bears any more stay. */
  texts(): number
}

/** Folded words of a text or of a search; the sign of a paragraph is one. */
export function foldedWords(text: string): string[] {
  return fold(text)
    .split(/[^\p{L}\p{N}§]+/u)
    .filter((word) => word !== '')
}

/** An empty vocabulary. */
export function vocabulary<Thing>(): Vocabulary<Thing> {
  const numbers = new Map<string, number>()
  const borne: Thing[][] = []
  /** All words, one a line: the engine looks through one long text far faster than through many short ones. */
  let lines = '\n'
  /** By number, where the word's line begins. */
  const starts: number[] = []
  let texts = 0
  const numberOf = (word: string): number => {
    const known = numbers.get(word)
    if (known !== undefined) return known
    const number = numbers.size
    numbers.set(word, number)
    starts.push(lines.length)
    lines += `${word}\n`
    borne.push([])
    return number
  }
  return {
    take(thing, text) {
      texts++
      const words = Uint32Array.from(new Set(foldedWords(text).map(numberOf)))
      for (const number of words) borne[number]?.push(thing)
      return words
    },
    holding(word) {
      const found: number[] = []
      for (let at = lines.indexOf(word); at >= 0; at = lines.indexOf(word, lines.indexOf('\n', at)))
        found.push(lastUpTo(starts, at))
      return found
    },
    bearers: (number) => borne[number] ?? [],
    size: () => numbers.size,
    texts: () => texts,
  }
}

/** The place of the last number that is no greater. @param ascending the first of them no greater either */
function lastUpTo(ascending: readonly number[], number: number): number {
  let [from, to] = [0, ascending.length]
  while (to - from > 1) {
    const middle = (from + to) >>> 1
    if ((ascending[middle] ?? 0) <= number) from = middle
    else to = middle
  }
  return from
}
