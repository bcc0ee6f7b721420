/** Texts as comparison wants them: folded, punctuation as blanks, "Träger-Art" like "Traegerart (Code)". */
import { fold } from '../../../../../shared/text/fold.ts'

/** Words with single blanks between them. */
export function foldWords(text: string): string {
  return fold(text)
    .replace(/[^a-z0-9§%]+/g, ' ')
    .trim()
}

/** All letters and digits in one. */
export function foldJoined(text: string): string {
  return fold(text).replace(/[^a-z0-9]+/g, '')
}
