/** `release`, `backup`, `restore` and `verify` on a data directory with figures, and the job beside a running server. */
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { readCounting } from '../../server/statistics/counting.ts'
import { openBook } from '../../server/statistics/released/book.ts'
import { openReleased } from '../../server/statistics/released/released.ts'
import { putRecords } from '../../server/statistics/rollup.ts'
import { openStore } from '../../server/store/open.ts'
import { recordFactsOf } from '../builders/some-records.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** Forty families of a month long over. */
async function aDataDir(): Promise<{ dataDir: string; url: string }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'kettenglied-figures-'))
  folders.push(dataDir)
  const url = `sqlite:${join(dataDir, 'kettenglied.db')}`
  const store = await openStore(url)
  const counting = await readCounting(store)
  const facts = recordFactsOf({ day: `${new Date().getUTCFullYear() - 1}-11-04` })
  const records = Array.from({ length: 40 }, (_, place) => ({ ref: `r${place}`, chain: `c${place}`, facts }))
  await store.write((trx) => putRecords(trx, store.engine, counting, records))
  await store.close()
  return { dataDir, url }
}

function run(dataDir: string, ...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const env = { ...process.env, DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'silent' }
  return new Promise((resolve) => {
    const child = execFile(process.execPath, ['server/main.ts', ...args], { env }, (_, out, err) =>
      resolve({ code: child.exitCode ?? 1, out, err }),
    )
  })
}

async function releasesOf(url: string): Promise<number> {
  const released = openReleased(url)
  return (await released.releases().finally(() => released.close())).length
}

describe('figures at the command line', () => {
  it('are released, verified, backed up with their key, and never taken back by a restore', async () => {
    const { dataDir, url } = await aDataDir()
    const first = await run(dataDir, 'release', '--json')
    expect(first).toMatchObject({ code: 0, err: '' })
    expect((JSON.parse(first.out) as { released: unknown[] }).released.length).toBeGreaterThan(0)
    expect((await run(dataDir, 'release')).out).toContain('Nothing is due')
    expect(await run(dataDir, 'verify')).toMatchObject({ code: 0 })

    const file = join(dataDir, 'copy.db')
    expect((await run(dataDir, 'backup', file)).out).toContain('copy.db.statistics')
    expect(statSync(`${file}.noise-key`).mode & 0o777).toBe(0o600)
    expect((await run(dataDir, 'restore', file)).out).toContain('not older than the backup’s and stay')

    const [figures, key] = [join(dataDir, 'kettenglied.statistics.db'), join(dataDir, 'noise.key')]
    const count = await releasesOf(url)
    for (const lost of [figures, `${figures}-wal`, `${figures}-shm`, key]) rmSync(lost, { force: true })
    const back = await run(dataDir, 'restore', file)
    expect(back.out).toContain('The released figures were put back.')
    expect(back.out).toContain('The noise key was put back.')
    expect(await releasesOf(url)).toBe(count)
    expect((await run(dataDir, 'release')).code).toBe(0)

    rmSync(key)
    const store = await openStore(url)
    const book = await openBook(store, { databaseUrl: url })
    await book.exclusively(async (db) => {
      await db.updateTable('stat_release').set({ value: 77 }).where('table_id', '=', 'month:').execute()
    })
    await book.close()
    await store.close()
    const verified = await run(dataDir, 'verify')
    expect(verified.code).toBe(1)
    expect(verified.err).toContain('are not those that were released')
    expect(await run(dataDir, 'release', '--new-key')).toMatchObject({ code: 0 })
  })

  it('are refused in words without their key', async () => {
    const { dataDir, url } = await aDataDir()
    await run(dataDir, 'release')
    rmSync(join(dataDir, 'noise.key'))
    const store = await openStore(url)
    const counting = await readCounting(store)
    const early = recordFactsOf({ day: `${new Date().getUTCFullYear() - 2}-02-04` })
    await store.write((trx) => putRecords(trx, store.engine, counting, [{ ref: 'x', chain: 'y', facts: early }]))
    await store.close()
    const refused = await run(dataDir, 'release', '--json')
    expect(refused.code).toBe(1)
    expect(JSON.parse(refused.out)).toEqual({ refused: 'key_missing' })
    expect(refused.err).toContain('release --new-key')
    expect(refused.err).not.toContain('at ')
  })
})

describe('a running server', () => {
  it('releases what is due in a process of its own, and stops at once when told', async () => {
    const { dataDir, url } = await aDataDir()
    const env = { ...process.env, DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'info' }
    const server = spawn(process.execPath, ['server/main.ts', 'serve'], { env, stdio: ['ignore', 'pipe', 'ignore'] })
    let said = ''
    server.stdout.on('data', (part) => {
      said += String(part)
    })
    await expect.poll(() => said).toContain('"event":"release"')
    expect(await releasesOf(url)).toBeGreaterThan(0)
    expect(existsSync(join(dataDir, 'noise.key'))).toBe(true)
    server.kill('SIGTERM')
    expect((await once(server, 'exit'))[0]).toBe(0)
  })
})
