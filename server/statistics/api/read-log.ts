/**
 * Who read which released figures: organisation and role, never a person or a device. Kept for a year, so that it can
 * be said who saw a figure before it was used somewhere.
 */
import { randomUUID } from 'node:crypto'
import type { Role } from '../../../shared/codes/role.ts'
import { dayMs } from '../../../shared/utc-day.ts'
import type { AppParts } from '../../http/context.ts'
import type { Store } from '../../store/open.ts'
import { storeProblem } from '../../store/trouble.ts'

/** Twelve months, a leap day among them. */
const keptMs = 366 * dayMs

type Read = {
  organisationId: string
  role: Role
  /** Id of the table, or `catalogue`, `outside`, `report`. */
  table: string
  periods: readonly string[]
}

/**
 * Notes a read. Where the disk is full the figures are told nevertheless, as every read of this server is: the log
 * proves something afterwards, what protects families is done before. @returns whether it was noted
 */
async function noteRead(store: Store, { organisationId, role, table, periods }: Read, now: number): Promise<boolean> {
  try {
    await store.db
      .insertInto('stat_read')
      .values({
        id: randomUUID(),
        at: now,
        org_id: organisationId,
        role,
        table_id: table,
        periods: periods.join(' '),
      })
      .execute()
    return true
  } catch (error) {
    if (storeProblem(error)?.code !== 'storage_full') throw error
    return false
  }
}

/** Notes reads of sessions; a read that could not be noted stands in the server's log, without whose it was. */
export function readNoter({ store, now, log }: Pick<AppParts, 'store' | 'now' | 'log'>) {
  return async (
    { organisationId, role }: Pick<Read, 'organisationId' | 'role'>,
    table: string,
    periods: readonly string[],
  ): Promise<void> => {
    const noted = await noteRead(store, { organisationId, role, table, periods }, now())
    if (!noted) log.warn({ event: 'stat_read_not_noted' })
  }
}

/** Deletes what is older than a year. @returns how many */
export async function dropOldReads({ db }: Store, now: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('stat_read')
    .where('at', '<', now - keptMs)
    .executeTakeFirst()
  return Number(numDeletedRows)
}
