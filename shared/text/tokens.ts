/**
 * Cuts a text into words. Gender forms lose their ending ("Lots*in", "Lotse:in", "Lots/-in" → "Lots"),
 * hyphenated words stay one word with pieces ("Eltern-Kind-Gruppe"), apostrophes vanish ("geht's").
 */
import { fold } from './fold.ts'

export type Token = {
  /** As it stood in the text (without the gender ending). */
  text: string
  /** Folded, pieces joined: "elternkindgruppe". */
  word: string
  /** Folded pieces of a hyphenated word; empty where there is no hyphen. */
  pieces: string[]
}

const genderForm = /(\p{L}{2,})(?:[*:_·•]|\/-?|\()(?:innen|in|rin|nen|r|n|e)\)?(?![\p{L}\p{N}])/gu
const apostrophe = /['’‘`´]/g
const wordShape = /[\p{L}\p{N}]+(?:[-‐‑–][\p{L}\p{N}]+)*/gu
const hyphen = /[-‐‑–]/

/** The words of a text in their order. `limit` bounds the work for pasted texts. */
export function tokens(text: string, limit = Number.POSITIVE_INFINITY): Token[] {
  const found: Token[] = []
  const cleaned = text.replace(genderForm, '$1').replace(apostrophe, '')
  for (const match of cleaned.matchAll(wordShape)) {
    if (found.length >= limit) break
    const pieces = hyphen.test(match[0]) ? match[0].split(hyphen).map(fold) : []
    const word = pieces.length > 0 ? pieces.join('') : fold(match[0])
    if (word !== '') found.push({ text: match[0], word, pieces })
  }
  return found
}
