/** The answer page's place and words in the frame that all pages without an account share. */
import { answerPath } from '../../shared/protocol/answer-link.ts'
import type { Book } from '../pages/frame.ts'
import { wordsIn } from './texts.ts'

export const answerBook: Book = { path: answerPath, wordsIn }
