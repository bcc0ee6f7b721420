/**
 * Works on imports, one at a time, in slices between which it answers others; a server has it in a thread of its own
 * (threaded-runner.ts). Whoever makes an import wakes it; beyond that it looks now and then for what another process
 * left or made.
 */
import { Problem } from '../../../../shared/problem.ts'
import { dayOf } from '../../../../shared/utc-day.ts'
import type { Store } from '../../../store/open.ts'
import { storeProblem } from '../../../store/trouble.ts'
import { claimJob } from './claim.ts'
import { dropOldImports } from './drop-old.ts'
import { type By, type Job, moveJob, problemShown } from './job.ts'
import { Stopped, startPulse } from './pulse.ts'
import { regularly } from './regularly.ts'
import { undoJob } from './undo-job.ts'

type Log = { error(entry: object): void }

export type ImportRunner = {
  /** There may be something to do. */
  wake(): void
  /** Resolves when nothing is left to do here. */
  idle(): Promise<void>
  /** Ends the work on an import in this process, wherever it is. */
  abort(id: string): void
  /** Takes a whole import back. @throws {Problem} not_found, import_state */
  undo(id: string, by: By): Promise<void>
  /** Forgets the files and rows of old imports. */
  drop(): Promise<void>
  /** Looks for work regularly until `close`. */
  start(): void
  close(): Promise<void>
}

export function importRunner(
  store: Store,
  { now = Date.now, log }: { now?: () => number; log?: Log } = {},
): ImportRunner {
  let running: Promise<void> | undefined
  let again = false
  let closed = false
  let rest = () => {}
  let current: { id: string; end: AbortController } | undefined

  const loop = async () => {
    while (!closed) {
      again = false
      const job = await claimJob(store, now())
      if (job === undefined) {
        if (!again) return
        continue
      }
      const end = new AbortController()
      current = { id: job.id, end }
      await work(store, job, { now, signal: end.signal, log })
      current = undefined
    }
  }
  const failed = (error: unknown) =>
    log?.error({ event: 'import', kind: error instanceof Error ? error.name : 'unknown' })
  const wake = () => {
    again = true
    if (closed) return
    running ??= loop()
      .catch(failed)
      .finally(() => {
        running = undefined
      })
  }
  const drop = async () => await dropOldImports(store, now())
  return {
    wake,
    async idle() {
      while (running !== undefined) await running
    },
    abort(id) {
      if (current?.id === id) current.end.abort(new Stopped('wanted'))
    },
    undo: async (id, by) => await undoJob(store, id, by, now()),
    drop,
    start() {
      rest = regularly(wake, () => void drop().catch(failed))
    },
    async close() {
      closed = true
      rest()
      current?.end.abort(new Stopped())
      await running
    },
  }
}

async function work(
  store: Store,
  job: Job,
  { now, signal, log }: { now: () => number; signal: AbortSignal; log: Log | undefined },
): Promise<void> {
  const pulse = startPulse(store, job, now, signal)
  const reading = { store, job, pulse, signal, today: dayOf(now()) }
  try {
    // Readers of all formats are much that a serving process seldom needs, so they are loaded only now.
    if (job.state === 'reading') await (await import('./read-job.ts')).workReading(reading)
    else if (job.state === 'checking') await (await import('./check-job.ts')).workChecking(reading)
    else await (await import('./apply-job.ts')).workApplying({ ...reading, now })
  } catch (error) {
    const problem = error instanceof Problem ? error : storeProblem(error)
    // A process that ends leaves what it was at to the next one; whoever stopped the import has said so already.
    if (error instanceof Stopped || signal.aborted) return await letGo(store, job, signal.reason)
    if (problem === undefined) {
      const stack =
        error instanceof Error
          ? (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '))
          : []
      log?.error({ event: 'import', kind: error instanceof Error ? error.name : 'unknown', stack })
    }
    const shown = problemShown(problem?.code ?? 'unexpected', problem?.detail)
    await moveJob(store.db, job.id, {
      from: [job.state],
      to: 'failed',
      kept: { ...pulse.kept, ...(shown !== undefined && { problem: shown }) },
      aliveAt: null,
    })
  }
}

/** Stopped by a person it is over; when the process ends, the next one goes on with it. */
async function letGo(store: Store, { id, state }: Job, reason: unknown): Promise<void> {
  const wanted = reason instanceof Stopped && reason.message === 'wanted'
  await moveJob(store.db, id, { from: [state], to: wanted ? 'stopped' : state, aliveAt: null })
}
