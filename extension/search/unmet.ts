/**
 * The words of a query that met nothing at all, in the form in which they may be counted (shared/vain.ts). Narrow on
 * purpose: what looks like a name, a number or a date of a family is no word that anybody looks for an offer with.
 */
import { isPlainWord } from '../../shared/vain-word.ts'
import type { Segment } from './open-index.ts'
import type { OwnWords } from './own-words.ts'
import { planOf } from './plan.ts'

const title =
  /^(?:herrn?|frau|familien?|fam|hr|fr|dr|prof|mandant\p{L}*|klient\p{L}*|nachname|vorname|name|geb|geboren)$/iu
/** A long number, a date, a sign of a mail or a file: then nothing of the query is taken. */
const telling = /\d{4,}|\d{1,2}[./]\d{1,2}|@|\d+[-/]\d+/
const capital = /^\p{Lu}/u

/** Small letters, three to forty; each once. Empty where the query looks as if it spoke of somebody. */
export function unmetWords(segments: readonly Segment[], query: string, own?: OwnWords): string[] {
  if (telling.test(query)) return []
  const { groups, recognised } = planOf(segments, query, {}, own)
  const known = new Set(recognised.flatMap(({ text }) => text.split(' ')))
  const unmet = groups.filter(
    ({ text, perSegment, types }) =>
      !known.has(text) &&
      perSegment.every(({ best, parts }) => best.length + parts.length === 0) &&
      !types?.some((weight) => weight > 0),
  )
  // "Ayla Beispiel" and "Beispiel, Ayla": two or three words with capitals, none of them known.
  if (unmet.length > 1 && unmet.length === groups.length && unmet.every(({ text }) => capital.test(text))) return []
  const named = new Set(groups.filter((_, at) => title.test(groups[at - 1]?.text ?? '')))
  return [
    ...new Set(
      unmet
        .filter((group) => group.counts && !named.has(group) && !title.test(group.text))
        .map(({ text }) => text.normalize('NFC').toLocaleLowerCase('de'))
        .filter(isPlainWord),
    ),
  ]
}
