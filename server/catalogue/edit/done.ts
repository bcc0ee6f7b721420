/**
 * Which edits and reports of an organisation were taken already: what comes again after a lost answer is answered as
 * the first time, even where others have changed the same since.
 */
import { tombstoneDays } from '../../../shared/protocol/catalogue.ts'
import { dayMs } from '../../../shared/utc-day.ts'
import type { Db } from '../../store/schema.ts'

/** Which of the ids this organisation sent before. */
export async function doneAmong(trx: Db, organisationId: string, ids: readonly string[]): Promise<Set<string>> {
  const rows = await trx
    .selectFrom('catalogue_done')
    .select('id')
    .where('by_org', '=', organisationId)
    .where('id', 'in', ids)
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** Keeps the ids as long as a device may come again with them, and forgets older ones. @param now ms since 1970 */
export async function rememberDone(
  trx: Db,
  organisationId: string,
  ids: readonly string[],
  now: number,
): Promise<void> {
  await trx
    .deleteFrom('catalogue_done')
    .where('at', '<', now - tombstoneDays * dayMs)
    .execute()
  if (ids.length === 0) return
  await trx
    .insertInto('catalogue_done')
    .values(ids.map((id) => ({ by_org: organisationId, id, at: now })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
