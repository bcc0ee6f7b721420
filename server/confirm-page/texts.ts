/** The confirm page's words in each of its languages; what every such page says it takes from the answer page. */
import { words } from '../../shared/words/index.ts'
import { wordsIn as answerWordsIn } from '../answer-page/texts.ts'
import type { Book } from '../pages/frame.ts'
import type { Language } from '../pages/language.ts'
import easy from './easy.json' with { type: 'json' }

export type ConfirmWords = (typeof words)['de']['confirm']

const texts: Record<Language, ConfirmWords> = { de: words.de.confirm, en: words.en.confirm, leicht: easy }

export function wordsIn(language: Language): ConfirmWords {
  return texts[language]
}

/** Where the server shows the page; the code follows after a slash. */
export const confirmPath = '/bestaetigen'

export const confirmBook: Book = {
  path: confirmPath,
  wordsIn: (language) => ({ ...answerWordsIn(language), ...wordsIn(language) }),
}
