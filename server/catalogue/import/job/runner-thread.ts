/** The thread of threaded-runner.ts: opens the database for itself, does what it was begun for, and ends. */
import { parentPort, workerData } from 'node:worker_threads'
import { problemOf } from '../../../http/problem-answer.ts'
import { openStore } from '../../../store/open.ts'
import { importRunner } from './runner.ts'
import type { FromThread, ThreadStart, ToThread } from './threaded-runner.ts'

const { databaseUrl, ledger, task } = workerData as ThreadStart
const tell = (word: FromThread) => parentPort?.postMessage(word)
const store = await openStore(databaseUrl, { ledger })
// One log, written by one thread.
const runner = importRunner(store, { log: { error: (entry: object) => tell({ log: entry }) } })
parentPort?.on('message', (word: ToThread) => {
  if ('abort' in word) runner.abort(word.abort)
  else void runner.close()
})
try {
  if (task.what === 'work') runner.wake()
  else if (task.what === 'drop') await runner.drop()
  else await runner.undo(task.id, task.by)
  await runner.idle()
} catch (error) {
  const problem = problemOf(error)
  if (problem === undefined) throw error
  tell({ code: problem.code, detail: problem.detail })
} finally {
  await store.close()
  parentPort?.close()
}
