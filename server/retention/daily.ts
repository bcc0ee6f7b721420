/** Work of every day: when the server starts and every day after; a run that fails is tried again the next day. */
import type { Logger } from 'pino'
import { dayMs } from '../../shared/utc-day.ts'
import { dropOldReads } from '../statistics/api/read-log.ts'
import type { Store } from '../store/open.ts'
import { runRetention } from './run.ts'

export type Daily = { stop(): Promise<void> }

/** What a run did, as allow-listed numbers for the log; undefined where there is nothing to say. */
type Work = (signal: AbortSignal) => Promise<Record<string, number> | undefined>

/** Runs `work` now and daily; `event` names it in the log. */
export function startDaily(event: string, work: Work, log: Logger): Daily {
  const end = new AbortController()
  let running = Promise.resolve()
  const run = () => {
    running = running.then(async () => {
      try {
        const done = await work(end.signal)
        if (done !== undefined) log.info({ event, ...done })
      } catch (error) {
        log.error({ event, kind: error instanceof Error ? error.name : 'unknown' })
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

/** The deletion periods, and that of who read which figures. */
export function startRetention(store: Store, log: Logger): Daily {
  return startDaily(
    'retention',
    async (signal) => {
      const { referrals, sealed, devices } = await runRetention(store, Date.now(), { signal })
      const reads = await dropOldReads(store, Date.now())
      return referrals + sealed + devices + reads > 0 ? { referrals, sealed, devices, reads } : undefined
    },
    log,
  )
}
