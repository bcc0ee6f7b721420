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

/** How often each need was logged on this device with an offer. Works inside `useLive`. */
export async function readNeedUses(): Promise<ReadonlyMap<string, number>> {
  const sums = new Map<string, number>()
  await database.uses.each(({ need, count }) => void sums.set(need, (sums.get(need) ?? 0) + count))
  return sums
}
