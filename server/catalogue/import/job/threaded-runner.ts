/**
 * Works on imports in a thread of its own with a connection of its own: reading and merging a large list takes seconds
 * of one core, and on SQLite a transaction holds its connection. Beside it the serving thread goes on and reads; on SQLite
 * whoever writes waits for the import’s one transaction. The thread ends with its work and gives its
 * memory back.
 */
import { Worker } from 'node:worker_threads'
import type { Logger } from 'pino'
import { isProblemCode, Problem } from '../../../../shared/problem.ts'
import type { Config } from '../../../config.ts'
import type { Store } from '../../../store/open.ts'
import { mayClaim } from './claim.ts'
import type { By } from './job.ts'
import { regularly } from './regularly.ts'
import type { ImportRunner } from './runner.ts'

/** What a thread is begun for. `drop`: forgetting old files and rows. */
type ThreadTask = { what: 'work' } | { what: 'drop' } | { what: 'undo'; id: string; by: By }
export type ThreadStart = Settings & { task: ThreadTask }
export type ToThread = { abort: string } | { close: true }
/** What goes into the log, or why what was asked for is refused. */
export type FromThread = { log: object } | { code: string; detail: string | undefined }

type Settings = Pick<Config, 'databaseUrl' | 'ledger'>

/** @param store the serving thread's own, to see whether there is work at all */
export function threadedRunner(store: Store, settings: Settings, log: Logger): ImportRunner {
  const threads = new Map<Worker, Promise<void>>()
  let running: Promise<void> | undefined
  let again = false
  let closed = false
  let rest = () => {}

  const thread = async (task: ThreadTask): Promise<void> => {
    const { databaseUrl, ledger } = settings
    const start: ThreadStart = { databaseUrl, ledger, task }
    const worker = new Worker(new URL('./runner-thread.ts', import.meta.url), { workerData: start })
    const ended = endOf(worker, log)
    threads.set(
      worker,
      ended.catch(() => undefined),
    )
    if (closed) tell(worker, { close: true })
    await ended.finally(() => threads.delete(worker))
  }
  const failed = (error: unknown) =>
    log.error({ event: 'import', kind: error instanceof Error ? error.name : 'unknown' })
  const loop = async () => {
    while (again && !closed) {
      again = false
      if (await mayClaim(store, Date.now())) await thread({ what: 'work' })
    }
  }
  const wake = () => {
    again = true
    if (closed) return
    running ??= loop()
      .catch(failed)
      .finally(() => {
        running = undefined
        if (again) wake()
      })
  }
  const drop = async () => await thread({ what: 'drop' })
  return {
    wake,
    async idle() {
      while (running !== undefined) await running
    },
    abort(id) {
      for (const worker of threads.keys()) tell(worker, { abort: id })
    },
    undo: async (id, by) => await thread({ what: 'undo', id, by }),
    drop,
    start() {
      rest = regularly(wake, () => void drop().catch(failed))
    },
    async close() {
      closed = true
      rest()
      for (const worker of threads.keys()) tell(worker, { close: true })
      await Promise.all([running, ...threads.values()])
    },
  }
}

function tell(worker: Worker, word: ToThread): void {
  worker.postMessage(word)
}

/** @throws {Problem} what the thread was refused @throws {Error} when it broke */
async function endOf(worker: Worker, log: Logger): Promise<void> {
  let refused: Problem | undefined
  worker.on('message', (word: FromThread) => {
    if ('log' in word) log.error(word.log)
    else refused = new Problem(isProblemCode(word.code) ? word.code : 'unexpected', word.detail)
  })
  await new Promise<void>((resolve, reject) => {
    worker.once('error', reject)
    worker.once('exit', () => resolve())
  })
  if (refused !== undefined) throw refused
}
