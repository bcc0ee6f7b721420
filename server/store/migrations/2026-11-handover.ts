/**
 * What handing over needs: who has an event, what a referral's opening allows, links by which an organisation
 * without a device answers, and how far each device has read.
 */
import { type Kysely, sql } from 'kysely'
import { feedKinds } from '../../../shared/protocol/chain.ts'
import { handoverCode } from '../../../shared/referral/handover-code.ts'
import type { Engine } from '../engine.ts'

const rowsPerRead = 500

export async function handover(db: Kysely<unknown>, _engine: Engine): Promise<void> {
  const { schema } = db
  for (const column of ['own_org', 'also_org']) await schema.alterTable('event').addColumn(column, 'text').execute()
  for (const column of ['kind', 'code']) await schema.alterTable('referral').addColumn(column, 'text').execute()
  for (const column of ['feedback', 'opened_at'])
    await schema.alterTable('referral').addColumn(column, 'bigint').execute()
  await schema.createIndex('referral_by_code').on('referral').column('code').execute()
  await schema
    .createIndex('referral_arrivals')
    .on('referral')
    .columns(['from_org', 'opened_at'])
    .where(sql.ref('kind'), '=', sql.lit('arrival'))
    .execute()
  await schema
    .createIndex('feed_erasures')
    .on('feed')
    .column('item_id')
    .where(sql.ref('kind'), '=', sql.lit(feedKinds.erase))
    .execute()
  await schema.createIndex('statement_by_time').on('statement').column('created_at').execute()

  await schema
    .createTable('answer_link')
    .addColumn('hash', 'text', (c) => c.primaryKey())
    .addColumn('referral_id', 'text', (c) => c.notNull())
    .addColumn('org_id', 'text', (c) => c.notNull())
    .addColumn('until', 'text', (c) => c.notNull())
    .addColumn('closed_at', 'bigint')
    .execute()
  await schema.createIndex('answer_link_by_referral').on('answer_link').column('referral_id').execute()

  await schema
    .createTable('device_mark')
    .addColumn('device_id', 'text', (c) => c.primaryKey())
    .addColumn('epoch', 'text', (c) => c.notNull())
    .addColumn('pos', 'bigint', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .execute()
  await fillFromOpenings(db)
}

type Tables = {
  referral: { id: string; kind: string; code: string | null; feedback: number | null; opened_at: number | null }
  event: { id: string; referral_id: string; type: string | null; payload: string | null; received_at: number }
}

/** Referrals from before: their openings say what they are. */
async function fillFromOpenings(plain: Kysely<unknown>): Promise<void> {
  const db = plain.withTables<Tables>()
  for (let after = ''; ; ) {
    const rows = await db
      .selectFrom('event')
      .select(['id', 'referral_id', 'type', 'payload', 'received_at'])
      .where('type', 'in', ['requested', 'unmet_need'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(rowsPerRead)
      .execute()
    for (const row of rows) {
      const referral = row.type === 'requested'
      const filled = {
        kind: referral ? 'referral' : 'unmet_need',
        code: referral ? handoverCode(row.referral_id) : null,
        feedback: referral && wantsFeedback(row.payload) ? 1 : 0,
        opened_at: row.received_at,
      }
      await db.updateTable('referral').set(filled).where('id', '=', row.referral_id).execute()
    }
    const last = rows.at(-1)
    if (last === undefined || rows.length < rowsPerRead) return
    after = last.id
  }
}

function wantsFeedback(payload: string | null): boolean {
  const { c } = JSON.parse(payload ?? '{}') as { c?: { consentScopes?: string[] } }
  return c?.consentScopes?.includes('feedback') ?? false
}
