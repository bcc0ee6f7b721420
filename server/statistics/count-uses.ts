/** Counts for each offer the families that were referred to it in a quarter: the cells of the table `quarter:offer`. */
import type { Db } from '../store/schema.ts'
import { withRecord } from './cell-key.ts'
import { recordKey } from './record-key.ts'

/** Distinct families and the sum of their numbers. */
export type CountedCell = { n: number; cellKey: number }

const rowsAtOnce = 1_000

/**
 * Reads the `requested` events received between two instants; a family counts once per offer however often it was
 * referred. What was erased is not there to be counted.
 */
export async function countUses(
  db: Db,
  between: { from: number; to: number },
  key: Uint8Array,
  tenant: string,
): Promise<Map<string, CountedCell>> {
  const chains = new Map<string, Set<string>>()
  for (let after = ''; ; ) {
    const rows = await db
      .selectFrom('event')
      .select(['id', 'payload'])
      .where('type', '=', 'requested')
      .where('received_at', '>=', between.from)
      .where('received_at', '<', between.to)
      .where('payload', 'is not', null)
      .where('id', '>', after)
      .orderBy('id')
      .limit(rowsAtOnce)
      .execute()
    for (const { payload } of rows) {
      const { chain, offerId } = readUse(payload ?? '')
      if (chain !== undefined && offerId !== undefined)
        chains.set(offerId, (chains.get(offerId) ?? new Set()).add(chain))
    }
    if (rows.length < rowsAtOnce) break
    after = rows.at(-1)?.id ?? after
  }
  return new Map(
    [...chains].map(([offer, families]) => [
      offer,
      {
        n: families.size,
        cellKey: [...families].reduce((sum, family) => withRecord(sum, recordKey(key, tenant, family)), 0),
      },
    ]),
  )
}

/** Family and offer of a referral; a referral to an organisation without an offer has none. */
function readUse(payload: string): { chain?: string; offerId?: string } {
  const { chain, c } = JSON.parse(payload) as { chain?: unknown; c?: { offerId?: unknown } }
  return {
    ...(typeof chain === 'string' && { chain }),
    ...(typeof c?.offerId === 'string' && { offerId: c.offerId }),
  }
}
