/**
 * Forgets the records and cells of years whose last figures are out (§ 64 (3) SGB VIII: made anonymous without delay).
 * From then on nothing is counted in such a year, whatever still comes in; its released figures stay as they are.
 */
import { keptTables } from '../../shared/statistics/tables.ts'
import type { Store } from '../store/open.ts'
import type { Db } from '../store/schema.ts'
import { finestTables } from './due.ts'

const recordsAtOnce = 500

/** Years in which nothing is counted any more: whoever keeps or compares records leaves out those with a day in them. */
export async function forgottenYears(db: Db): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom('stat_forgotten').select('year').execute()
  return new Set(rows.map(({ year }) => year))
}

/**
 * Forgets a year: first that it is, so that nothing new comes, then what is there, in portions that let others write
 * between them. Safe to run again; what a run that ended halfway left is taken then.
 */
export async function forgetYear(store: Store, year: string): Promise<void> {
  await store.write(async (trx) => {
    await trx
      .insertInto('stat_forgotten')
      .values({ year })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  })
  await forgetRecords(store, year)
  await store.write(async (trx) => {
    for (const { id } of keptTables)
      await trx
        .deleteFrom('rollup_cell')
        .where('table_id', '=', id)
        .where('period', '>=', year)
        .where('period', '<', String(Number(year) + 1))
        .execute()
  })
}

/** Whether a year was forgotten to the end; cells go last, so a run that ended halfway left some. */
export async function isForgotten(db: Db, year: string): Promise<boolean> {
  if (!(await forgottenYears(db)).has(year)) return false
  const left = await db
    .selectFrom('rollup_cell')
    .select('period')
    .where('table_id', 'in', finestTables)
    .where('period', '>=', year)
    .where('period', '<', String(Number(year) + 1))
    .limit(1)
    .executeTakeFirst()
  return left === undefined
}

async function forgetRecords(store: Store, year: string): Promise<void> {
  for (let after = ''; ; ) {
    const rows = await store.db
      .selectFrom('stat_record')
      .select(['id', 'facts'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(recordsAtOnce)
      .execute()
    const ids = rows.flatMap(({ id, facts }) => {
      const { day } = JSON.parse(facts) as { day?: unknown }
      return typeof day === 'string' && day.startsWith(`${year}-`) ? [id] : []
    })
    if (ids.length > 0)
      await store.write(async (trx) => {
        await trx.deleteFrom('stat_record').where('id', 'in', ids).execute()
      })
    const last = rows.at(-1)
    if (last === undefined || rows.length < recordsAtOnce) return
    after = last.id
  }
}
