/**
 * Long work in short turns: reading ten thousand offers for the first time takes most of a second, and whoever asks
 * meanwhile whether the server lives, or sends a referral, must not wait for it.
 */
import { setImmediate as turn } from 'node:timers/promises'

/** How long others wait at most. */
const turnMs = 8

export async function inTurns<T>(things: Iterable<T>, work: (thing: T) => void): Promise<void> {
  let until = performance.now() + turnMs
  for (const thing of things) {
    work(thing)
    if (performance.now() < until) continue
    await turn()
    until = performance.now() + turnMs
  }
}
