/** The pulse of a working import: it says that it lives and how far it is, lets others have their turn, heeds a stop. */
import { setImmediate as turn } from 'node:timers/promises'
import type { Store } from '../../../store/open.ts'
import type { Job, Kept } from './job.ts'

/** Thrown inside a worker when somebody stopped the import. */
export class Stopped extends Error {}

const everyMs = 500

export type Pulse = {
  /** @throws {Stopped} */
  beat(done: number, of?: number): Promise<void>
  /** Within a transaction: SQLite has but one connection, so nothing can be said beside it. @throws {Stopped} */
  quietBeat(done: number, of?: number): Promise<void>
  kept: Kept
  /** When this worker last said that it lives: while the job says the same, it is this worker's. */
  aliveAt: number
}

/**
 * A beat is written once in `everyMs` however often it is called, since it is called after every batch.
 * @param signal of the process that ends or was told to stop this import
 * @returns a pulse whose beats throw `Stopped` when the import was stopped, or is in other hands by now
 */
export function startPulse(store: Store, job: Job, now: () => number, signal: AbortSignal): Pulse {
  let last = performance.now()
  const pulse: Pulse = {
    kept: { ...job.kept },
    aliveAt: job.aliveAt ?? now(),
    async beat(done, of) {
      pulse.kept.progress = { done, ...(of !== undefined && { of }) }
      await turn()
      if (signal.aborted) throw new Stopped()
      if (performance.now() - last < everyMs) return
      last = performance.now()
      const aliveAt = now()
      const result = await store.db
        .updateTable('import_job')
        .set({ alive_at: aliveAt, shown: JSON.stringify(pulse.kept) })
        .where('id', '=', job.id)
        .where('state', '=', job.state)
        .executeTakeFirst()
      if (Number(result.numUpdatedRows) === 0) throw new Stopped()
      pulse.aliveAt = aliveAt
    },
    async quietBeat(done, of) {
      if (store.engine === 'postgres') return await pulse.beat(done, of)
      await turn()
      if (signal.aborted) throw new Stopped()
    },
  }
  return pulse
}
