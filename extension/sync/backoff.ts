/** How long to wait after trouble: full jitter, doubling from 2 s to 15 min, kept across restarts. */
import type { Problem } from '../../shared/problem.ts'
import type { Device } from '../store/device.ts'
import { dropMeta, readMeta, writeMeta } from '../store/meta.ts'

const base = 2_000
const cap = 15 * 60_000
/** No server may silence a device for longer. */
const longestRetryAfter = 60 * 60_000

/**
 * Milliseconds until sync may try again; 0 when it may now.
 * @param insist a person asked or the network came back: only a wait that the server named counts
 */
export async function waitLeft({ database, clock }: Device, insist = false): Promise<number> {
  const retry = await readMeta(database, 'retry')
  const left = ((insist ? retry?.asked : retry?.notBefore) ?? 0) - clock.now()
  // More than the longest wait can only mean that the clock was set back.
  return left > longestRetryAfter ? 0 : Math.max(0, left)
}

/** Notes trouble and when to try again. A waiting time that the server named is obeyed. */
export async function noteTrouble({ database, clock, random }: Device, problem: Problem): Promise<void> {
  const failures = ((await readMeta(database, 'retry'))?.failures ?? 0) + 1
  const jittered = random() * Math.min(cap, base * 2 ** Math.min(failures, 20))
  const named = Math.min(longestRetryAfter, (problem.extra.retryAfter ?? 0) * 1_000)
  await database.transaction('rw', database.meta, async () => {
    const asked = clock.now() + named
    await writeMeta(database, 'retry', { failures, asked, notBefore: Math.max(asked, clock.now() + jittered) })
    await writeMeta(database, 'trouble', { problem: problem.code, at: clock.now() })
  })
}

/** Ends the waiting and the trouble. Writes nothing where there was none, so that nobody is woken. */
export async function noteSuccess({ database }: Device): Promise<void> {
  if ((await database.meta.where('key').anyOf('retry', 'trouble').count()) > 0)
    await dropMeta(database, 'retry', 'trouble')
}
