/** Deletes contributions that are too old, also where no device contributes any more. */
import type { Logger } from 'pino'
import { type Daily, startDaily } from '../retention/daily.ts'
import type { Store } from '../store/open.ts'
import { dropOldVain } from './keep.ts'

export function startVainDeletion(store: Store, log: Logger): Daily {
  return startDaily(
    'vain',
    async () => {
      const deleted = await dropOldVain(store, Date.now())
      return deleted > 0 ? { deleted } : undefined
    },
    log,
  )
}
