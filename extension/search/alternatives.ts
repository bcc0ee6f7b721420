/**
 * What a typed word may meet in the offers' own words: itself, a word it begins, the parts of a compound, a near
 * spelling. Itself outweighs a beginning, a beginning a correction.
 */
import { stem } from '../../shared/text/stem.ts'
import { isWeakWord } from '../../shared/text/stop-words.ts'
import type { SearchIndex } from './open-index.ts'
import type { OwnWords } from './own-words.ts'
import type { QueryWord } from './query-words.ts'

export type AlternativeKind = 'exact' | 'inner' | 'prefix' | 'part' | 'corrected'

/** A word of the index, and how much meeting it is worth (0 … 1). */
export type Alternative = {
  word: number
  share: number
  kind: AlternativeKind
  /** What it is called where the index has a code and no word. */
  shown?: string
}

/** Alternatives of which the best counts, and parts whose worth adds up (never beyond the whole word). */
export type Alternatives = { best: Alternative[]; parts: Alternative[] }

const share = {
  exact: 1,
  inner: 0.75,
  prefix: 0.35,
  part: 0.4,
  weakPart: 0.12,
  slip: 0.6,
  twoSlips: 0.45,
  code: 0.9,
  codeBegun: 0.5,
} as const
const mostPrefixes = 24
/** Postings a beginning may cost: about one per offer, so that "fa" is no dearer than a word. */
const smallestBudget = 2_000
const shortestFreePrefix = 4

/**
 * What a typed word meets by itself, its compound and its beginning: nothing for a stop word or a negation. A
 * beginning counts from two letters in the word being typed, from four in others. Misspellings are `corrections`.
 */
export function alternativesOf(index: SearchIndex, word: QueryWord): Alternatives {
  const best: Alternative[] = []
  const parts: Alternative[] = []
  if (word.stop || word.negation) return { best, parts }
  const exact = index.words.find(word.stem)
  if (exact >= 0) best.push({ word: exact, share: share.exact, kind: 'exact' })
  for (const inner of word.inner) {
    const found = index.words.find(stem(inner))
    if (found >= 0) best.push({ word: found, share: share.inner, kind: 'inner' })
  }
  for (const part of word.parts) {
    const found = index.words.find(stem(part))
    if (found >= 0) parts.push({ word: found, share: isWeakWord(part) ? share.weakPart : share.part, kind: 'part' })
  }
  if ((word.last && word.word.length >= 2) || word.word.length >= shortestFreePrefix)
    best.push(...beginnings(index, word, exact))
  return { best, parts }
}

/** Codes that offers bear and whose name in this network the word belongs to, or begins. */
export function codesNamed(index: SearchIndex, word: QueryWord, own: OwnWords | undefined): Alternative[] {
  if (own === undefined || word.stop || word.negation) return []
  const mayBegin = word.word.length >= (word.last ? 3 : shortestFreePrefix)
  return own.codes.flatMap(({ code, label, words }): Alternative[] => {
    const named = words.includes(word.stem)
    if (!named && !(mayBegin && words.some((one) => one.startsWith(word.stem)))) return []
    const found = index.words.find(code)
    if (found < 0) return []
    const worth = (named ? share.code : share.codeBegun) * (words.length > 1 ? 0.75 : 1)
    return [{ word: found, share: worth, kind: named ? 'exact' : 'prefix', shown: label }]
  })
}

/** The words a typed beginning may become, those that matter to most offers first. */
function beginnings(index: SearchIndex, { word, last }: QueryWord, exact: number): Alternative[] {
  const [from, to] = index.words.range(word)
  const { wordWorth, wordStarts } = index.arrays
  const chosen: number[] = []
  let least = 0
  for (let at = from; at < to; at++) {
    if (at === exact) continue
    const worth = wordWorth[at] ?? 0
    if (chosen.length >= mostPrefixes && worth <= least) continue
    let place = chosen.length
    while (place > 0 && (wordWorth[chosen[place - 1] ?? 0] ?? 0) < worth) place--
    chosen.splice(place, 0, at)
    if (chosen.length > mostPrefixes) chosen.pop()
    least = wordWorth[chosen.at(-1) ?? 0] ?? 0
  }
  let left = index.size + smallestBudget
  return chosen.flatMap((at) => {
    left -= index.frequency(at)
    if (left < 0) return []
    const length = (wordStarts[at + 1] ?? 0) - (wordStarts[at] ?? 0)
    return [
      { word: at, share: (last ? 1 : 0.8) * (share.prefix + (0.35 * word.length) / length), kind: 'prefix' as const },
    ]
  })
}

/** Words spelt nearly so; asked only where nothing else was met. */
export function corrections(index: SearchIndex, word: QueryWord): Alternative[] {
  if (word.stop || word.negation) return []
  const near = index.words.near(word.stem, 8)
  const fewest = near[0]?.slips ?? 0
  return near
    .filter(({ slips }) => slips === fewest)
    .map(({ word: found, slips }) => ({
      word: found,
      share: slips === 1 ? share.slip : share.twoSlips,
      kind: 'corrected' as const,
    }))
}
