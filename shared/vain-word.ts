/** Which words may be counted as looked for in vain, and under which form their spellings meet. */
import { utf8Bytes } from './protocol/bytes.ts'
import { fold } from './text/fold.ts'
import { stem } from './text/stem.ts'

/** Every word is filled up to so many bytes before it is sealed; a longer one is not counted. */
export const vainWordBytes = 96

/** A word that may be counted: 3 to 40 small letters and nothing else. */
export function isPlainWord(word: string): boolean {
  return /^\p{Ll}{3,40}$/u.test(word) && utf8Bytes(word).length <= vainWordBytes
}

/** The form under which spellings of a word meet: "trampolinhallen" and "trampolinhalle" are one. */
export function vainForm(word: string): string {
  return stem(fold(word))
}
