/** The release job beside the running server; it finds something to do four times a year. */
import type { Logger } from 'pino'
import { type Daily, startDaily } from '../retention/daily.ts'
import type { Store } from '../store/open.ts'
import { releaseUses } from './release-uses.ts'

export function startReleases(store: Store, log: Logger): Daily {
  return startDaily(
    'release',
    async () => {
      const { quarters, values } = await releaseUses(store)
      return quarters.length > 0 ? { quarters: quarters.length, values } : undefined
    },
    log,
  )
}
