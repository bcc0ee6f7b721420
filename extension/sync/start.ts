/**
 * Sync while a page is open. Of all open pages one leads: it polls, listens for news and sends what
 * was written, wherever it was written; when it closes, the next one takes over.
 */
import { isVisible, onOnline, onShown } from '../platform/page.ts'
import { type Device, thisDevice } from '../store/device.ts'
import { isStorageProblem, openDatabase } from '../store/open.ts'
import { waitLeft } from './backoff.ts'
import { listen } from './listen.ts'
import { storageTrouble } from './status.ts'
import type { StepOutcome } from './step.ts'
import { syncNow, syncWhenDue } from './sync.ts'
import { Wake } from './wake.ts'
import { watchWritten } from './watch-written.ts'

const poll = 60_000
const pollHidden = 5 * 60_000

/** Held by the leading page; while it is held, the background worker has nothing to do. */
export function leadershipLock(device: Device): string {
  return `lead:${device.database.name}`
}

type Step = (device: Device) => Promise<StepOutcome>

/** `now` where a person or the network wants it so, `whenDue` otherwise: it keeps to waiting times after trouble. */
type Steps = { now: Step; whenDue: Step }

/** Starts sync in this page and returns at once; the returned function stops it. */
export function startSync(
  device: Device = thisDevice,
  steps: Steps = { now: syncNow, whenDue: syncWhenDue },
): () => void {
  const stop = new AbortController()
  void device.locks
    .alone(leadershipLock(device), () => lead(device, steps, stop.signal), stop.signal)
    .catch((failure) => {
      if (!stop.signal.aborted) console.error(failure)
    })
  return () => stop.abort()
}

async function lead(device: Device, steps: Steps, stop: AbortSignal): Promise<void> {
  const wake = new Wake(stop)
  const line = new Wake(stop)
  const unwatch = watchWritten(device, () => wake.up())
  const notOnline = onOnline(() => wake.up(true))
  const notShown = onShown(() => wake.up())
  const listening = listen(device, () => wake.up(), line, stop)
  try {
    await openDatabase(device).catch(told)
    let step = steps.whenDue
    while (!stop.aborted) {
      const outcome = await step(device).catch((failure) => {
        console.error(failure)
        return 'failed' as const
      })
      // Where the server answers there is no reason to wait with the line, or what comes next would lie there for minutes.
      if (outcome === 'done') line.up()
      step = (await wake.within(await pause(device, outcome !== 'done'))) ? steps.now : steps.whenDue
    }
  } finally {
    unwatch()
    notOnline()
    notShown()
    await listening
  }
}

/** A database that cannot be opened is shown; each step tries again and meets the same. */
function told(failure: unknown): void {
  if (!isStorageProblem(failure)) throw failure
  storageTrouble.value = failure.code
}

/** Milliseconds to the next step if nothing wakes it sooner; ± 20 % so that devices do not march in step. */
async function pause(device: Device, troubled: boolean): Promise<number> {
  const usual = (isVisible() ? poll : pollHidden) * (0.8 + 0.4 * device.random())
  const left = troubled ? await waitLeft(device).catch(() => 0) : 0
  return left > 0 ? left : usual
}
