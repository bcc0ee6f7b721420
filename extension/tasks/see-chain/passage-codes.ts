/** The passages a network uses, in its order. Its own codes stand under standard ones, which are what a link can bear. */
import { codesOf, type Transition } from '../../../shared/codes/index.ts'
import { choices } from '../../ui/words.ts'

export function passageCodes(): Transition[] {
  const known = new Set<string>(codesOf('transition'))
  const isStandard = (code: string): code is Transition => known.has(code)
  return choices('transition').flatMap(({ code }) => (isStandard(code) ? [code] : []))
}
