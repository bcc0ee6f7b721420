/**
 * Light German stemming on folded words: plurals, cases and feminine forms fall together ("Beratungen",
 * "Lotsin", "Lotsinnen", "Lotse"). Light, because a caseworker sees at once when "Schulden" finds schools.
 */
import { infinitive } from './verb-forms.ts'

const feminine = /(?<=[^aeiou]{1})(?:innen|in)$/
/** A final s is an ending after these letters alone: not in "Haus", "Kurs", "Lots". */
const plural = /(?:ern|en|er|es|em|e|n|(?<=[aoiyfbmpkgd])s)$/
/** Short words and words whose ending is no ending. */
const unchanged = new Set(['eltern', 'ferien', 'essen', 'leben', 'wesen', 'termin', 'medizin', 'berlin'])

const known = new Map<string, string>()
const knownLimit = 50_000

/** The stem of a folded word; numbers and words under four letters stay as they are. */
export function stem(word: string): string {
  const before = known.get(word)
  if (before !== undefined) return before
  const result = reduce(word)
  if (known.size >= knownLimit) known.clear()
  known.set(word, result)
  return result
}

function reduce(word: string): string {
  const verb = infinitive(word) ?? word
  if (verb.length < 4 || /\d/.test(verb)) return verb
  if (unchanged.has(verb)) return verb
  let base = verb
  if (base.length >= 6 && feminine.test(base)) base = base.replace(feminine, '')
  const shorter = base.replace(plural, '')
  return shorter.length >= (base.length >= 6 ? 4 : 3) ? shorter : base
}
