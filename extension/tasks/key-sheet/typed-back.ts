/** Which six characters of a sheet are asked back, and whether they were: proof that it stands on paper and can be read. */
import { crockfordValue } from '../../../shared/protocol/crockford.ts'

export const askedBack = 6

/** A character of the code, both counted from 1 as a person counts. */
export type Place = { group: number; place: number }

/** Of a code as printed: 13 groups of four characters and the check group. */
export function groupsOf(code: string): string[] {
  return code.split('-')
}

/**
 * Six places in as many groups, in the order in which they are read.
 * @param random uniform in [0, 1)
 */
export function chosenPlaces(code: string, random: () => number = cryptoRandom): Place[] {
  const groups = groupsOf(code).map((text, index) => ({ text, group: index + 1 }))
  const chosen: Place[] = []
  while (chosen.length < askedBack && groups.length > 0) {
    const [one] = groups.splice(Math.floor(random() * groups.length), 1)
    if (one !== undefined) chosen.push({ group: one.group, place: 1 + Math.floor(random() * one.text.length) })
  }
  return chosen.sort((a, b) => a.group - b.group)
}

/** Whether what was typed is the character that stands there; O counts as 0, I and L as 1, as on the sheet. */
export function isRight(code: string, { group, place }: Place, typed: string): boolean {
  const printed = groupsOf(code)[group - 1]?.[place - 1]
  const value = crockfordValue(typed.trim())
  return printed !== undefined && value >= 0 && value === crockfordValue(printed)
}

function cryptoRandom(): number {
  return (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32
}
