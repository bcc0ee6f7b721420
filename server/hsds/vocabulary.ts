/**
 * The words of all offers, each once: an offer keeps the numbers of its words, and a search looks through some thousand
 * words instead of some million letters. A word is found within a longer one: `eltern` in `elternkurs`.
 */
import { fold } from '../../shared/text/fold.ts'

export type Vocabulary = {
  /** The numbers of the words in a text. */
  wordsOf(text: string): Uint32Array
  /** By number, 1 for each word that holds this folded one. */
  holding(word: string): Uint8Array
  /** How many texts were taken in; words that none of them bears any more stay. */
  texts(): number
}

/** Folded words of a text or of a search; the sign of a paragraph is one. */
export function foldedWords(text: string): string[] {
  return fold(text)
    .split(/[^\p{L}\p{N}§]+/u)
    .filter((word) => word !== '')
}

export function vocabulary(): Vocabulary {
  const numbers = new Map<string, number>()
  let texts = 0
  const numberOf = (word: string): number => {
    const known = numbers.get(word)
    if (known !== undefined) return known
    numbers.set(word, numbers.size)
    return numbers.size - 1
  }
  return {
    wordsOf(text) {
      texts++
      return Uint32Array.from(new Set(foldedWords(text).map(numberOf)))
    },
    holding(word) {
      const holds = new Uint8Array(numbers.size)
      for (const [each, number] of numbers) if (each.includes(word)) holds[number] = 1
      return holds
    },
    texts: () => texts,
  }
}
