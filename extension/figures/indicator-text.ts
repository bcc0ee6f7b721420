/**
 * What a burden indicator is called: the usual ones by their words, any other by the heading it came under, read back
 * from its key (`sgb2Under7`, `anteilBeratung`), for the key is all that an area has of it.
 */
import { isWord, t } from '../ui/words.ts'

export function indicatorText(key: string): string {
  const word = `counting:indicator.${key}`
  if (isWord(word)) return t(word)
  const spelled = key
    .replace(/^sgb2/i, 'SGB II ')
    .replace(/(\p{Ll})(?=[\p{Lu}\d])|(\d)(?=\p{Lu})/gu, '$& ')
    .replace(/(?<= )Under(?= )/g, t('counting:indicatorUnder'))
    .trim()
  return spelled.charAt(0).toUpperCase() + spelled.slice(1)
}
