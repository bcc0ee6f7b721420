/** How often offers were chosen for which need on this device: search may rank by it; it never leaves the device. */
import type { Need } from '../../shared/codes/index.ts'
import { database } from './database.ts'

/** One more for each of the needs. */
export async function countUse(offerId: string, needs: readonly Need[]): Promise<void> {
  await database.transaction('rw', database.uses, async () => {
    for (const need of needs) {
      const use = await database.uses.get([offerId, need])
      await database.uses.put({ offerId, need, count: (use?.count ?? 0) + 1 })
    }
  })
}
