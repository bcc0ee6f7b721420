/** What the release job refuses, what it survives, and that two of them release nothing twice. */
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { noisePrint, readNoiseKey, writeNoiseKey } from '../../server/statistics/noise-key.ts'
import { runRelease } from '../../server/statistics/release.ts'
import { openBook } from '../../server/statistics/released/book.ts'
import { type ReleasedDb, readLog } from '../../server/statistics/released/log.ts'
import { openReleased, openSource } from '../../server/statistics/released/released.ts'
import { releasedPath } from '../../server/statistics/released/source.ts'
import { verifyReleased } from '../../server/statistics/released/verify.ts'
import { openStore } from '../../server/store/open.ts'
import { aReleasedNetwork, type ReleasedNetwork } from '../builders/a-released-network.ts'
import { recordFactsOf } from '../builders/some-records.ts'
import { eachEngine } from '../engines/each.ts'

const spring = Date.parse('2026-04-05T08:00:00Z')
const summer = Date.parse('2026-07-05T08:00:00Z')
const records = Array.from({ length: 40 }, (_, place) => ({
  ref: `ref-${place}`,
  chain: `chain-${place}`,
  facts: recordFactsOf(),
}))

eachEngine((engine) => {
  const aNetwork = async () => await aReleasedNetwork({ databaseUrl: await engine.freshUrl(), records })

  async function inBook<T>(network: ReleasedNetwork, work: (db: ReleasedDb) => Promise<T>): Promise<T> {
    const book = await openBook(network.store, network)
    try {
      return await book.exclusively(work)
    } finally {
      await book.close()
    }
  }

  describe('the release job', () => {
    it('makes the noise key with the first release, for its owner alone, and not before', async () => {
      const network = await aNetwork()
      await network.release(Date.parse('2026-03-20T08:00:00Z'))
      expect(existsSync(network.noiseKeyFile)).toBe(false)
      await network.release(spring)
      expect(statSync(network.noiseKeyFile).mode & 0o777).toBe(0o600)
      expect(readNoiseKey(network.noiseKeyFile)).toHaveLength(32)
      await network.close()
    })

    it('takes the key over that an earlier version kept in the database, and leaves none there', async () => {
      const network = await aNetwork()
      const bytes = Uint8Array.from({ length: 32 }, (_, place) => place)
      await network.store.db.insertInto('secret').values({ name: 'noise_key', bytes }).execute()
      await network.release(spring)
      expect(readNoiseKey(network.noiseKeyFile)).toEqual(bytes)
      const left = await network.store.db.selectFrom('secret').select('name').where('name', '=', 'noise_key').execute()
      expect(left).toEqual([])
      await network.close()
    })

    it('releases nothing without its key or with another, until a new one is begun on purpose', async () => {
      const network = await aNetwork()
      await network.release(spring)
      const [before, own] = [await network.released.releases(), readFileSync(network.noiseKeyFile, 'utf8')]
      writeNoiseKey(network.noiseKeyFile)
      await expect(network.release(summer)).rejects.toMatchObject({ code: 'key_other' })
      rmSync(network.noiseKeyFile)
      await expect(network.release(summer)).rejects.toMatchObject({ code: 'key_missing' })
      expect(await network.released.releases()).toEqual(before)
      expect((await network.release(summer, { newKey: true })).released.length).toBeGreaterThan(0)
      expect(readFileSync(network.noiseKeyFile, 'utf8')).not.toBe(own)
      const log = await inBook(network, readLog)
      expect(log.filter(({ table_id }) => table_id === 'key').map(({ revision }) => revision)).toEqual([1, 2])
      expect(log.at(-1)?.key_print).toBe(noisePrint(readNoiseKey(network.noiseKeyFile) ?? new Uint8Array()))
      // The new key goes on by itself from here.
      expect((await network.release(summer)).released).toEqual([])
      expect((await network.release(Date.parse('2026-08-05T08:00:00Z'))).released.length).toBeGreaterThan(0)
      await network.close()
    })

    it('is mended by beginning a key again where that was cut short between file and log, and says so', async () => {
      const network = await aNetwork()
      await network.release(spring)
      writeNoiseKey(network.noiseKeyFile)
      await expect(network.release(summer)).rejects.toThrow(/cut short just before, run it again/)
      expect((await network.release(summer, { newKey: true })).released.length).toBeGreaterThan(0)
      expect((await network.release(Date.parse('2026-08-05T08:00:00Z'))).released.length).toBeGreaterThan(0)
      await network.close()
    })

    it('refuses a clock that stands before the newest release', async () => {
      const network = await aNetwork()
      await network.release(summer)
      await expect(network.release(spring)).rejects.toMatchObject({ code: 'clock_back' })
      await network.close()
    })

    it('refuses to go on with a log that was changed', async () => {
      const network = await aNetwork()
      await network.release(spring)
      await inBook(network, async (db) => {
        await db.updateTable('stat_release_log').set({ released_at: 1 }).where('n', '=', 2).execute()
      })
      await expect(network.release(summer)).rejects.toMatchObject({ code: 'log_broken' })
      await network.close()
    })

    it('releases nothing twice where several come at once', async () => {
      const network = await aNetwork()
      const other = await openStore(network.databaseUrl)
      const options = { databaseUrl: network.databaseUrl, noiseKeyFile: network.noiseKeyFile, now: spring }
      const reports = await Promise.all(
        [network.store, other, network.store].map((store) => runRelease(store, options)),
      )
      const all = reports.flatMap(({ released }) => released.map(({ table, period }) => `${table} ${period}`))
      expect(all.length).toBeGreaterThan(0)
      expect(new Set(all).size).toBe(all.length)
      const source = openSource(network.databaseUrl)
      expect(source && (await verifyReleased(source))).toEqual({ releases: all.length, findings: [] })
      await source?.close()
      await other.close()
      await network.close()
    })
  })

  describe('released figures', () => {
    it('are told by one who opened them before there were any', async () => {
      const network = await aNetwork()
      expect(await network.released.releases()).toEqual([])
      expect(await network.released.cells('month:', '2026-03')).toBeUndefined()
      await network.release(spring)
      expect((await network.released.cells('month:', '2026-03'))?.values.size).toBe(1)
      await network.close()
    })

    it('are not told where a number, a hidden number or an entry was changed behind the job’s back', async () => {
      const network = await aNetwork()
      await network.release(spring)
      const fresh = async (): Promise<unknown> => {
        const released = openReleased(network.databaseUrl)
        return await released.cells('month:', '2026-03').finally(() => released.close())
      }
      expect(await fresh()).toBeDefined()
      const set = (value: number) =>
        inBook(network, async (db) => {
          await db.updateTable('stat_release').set({ value }).where('table_id', '=', 'month:').execute()
        })
      const value = (await network.released.cells('month:', '2026-03'))?.values.get('') ?? 0
      await set(value + 1)
      await expect(fresh()).rejects.toMatchObject({ code: 'release_broken' })
      await set(value)
      expect(await fresh()).toBeDefined()
      const added = { table_id: 'month:', period: '2026-03', coord: 'x', revision: 1, value: 9 }
      await inBook(network, async (db) => void (await db.insertInto('stat_release').values(added).execute()))
      await expect(fresh()).rejects.toMatchObject({ code: 'release_broken' })
      await inBook(network, async (db) => {
        await db.deleteFrom('stat_release').where('coord', '=', 'x').execute()
        await db.deleteFrom('stat_release_log').where('n', '=', 3).execute()
      })
      await expect(fresh()).rejects.toMatchObject({ code: 'release_broken' })
      await network.close()
    })

    if (engine.name === 'sqlite')
      it('lie in a file that holds nothing else (P13)', async () => {
        const network = await aNetwork()
        await network.release(spring)
        const file = new DatabaseSync(releasedPath(network.databaseUrl) ?? '', { readOnly: true })
        const tables = file.prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").all()
        expect(tables.map(({ name }) => name)).toEqual(['stat_release', 'stat_release_log'])
        file.close()
        await network.close()
      })

    if (engine.name === 'postgres')
      it('are read by a role that may read nothing else (P13)', async () => {
        const network = await aNetwork()
        await network.release(spring)
        for (const table of ['event', 'stat_record', 'rollup_cell', 'secret', 'catalogue_item'])
          await expect(
            network.store.db.transaction().execute(async (trx) => {
              await sql`set local role kettenglied_released`.execute(trx)
              await sql`select 1 from ${sql.table(table)}`.execute(trx)
            }),
          ).rejects.toMatchObject({ code: '42501' })
        await expect(
          network.store.db.transaction().execute(async (trx) => {
            await sql`set local role kettenglied_released`.execute(trx)
            await sql`update released.stat_release set value = 1`.execute(trx)
          }),
        ).rejects.toMatchObject({ code: '42501' })
        await network.close()
      })

    if (engine.name === 'postgres')
      it('are not read by a login that may read more', async () => {
        const network = await aNetwork()
        await network.release(spring)
        const owner = openReleased(network.databaseUrl, { statisticsUrl: network.databaseUrl })
        await expect(owner.releases()).rejects.toMatchObject({ code: 'unavailable' })
        await owner.close()
        await network.close()
      })
  })
})
