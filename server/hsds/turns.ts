/**
 * Long work in short turns: reading ten thousand offers for the first time takes most of a second, and whoever asks
 * meanwhile whether the server lives, or sends a referral, must not wait for it.
 */
import { setImmediate as turn } from 'node:timers/promises'

/** How long others wait at most. */
const turnMs = 8

/** Work on one thing takes far less than a millisecond; the clock is looked at after so many. */
const thingsAtOnce = 16

export async function inTurns<T>(things: readonly T[], work: (thing: T) => void): Promise<void> {
  let until = performance.now() + turnMs
  for (const [at, thing] of things.entries()) {
    work(thing)
    if (at % thingsAtOnce !== 0 || performance.now() < until) continue
    await turn()
    until = performance.now() + turnMs
  }
}
