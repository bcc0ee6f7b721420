/**
 * Keeps what devices contribute of words they looked for in vain. Who contributed stands there only as a number that
 * follows from device and word under a secret key: a device counts once per word, and its words do not hang together.
 */
import { createHmac } from 'node:crypto'
import type { VainContribution } from '../../shared/protocol/vain.ts'
import { boundsOf, quarterOf } from '../../shared/quarter.ts'
import { dayMs } from '../../shared/utc-day.ts'
import type { Store } from '../store/open.ts'
import { readSecret } from '../store/secret.ts'

/** Contributions of the present quarter and of so many minus one before it count; older ones are deleted. */
const quartersKept = 4

/**
 * Keeps contributions of one device; of the same word the newest stays. Deletes what is too old.
 * @param now milliseconds since 1970
 */
export async function keepVain(
  store: Store,
  deviceId: string,
  words: readonly VainContribution[],
  now: number,
): Promise<void> {
  const key = await readSecret(store, 'vain_sender')
  const rows = new Map(
    words.map(({ tag, share, sealed }) => [
      tag,
      { tag, sender: senderOf(key, deviceId, tag), share, sealed, at: beginOfDay(now) },
    ]),
  )
  await store.write(async (trx) => {
    await trx.deleteFrom('vain_share').where('at', '<', keptSince(now)).execute()
    await trx
      .insertInto('vain_share')
      .values([...rows.values()])
      .onConflict((conflict) =>
        conflict.columns(['tag', 'sender']).doUpdateSet((on) => ({
          share: on.ref('excluded.share'),
          sealed: on.ref('excluded.sealed'),
          at: on.ref('excluded.at'),
        })),
      )
      .execute()
  })
}

/** Deletes contributions from before the last four quarters; tells how many. */
export async function dropOldVain(store: Store, now: number): Promise<number> {
  return await store.write(async (trx) => {
    const { numDeletedRows } = await trx.deleteFrom('vain_share').where('at', '<', keptSince(now)).executeTakeFirst()
    return Number(numDeletedRows)
  })
}

/** Since when contributions count at an instant. */
export function keptSince(now: number): number {
  let from = boundsOf(quarterOf(now)).from
  for (let back = 1; back < quartersKept; back++) from = boundsOf(quarterOf(from - 1)).from
  return from
}

/** The day alone: the minute would tell which words came together. */
function beginOfDay(now: number): number {
  return now - (now % dayMs)
}

function senderOf(key: Uint8Array, deviceId: string, tag: string): string {
  return createHmac('sha256', key).update(`${deviceId}|${tag}`).digest('base64url').slice(0, 22)
}
