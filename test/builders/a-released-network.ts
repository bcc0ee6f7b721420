/** A server whose records were counted and released by the real job: what statistics, figures and reports read. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readCounting } from '../../server/statistics/counting.ts'
import { type ReleaseReport, runRelease } from '../../server/statistics/release.ts'
import { openReleased, type Released } from '../../server/statistics/released/released.ts'
import { putRecords, type RecordChange } from '../../server/statistics/rollup.ts'
import { openStore, type Store } from '../../server/store/open.ts'
import { aServer, type TestServer } from './a-server.ts'

export type ReleasedNetwork = {
  databaseUrl: string
  store: Store
  released: Released
  /** The app with `released`; its clock stands at the instant of the last release. */
  server: TestServer
  noiseKeyFile: string
  /** Adds, changes (by `ref`) or takes out records; nothing is released by that. */
  put(records: readonly RecordChange[]): Promise<void>
  /** Runs the job at an instant. */
  release(now: number, options?: { newKey?: boolean }): Promise<ReleaseReport>
  close(): Promise<void>
}

const recordsAtOnce = 500

/**
 * @param options.databaseUrl of an empty store; a SQLite file of its own where absent
 * @param options.records counted before the first release
 * @param options.now instant of the first release, if one is wanted at once
 */
export async function aReleasedNetwork(
  options: { databaseUrl?: string; records?: readonly RecordChange[]; now?: number } = {},
): Promise<ReleasedNetwork> {
  const folder = mkdtempSync(join(tmpdir(), 'kettenglied-released-'))
  const databaseUrl = options.databaseUrl ?? `sqlite:${join(folder, 'network.db')}`
  const noiseKeyFile = join(folder, 'noise.key')
  const store = await openStore(databaseUrl)
  const released = openReleased(databaseUrl)
  const server = await aServer(store, { released })
  const network: ReleasedNetwork = {
    databaseUrl,
    store,
    released,
    server,
    noiseKeyFile,
    async put(records) {
      const counting = await readCounting(store)
      for (let at = 0; at < records.length; at += recordsAtOnce)
        await store.write((trx) => putRecords(trx, store.engine, counting, records.slice(at, at + recordsAtOnce)))
    },
    async release(now, { newKey } = {}) {
      server.clock.now = now
      return await runRelease(store, { databaseUrl, noiseKeyFile, now, ...(newKey !== undefined && { newKey }) })
    },
    async close() {
      await released.close()
      await store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  if (options.records !== undefined) await network.put(options.records)
  if (options.now !== undefined) await network.release(options.now)
  return network
}
