/**
 * Reads a query: what is context (age, place, language) and what is a word to look for. Work is bounded, so a
 * pasted page costs no more than a sentence.
 */

import { type AgeReading, readAge } from '../../shared/text/age.ts'
import { split } from '../../shared/text/compounds.ts'
import { fold } from '../../shared/text/fold.ts'
import { type LawReference, lawReferences } from '../../shared/text/law.ts'
import { stem } from '../../shared/text/stem.ts'
import { isNegation, isStopWord, isWeakWord } from '../../shared/text/stop-words.ts'
import { type Token, tokens } from '../../shared/text/tokens.ts'

const longestQuery = 300
const mostWords = 16

export type QueryWord = {
  /** As typed. */
  text: string
  /** Folded. */
  word: string
  stem: string
  /** Known parts of a compound, or pieces between hyphens; folded. */
  parts: string[]
  /** Compounds inside the compound. */
  inner: string[]
  /** Still being typed: the last word without a space behind it. */
  last: boolean
  stop: boolean
  weak: boolean
  negation: boolean
}

type ReadQuery = { words: QueryWord[]; laws: LawReference[]; age?: AgeReading }

/** The words and context of a query. Never throws. */
export function readQuery(query: string): ReadQuery {
  const bounded = query.slice(0, longestQuery)
  const { references, rest: withoutLaw } = lawReferences(bounded)
  const { age, rest } = readAge(withoutLaw)
  const open = /[\p{L}\p{N}]$/u.test(rest)
  const found = tokens(rest, mostWords)
  const words = found.map((token, index) => queryWord(token, open && index === found.length - 1))
  return { words, laws: references.slice(0, 4), ...(age !== undefined && { age }) }
}

/** A paragraph that no offer names may still be an everyday word of the field: "219", "8a". */
export function wordOfLaw({ text }: LawReference): QueryWord[] {
  return tokens(text.replace(/§/g, ''), 1).map((token) => queryWord(token, false))
}

function queryWord(token: Token, last: boolean): QueryWord {
  const { parts, inner } = split(token.word)
  return {
    text: token.text,
    word: token.word,
    stem: stem(token.word),
    parts: token.pieces.length > 0 ? [...token.pieces, ...parts.filter((part) => !token.pieces.includes(part))] : parts,
    inner,
    last,
    stop: isStopWord(token.word),
    weak: isWeakWord(token.word),
    negation: isNegation(token.word),
  }
}

/** Classes of the thesaurus that a child's age stands for. */
export function ageTerms(ageMonths: number): string[] {
  if (ageMonths < 0) return ['age:unborn']
  if (ageMonths < 12) return ['age:baby']
  if (ageMonths < 36) return ['age:toddler']
  if (ageMonths < 144) return ['age:child']
  return ageMonths < 252 ? ['age:teen', 'age:young'] : ['age:young']
}

/** Words of pregnancy and motherhood beside which an age of twelve and more is the mother's, not the child's. */
const motherhood = new Set(
  ['schwanger', 'schwangere', 'schwangerschaft', 'mutter', 'mama', 'entbindung', 'teeniemutter'].map(fold),
)

/** Whether an age (months) is the mother's: twelve years and more, beside such a word. */
export function isMothersAge(words: readonly QueryWord[], ageMonths: number): boolean {
  return ageMonths >= 144 && words.some(({ word }) => motherhood.has(word))
}
