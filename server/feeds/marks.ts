/**
 * How far each device has read: whoever comes with a cursor has applied everything before it. Kept so that it can
 * be shown that an erasure has reached every device; costs one write where something was new, for which no answer waits.
 */
import { readCursor } from '../../shared/protocol/cursor.ts'
import type { Store } from '../store/open.ts'
import { storeProblem } from '../store/trouble.ts'

/** To be called once the cursor was found to be of this feed. Reading goes on where even this cannot be written. */
export async function markRead(store: Store, device: string, cursorText: string | null, now: number): Promise<void> {
  const cursor = cursorText === null ? undefined : readCursor(cursorText, 'f1')
  if (cursor === undefined) return
  const { epoch, pos } = cursor
  try {
    const known = await store.db
      .selectFrom('device_mark')
      .select(['epoch', 'pos'])
      .where('device_id', '=', device)
      .executeTakeFirst()
    if (known?.epoch === epoch && known.pos === pos) return
    await store.aside(
      async (db) =>
        await db
          .insertInto('device_mark')
          .values({ device_id: device, epoch, pos, at: now })
          .onConflict((conflict) => conflict.column('device_id').doUpdateSet({ epoch, pos, at: now }))
          .execute(),
    )
  } catch (error) {
    if (storeProblem(error)?.code !== 'storage_full') throw error
  }
}
