/** Publishing a report: frozen once, kept as text, so that every reader gets the same bytes for ever. */
import { createHash } from 'node:crypto'
import type { Editor } from '../../shared/edit-rights.ts'
import { Problem } from '../../shared/problem.ts'
import { type PublishedReport, publishedReportSchema, type ReportDefinition } from '../../shared/report.ts'
import { sameValue } from '../../shared/same-value.ts'
import { dayOf } from '../../shared/utc-day.ts'
import { record } from '../audit/record.ts'
import { readGround } from '../catalogue/edit/ground.ts'
import { readNetwork } from '../catalogue/network-item.ts'
import { organisationName } from '../catalogue/organisation-name.ts'
import { scopeOf } from '../statistics/api/scope.ts'
import type { Released } from '../statistics/released/released.ts'
import type { Store } from '../store/open.ts'
import type { Db } from '../store/schema.ts'
import { freeze } from './freeze.ts'

/** Some years of every table of a large network, with its map; more would be no report. */
const mostBytes = 16 * 1024 * 1024

/** `deviceId` for the audit log alone. */
export type Publisher = Editor & { deviceId: string }
type Wish = { id: string; definition: ReportDefinition }

/**
 * @returns the report's text; for a repeated request that of the first time
 * @throws {Problem} `conflict` where the id stands for another report, or for one that was withdrawn; `too_large`;
 *   `statistics_refused`, `outside_area`, `release_broken`
 */
export async function publishReport(
  store: Store,
  released: Released,
  by: Publisher,
  { id, definition }: Wish,
  now: number,
): Promise<string> {
  const before = await publishedBefore(store.db, by, { id, definition })
  if (before !== undefined) return before
  const ground = await readGround(store.db)
  const publishedOn = dayOf(now)
  const sources = { db: store.db, released, ground, scope: scopeOf(ground, by), today: publishedOn }
  const frozen = await freeze(sources, definition)
  const report: PublishedReport = {
    id,
    definition,
    publishedOn,
    organisationName: await organisationName(store.db, by.organisationId),
    networkName: (await readNetwork(store.db))?.name ?? '',
    frozen,
    hash: createHash('sha256').update(JSON.stringify({ definition, frozen })).digest('hex'),
  }
  const text = JSON.stringify(report)
  if (Buffer.byteLength(text) > mostBytes) throw new Problem('too_large')
  return await store.write(async (trx) => {
    const meanwhile = await publishedBefore(trx, by, { id, definition })
    if (meanwhile !== undefined) return meanwhile
    const { title, period } = definition
    const about = { id, org_id: by.organisationId, published_at: now, withdrawn_at: null, title, period }
    await trx
      .insertInto('report')
      .values({ ...about, report: text })
      .execute()
    await record(trx, store.engine, { act: 'report_published', actor: by.deviceId, subject: id, at: now })
    return text
  })
}

async function publishedBefore(db: Db, by: Publisher, { id, definition }: Wish): Promise<string | undefined> {
  const row = await db.selectFrom('report').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) return undefined
  const same =
    row.org_id === by.organisationId &&
    row.withdrawn_at === null &&
    sameValue(publishedReportSchema.parse(JSON.parse(row.report)).definition, definition)
  if (!same) throw new Problem('conflict')
  return row.report
}
