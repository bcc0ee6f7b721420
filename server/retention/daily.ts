/** Runs the deletion periods when the server starts and every day after; a run that fails is tried again the next day. */
import type { Logger } from 'pino'
import type { Store } from '../store/open.ts'
import { runRetention } from './run.ts'

const dayMs = 86_400_000

export type Daily = { stop(): Promise<void> }

export function startRetention(store: Store, log: Logger): Daily {
  const end = new AbortController()
  let running = Promise.resolve()
  const run = () => {
    running = running.then(async () => {
      try {
        const { referrals, sealed, devices } = await runRetention(store, Date.now(), { signal: end.signal })
        if (referrals + sealed + devices > 0) log.info({ event: 'retention', referrals, sealed, devices })
      } catch (error) {
        log.error({ event: 'retention', kind: error instanceof Error ? error.name : 'unknown' })
      }
    })
  }
  run()
  const timer = setInterval(run, dayMs).unref()
  return {
    async stop() {
      clearInterval(timer)
      end.abort()
      await running
    },
  }
}
