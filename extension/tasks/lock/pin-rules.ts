/** What a PIN must be: long enough, typed twice alike, and not the first thing anybody tries. */
import { shortestPin } from '../../keys/lock.ts'

export type PinFault = 'missing' | 'short' | 'simple'

/** Undefined where it may be taken. Characters are counted, not UTF-16 units. */
export function pinFault(pin: string): PinFault | undefined {
  if (pin === '') return 'missing'
  const characters = [...pin]
  if (characters.length < shortestPin) return 'short'
  return isSimple(characters) ? 'simple' : undefined
}

/** One character over and over, or a run such as 123456 and its way back. */
function isSimple(characters: readonly string[]): boolean {
  const codes = characters.map((character) => character.codePointAt(0) ?? 0)
  const steps = codes.slice(1).map((code, place) => code - (codes[place] ?? 0))
  return [0, 1, -1].some((step) => steps.every((each) => each === step))
}
