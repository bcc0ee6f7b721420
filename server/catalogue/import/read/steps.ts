/**
 * Reading step by step: a list of 100,000 rows is read inside a serving process, so every few hundred rows others get
 * their turn, progress is told and a stop is heeded.
 */
import { setImmediate as turn } from 'node:timers/promises'

export type ReadOptions = {
  /** The day against which the ends of schedules are held, `YYYY-MM-DD`. */
  today: string
  /** Aborting it rejects the reading with its reason. */
  signal?: AbortSignal
  /** Rows read so far, and how many there are as far as known. */
  onProgress?: (done: number, of?: number) => void
}

/** Rows between two turns: about two milliseconds of work. */
const rowsAtOnce = 250

/** Tells progress, lets others have their turn, and stops where it was asked to. */
export async function pause(options: ReadOptions, done: number, of?: number): Promise<void> {
  options.onProgress?.(done, of)
  await takeTurns(options)
}

/** Lets others have their turn, and stops where it was asked to. */
export async function takeTurns({ signal }: ReadOptions): Promise<void> {
  await turn()
  signal?.throwIfAborted()
}

/** Every entry through `read`, in order, with pauses. */
export async function eachStep<T, R>(
  entries: readonly T[],
  options: ReadOptions,
  read: (entry: T, at: number) => R,
): Promise<R[]> {
  const results: R[] = []
  for (const [at, entry] of entries.entries()) {
    if (at % rowsAtOnce === 0) await pause(options, at, entries.length)
    results.push(read(entry, at))
  }
  await pause(options, entries.length, entries.length)
  return results
}
