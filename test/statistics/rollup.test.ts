/** The rollups after any changes of records are what counting all records anew gives, and nothing once all are gone. */
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { readCounting } from '../../server/statistics/counting.ts'
import { recomputeRollups } from '../../server/statistics/recompute.ts'
import { putRecords, type RecordChange } from '../../server/statistics/rollup.ts'
import type { Store } from '../../server/store/open.ts'
import { openStore } from '../../server/store/open.ts'
import { recordFactsOf, someRecords } from '../builders/some-records.ts'
import { eachEngine } from '../engines/each.ts'

const cellsOf = (store: Store) =>
  store.db.selectFrom('rollup_cell').selectAll().orderBy('table_id').orderBy('period').orderBy('coord').execute()

async function put(store: Store, changes: readonly RecordChange[]): Promise<number> {
  const counting = await readCounting(store)
  return await store.write((trx) => putRecords(trx, store.engine, counting, changes))
}

async function cell(store: Store, table: string, period: string, coord: string) {
  return (await cellsOf(store)).find((row) => row.table_id === table && row.period === period && row.coord === coord)
}

eachEngine((engine) => {
  describe('the rollups', () => {
    it('count a family once however many of its referrals are in a cell, and its referrals up to three', async () => {
      const store = await engine.freshStore()
      const refer = (refs: readonly string[], facts = recordFactsOf()) =>
        put(
          store,
          refs.map((ref) => ({ ref, chain: 'one', facts })),
        )
      await refer(['a', 'b'])
      expect(await cell(store, 'month:', '2026-03', '')).toMatchObject({ n: 1 })
      expect(await cell(store, 'referrals-month:', '2026-03', '')).toMatchObject({ n: 2 })
      await refer(['c', 'd', 'e'])
      expect(await cell(store, 'month:', '2026-03', '')).toMatchObject({ n: 1 })
      expect(await cell(store, 'referrals-month:', '2026-03', '')).toMatchObject({ n: 3 })
      await put(store, [{ ref: 'f', chain: 'two', facts: recordFactsOf() }])
      const [both, referrals] = [
        await cell(store, 'month:', '2026-03', ''),
        await cell(store, 'referrals-month:', '2026-03', ''),
      ]
      expect([both?.n, referrals?.n]).toEqual([2, 4])
      // The key holds each family once, whatever is counted.
      expect(referrals?.cell_key).toBe(both?.cell_key)
    })

    it('move with a record that changes its day, its district or its family', async () => {
      const store = await engine.freshStore()
      await put(store, [{ ref: 'a', chain: 'one', facts: recordFactsOf({ district: 'north' }) }])
      await put(store, [{ ref: 'a', chain: 'one', facts: recordFactsOf({ district: 'south', day: '2026-04-01' }) }])
      expect(await cell(store, 'month:district', '2026-03', 'north')).toBeUndefined()
      expect(await cell(store, 'month:district', '2026-04', 'south')).toMatchObject({ n: 1 })
      const before = await cell(store, 'month:', '2026-04', '')
      expect(await put(store, [{ ref: 'a', chain: 'two', facts: recordFactsOf({ day: '2026-04-01' }) }])).toBe(1)
      const after = await cell(store, 'month:', '2026-04', '')
      expect([before?.n, after?.n]).toEqual([1, 1])
      expect(after?.cell_key).not.toBe(before?.cell_key)
      expect(await recomputeRollups(store)).toMatchObject({ wrongCells: 0 })
    })

    it('write nothing where nothing changed, in whatever order the facts are named', async () => {
      const store = await engine.freshStore()
      const facts = recordFactsOf()
      expect(await put(store, [{ ref: 'a', chain: 'one', facts }])).toBe(1)
      const turned = Object.fromEntries(Object.entries(facts).reverse()) as typeof facts
      expect(await put(store, [{ ref: 'a', chain: 'one', facts: turned }])).toBe(0)
      expect(await put(store, [{ ref: 'unknown', chain: 'one', facts: null }])).toBe(0)
    })

    it('keep neither the id of a referral nor that of its family', async () => {
      const store = await engine.freshStore()
      await put(store, [{ ref: 'the-referral', chain: 'the-family', facts: recordFactsOf() }])
      const text = JSON.stringify(await store.db.selectFrom('stat_record').selectAll().execute())
      expect(text).not.toContain('the-referral')
      expect(text).not.toContain('the-family')
    })

    it('leave a cell that is empty while its key is not, and the comparison tells it', async () => {
      const store = await engine.freshStore()
      await put(store, [{ ref: 'a', chain: 'one', facts: recordFactsOf() }])
      await sql`update rollup_cell set cell_key = (cell_key + 1) & 4294967295 where table_id = 'year:'`.execute(
        store.db,
      )
      await put(store, [{ ref: 'a', chain: 'one', facts: null }])
      expect(await cellsOf(store)).toEqual([{ table_id: 'year:', period: '2026', coord: '', n: 0, cell_key: 1 }])
      expect(await recomputeRollups(store)).toMatchObject({ cells: 1, wrongCells: 1 })
    })

    it('are after 30,000 random changes what counting anew gives, and empty once everything is gone', async () => {
      const store = await engine.freshStore()
      const { change, all } = someRecords(7)
      for (let done = 0; done < 30_000; done += 1_000) {
        await put(
          store,
          Array.from({ length: 1_000 }, () => change()),
        )
        if (done % 10_000 === 9_000)
          expect(await recomputeRollups(store)).toMatchObject({ wrongCells: 0, cells: expect.any(Number) })
      }
      expect((await cellsOf(store)).length).toBeGreaterThan(1_000)
      await put(store, all())
      expect(await cellsOf(store)).toEqual([])
      expect(await store.db.selectFrom('stat_record').selectAll().execute()).toEqual([])
    })

    it('lose nothing where several processes change the records of one family at once', async () => {
      const url = await engine.freshUrl()
      const stores = [await openStore(url), await openStore(url), await openStore(url)]
      const [first] = stores
      if (first === undefined) throw new Error('no store')
      await Promise.all(stores.map(readCounting))
      for (let round = 0; round < 12; round++)
        await Promise.all(
          stores.map((store, at) =>
            put(store, [{ ref: `${round % 4}-${at}`, chain: 'one', facts: round < 8 ? recordFactsOf() : null }]),
          ),
        )
      expect(await recomputeRollups(first)).toMatchObject({ wrongCells: 0 })
      expect(await cellsOf(first)).toEqual([])
      for (const store of stores) await store.close()
    })
  })
})
