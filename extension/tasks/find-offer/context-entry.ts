/**
 * What a person types into the age field of the case context, read with the recogniser that also reads
 * queries; the field takes nothing else, so leftovers mean that it was not understood.
 */
import { readAge } from '../../../shared/text/age.ts'

/** Age in months, negative before birth; undefined where the text is no age. */
export function readAgeEntry(text: string): number | undefined {
  const { age, rest } = readAge(text)
  if (age === undefined || /[\p{L}\p{N}]/u.test(rest)) return undefined
  return age.ageMonths
}
