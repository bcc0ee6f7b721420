/** Published reports: which there are, one of them as it was frozen, and taking one back. */
import type { Editor } from '../../shared/edit-rights.ts'
import { Problem } from '../../shared/problem.ts'
import type { ReportList } from '../../shared/report.ts'
import { dayOf } from '../../shared/utc-day.ts'
import { record } from '../audit/record.ts'
import { readGround } from '../catalogue/edit/ground.ts'
import { organisationNames } from '../catalogue/organisation-name.ts'
import type { Store } from '../store/open.ts'
import type { Db } from '../store/schema.ts'
import type { Publisher } from './publish.ts'
import { mayReadReport, mayWithdrawReport } from './who-may.ts'

/** Those the reader may read, newest first; a withdrawn one is not among them. */
export async function listReports(db: Db, reader: Editor): Promise<ReportList> {
  const ground = await readGround(db)
  const names = await organisationNames(db)
  const rows = await db
    .selectFrom('report')
    .select(['id', 'org_id', 'title', 'period', 'published_at'])
    .where('withdrawn_at', 'is', null)
    .orderBy('published_at', 'desc')
    .orderBy('id')
    .execute()
  return {
    reports: rows
      .filter(({ org_id }) => mayReadReport(ground, reader, org_id))
      .map(({ id, org_id, title, period, published_at }) => ({
        id,
        title,
        period,
        publishedOn: dayOf(published_at),
        organisationName: names.get(org_id) ?? org_id,
      })),
  }
}

/** Text and period of a report. @throws {Problem} `not_found`, also for one that was withdrawn or is not for this reader */
export async function readReport(db: Db, reader: Editor, id: string): Promise<{ text: string; period: string }> {
  const row = await db
    .selectFrom('report')
    .selectAll()
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  if (row === undefined || !mayReadReport(await readGround(db), reader, row.org_id)) throw new Problem('not_found')
  return { text: row.report, period: row.period }
}

/**
 * Takes a report back: it stays in the database, marked, and is no longer shown to anybody.
 * @returns the day since which it is; for a repeat that of the first time
 * @throws {Problem} `not_found`, `forbidden` for whoever may read it but did not publish it
 */
export async function withdrawReport(store: Store, by: Publisher, id: string, now: number): Promise<string> {
  const outcome = await store.write(async (trx) => {
    const query = trx.selectFrom('report').select(['org_id', 'withdrawn_at']).where('id', '=', id)
    const row = await (store.engine === 'postgres' ? query.forUpdate() : query).executeTakeFirst()
    if (row === undefined || !mayReadReport(await readGround(trx), by, row.org_id)) return 'not_found'
    if (!mayWithdrawReport(by, row.org_id)) return 'forbidden'
    if (row.withdrawn_at !== null) return row.withdrawn_at
    await trx.updateTable('report').set({ withdrawn_at: now }).where('id', '=', id).execute()
    await record(trx, store.engine, { act: 'report_withdrawn', actor: by.deviceId, subject: id, at: now })
    return now
  })
  if (typeof outcome === 'string') throw new Problem(outcome)
  return dayOf(outcome)
}
