/** A database from before handing over is filled from the openings it holds, and an older ledger is still understood. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { expect, it } from 'vitest'
import { fileLedger } from '../../server/store/ledger.ts'
import { handover } from '../../server/store/migrations/2026-11-handover.ts'
import { handoverCode } from '../../shared/referral/handover-code.ts'
import { aServer, receiver, sender } from '../builders/a-server.ts'
import { aSignedEvent, wire } from '../builders/a-signed-event.ts'
import { eachEngine } from '../engines/each.ts'

eachEngine((engine) => {
  it('learns of each referral what it is, its code, whether an answer is wanted and when it came', async () => {
    const { store, push, enrol, clock } = await aServer(await engine.freshStore())
    const ours = await enrol(sender)
    const asked = aSignedEvent(ours)
    const c = { ...asked.payload.c, consentScopes: ['forward_need'] }
    const unasked = aSignedEvent(ours, { c })
    const need = aSignedEvent(ours, { t: 'unmet_need', to: null })
    await push(ours, [asked, unasked, need].map(wire))
    const before = await store.db.selectFrom('referral').selectAll().orderBy('id').execute()

    const { schema } = store.db
    for (const index of ['referral_by_code', 'referral_arrivals', 'feed_erasures', 'statement_by_time'])
      await schema.dropIndex(index).execute()
    for (const column of ['kind', 'code', 'feedback', 'opened_at'])
      await schema.alterTable('referral').dropColumn(column).execute()
    for (const column of ['own_org', 'also_org']) await schema.alterTable('event').dropColumn(column).execute()
    for (const table of ['answer_link', 'device_mark']) await schema.dropTable(table).execute()
    await handover(store.db as unknown as Kysely<unknown>, store.engine)

    const filled = await store.db.selectFrom('referral').selectAll().orderBy('id').execute()
    expect(filled).toEqual(before)
    const of = (event: typeof asked) => filled.find(({ id }) => id === event.payload.ref)
    const code = handoverCode(asked.payload.ref)
    expect(of(asked)).toMatchObject({ kind: 'referral', code, feedback: 1, opened_at: clock.now })
    expect(of(unasked)).toMatchObject({ kind: 'referral', feedback: 0 })
    expect(of(need)).toMatchObject({ kind: 'unmet_need', code: null })
  })
})

it('reads the lines an older version wrote', () => {
  const path = join(mkdtempSync(join(tmpdir(), 'kettenglied-ledger-')), 'erasures.log')
  const line = {
    at: '2026-03-02T09:00:00.000Z',
    why: 'request',
    ref: sender,
    chain: sender,
    from: sender,
    to: receiver,
    events: [sender],
  }
  writeFileSync(path, `${JSON.stringify(line)}\n`)
  expect(fileLedger(path).lines()).toEqual([line])
})
