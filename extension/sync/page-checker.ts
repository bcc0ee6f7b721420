/**
 * Checks pages of the feed: signatures take most of a first sync's time, so a full page goes to a worker
 * while the page before it is stored. Service workers may not start one; there it is checked in place.
 */
import type { PullAnswer } from '../../shared/protocol/feed.ts'
import type { TrustedKeys } from './trusted-keys.ts'
import { type CheckedPage, type PageTask, type Verified, verifyPage } from './verify-page.ts'

/** Signatures from which on starting a worker takes less time than it saves. */
const worthWorker = 300

/** A worker that is silent for so long (ms) never will answer: sync must not wait for it for ever. */
const workerTimeout = 20_000

/** What lies before a page: the cursor, events that are here already, and revocations. */
type BeforePage = Pick<PageTask, 'known' | 'revoked' | 'statements'> & { after: string | null }

/** One for each pull; to be closed, for it may hold a worker. */
export class PageChecker {
  readonly #keys: TrustedKeys
  #worker: Worker | undefined
  #mayHaveWorker = typeof Worker !== 'undefined'

  constructor(keys: TrustedKeys) {
    this.#keys = keys
  }

  /**
   * The page that follows `after`, checked.
   * @throws {Problem} `feed_broken` where the page does not continue the feed
   */
  async check(answer: PullAnswer, { after, ...before }: BeforePage): Promise<CheckedPage> {
    await this.#keys.upTo(answer.keys)
    for (;;) {
      const { version, trust } = this.#keys
      const task: PageTask = { cursor: after, answer, trust, ...before }
      const { page, strangers, unknownStatements } = (await this.#inWorker(task)) ?? (await verifyPage(task))
      if (strangers.length === 0 && !unknownStatements) return page
      if (!(await this.#keys.learn(version))) return page
    }
  }

  /** Ends the worker; what is still asked is checked in place. */
  close(): void {
    this.#mayHaveWorker = false
    this.#worker?.terminate()
  }

  /** Undefined where there is no worker, or it did not bring the page to its end. */
  async #inWorker(task: PageTask): Promise<Verified | undefined> {
    if (!this.#mayHaveWorker || task.answer.items.length - task.known.size < worthWorker) return undefined
    this.#worker ??= new Worker(new URL('./verify-worker.ts', import.meta.url), { type: 'module' })
    const answer = await ask(this.#worker, task)
    if (answer === 'no answer') this.close()
    return answer === 'no answer' ? undefined : answer
  }
}

function ask(worker: Worker, task: PageTask): Promise<Verified | undefined | 'no answer'> {
  const { port1: here, port2: there } = new MessageChannel()
  const over = new AbortController()
  return new Promise<Verified | undefined | 'no answer'>((resolve) => {
    const giveUp = () => resolve('no answer')
    here.onmessage = ({ data }: MessageEvent<Verified | undefined>) => resolve(data)
    worker.addEventListener('error', giveUp, { signal: over.signal })
    AbortSignal.timeout(workerTimeout).addEventListener('abort', giveUp, { signal: over.signal })
    worker.postMessage(task, [there])
  }).finally(() => {
    over.abort()
    here.close()
  })
}
