/** The comparison of rollups with records and events: silent where all is well, counts alone where it is not. */
import { sql } from 'kysely'
import { pino } from 'pino'
import { describe, expect, it } from 'vitest'
import { readCounting } from '../../server/statistics/counting.ts'
import { fillRecords } from '../../server/statistics/fill-records.ts'
import { takeOut } from '../../server/statistics/follow.ts'
import { forgetYear } from '../../server/statistics/forget.ts'
import { recomputeRollups, startRecomputing } from '../../server/statistics/recompute.ts'
import type { Store } from '../../server/store/open.ts'
import { aServer, sender } from '../builders/a-server.ts'
import { aSignedEvent, wire } from '../builders/a-signed-event.ts'
import { eachEngine } from '../engines/each.ts'

eachEngine((engine) => {
  async function aPlace(count = 3) {
    const store = await engine.freshStore()
    const { enrol, push } = await aServer(store)
    const ours = await enrol(sender)
    const events = Array.from({ length: count }, () => aSignedEvent(ours))
    for (let at = 0; at < count; at += 200) await push(ours, events.slice(at, at + 200).map(wire))
    return { store, ours, push, events }
  }
  const cells = (store: Store) =>
    store.db.selectFrom('rollup_cell').selectAll().orderBy('table_id').orderBy('coord').execute()

  /** What the daily run says first. */
  async function logged(store: Store): Promise<object> {
    const said = Promise.withResolvers<object>()
    const log = pino({ base: null, timestamp: false }, { write: (line) => said.resolve(JSON.parse(line)) })
    const daily = startRecomputing(store, log)
    try {
      return await said.promise
    } finally {
      await daily.stop()
    }
  }

  describe('the comparison', () => {
    it('finds nothing where nothing is wrong', async () => {
      const { store } = await aPlace()
      const found = await recomputeRollups(store)
      expect(found).toMatchObject({ referrals: 3, wrongRecords: 0, wrongCells: 0 })
      expect(found.cells).toBe((await cells(store)).length)
    })

    it('finds a record that is gone, one that says something else, and one too many', async () => {
      const { store, ours, push, events } = await aPlace()
      const [one, other] = await store.db.selectFrom('stat_record').select('id').orderBy('id').execute()
      await store.db
        .deleteFrom('stat_record')
        .where('id', '=', one?.id ?? '')
        .execute()
      expect(await recomputeRollups(store)).toMatchObject({ wrongRecords: 1 })
      await sql`update stat_record set facts = replace(facts, '"kita"', '"leaving"') where id = ${other?.id}`.execute(
        store.db,
      )
      const found = await recomputeRollups(store)
      expect(found.wrongRecords).toBe(2)
      expect(found.wrongCells).toBeGreaterThan(0)
      const rows = await store.db.selectFrom('stat_record').selectAll().execute()
      for (const { payload } of events)
        await push(ours, [
          wire(aSignedEvent(ours, { ref: payload.ref, chain: payload.chain, t: 'entered_in_error', lam: 2 })),
        ])
      expect(await recomputeRollups(store)).toMatchObject({ referrals: 3, wrongRecords: 0 })
      for (const row of rows) await store.db.insertInto('stat_record').values(row).execute()
      expect(await recomputeRollups(store)).toMatchObject({ wrongRecords: 2 })
    })

    it('tells a wrong cell as an error with counts alone, and does not mend it', async () => {
      const { store } = await aPlace()
      await sql`update rollup_cell set n = n + 1 where table_id = 'month:'`.execute(store.db)
      await sql`update rollup_cell set cell_key = (cell_key + 1) & 4294967295 where table_id = 'year:'`.execute(
        store.db,
      )
      await sql`delete from rollup_cell where table_id = 'quarter:offer'`.execute(store.db)
      const before = await cells(store)
      const counts = { referrals: 3, wrongRecords: 0, cells: before.length, wrongCells: 3 }
      expect(await logged(store)).toEqual({ level: 50, event: 'rollup_mismatch', ...counts })
      expect(await cells(store)).toEqual(before)
    })

    it('leaves out what was forgotten, and nothing is counted there again', async () => {
      const { store, ours, push, events } = await aPlace()
      await forgetYear(store, '2026')
      expect(await recomputeRollups(store)).toEqual({ referrals: 3, wrongRecords: 0, cells: 0, wrongCells: 0 })
      const { ref = '', chain = '' } = events[0]?.payload ?? {}
      await push(ours, [wire(aSignedEvent(ours)), wire(aSignedEvent(ours, { ref, chain, t: 'failed', lam: 2 }))])
      expect(await cells(store)).toEqual([])
      expect(await recomputeRollups(store)).toMatchObject({ referrals: 4, wrongRecords: 0, wrongCells: 0 })
    })
  })

  describe('the fill after the update', () => {
    it('makes the records of what was there before, once, and leaves alone what was pushed meanwhile', async () => {
      const { store, ours, push, events } = await aPlace(250)
      const after = await cells(store)
      await store.db.deleteFrom('stat_record').execute()
      await store.db.deleteFrom('rollup_cell').execute()
      await sql`insert into stat_waiting (referral_id) select id from referral`.execute(store.db)
      const waiting = await recomputeRollups(store)
      expect(waiting).toMatchObject({ referrals: 0, wrongRecords: 0 })
      const [first] = events
      const { ref, chain } = first?.payload ?? { ref: '', chain: '' }
      await push(ours, [
        wire(aSignedEvent(ours, { ref, chain, t: 'note_filed', lam: 2 })),
        wire(aSignedEvent(ours, { ref, chain, t: 'described', lam: 3 })),
      ])
      expect(await fillRecords(store)).toBe(250)
      expect(await cells(store)).toEqual(after)
      expect(await fillRecords(store)).toBe(0)
      expect(await recomputeRollups(store)).toMatchObject({ referrals: 250, wrongRecords: 0, wrongCells: 0 })
    })

    it('counts anew what was counted by other rules, instead of an alarm, and only then', async () => {
      const { store, events } = await aPlace()
      const after = await cells(store)
      // By other rules one of them did not count.
      const [{ ref = '', chain = '' } = {}] = events.map(({ payload }) => payload)
      const counting = await readCounting(store)
      await store.write((trx) => takeOut(trx, store.engine, counting, [{ ref, chain }]))
      expect(await fillRecords(store)).toBe(0)
      expect(await cells(store)).not.toEqual(after)
      await store.db.updateTable('stat_state').set({ counted_as: 'other' }).execute()
      expect(await logged(store)).toMatchObject({ filled: 3 })
      expect(await cells(store)).toEqual(after)
      expect(await fillRecords(store)).toBe(0)
    })
  })
})
