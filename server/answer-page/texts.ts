/** The answer page's words in each of its languages. */
import { words } from '../../shared/words/index.ts'
import type { Language } from '../pages/language.ts'
import easy from './easy.json' with { type: 'json' }

type AnswerWords = (typeof words)['de']['answer']

const texts: Record<Language, AnswerWords> = { de: words.de.answer, en: words.en.answer, leicht: easy }

export function wordsIn(language: Language): AnswerWords {
  return texts[language]
}
