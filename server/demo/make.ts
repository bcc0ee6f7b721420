/**
 * The demonstration network in a new database. It is made beside its place and moved there when it is
 * whole, so that a first start that was cut off leaves no half-filled network behind.
 */
import { existsSync, renameSync, rmSync } from 'node:fs'
import { type ReleaseOptions, runRelease } from '../statistics/release.ts'
import { openStore, sqlitePath } from '../store/open.ts'
import { createDemo, type Demo, type DemoOptions } from './create.ts'

/** Where its figures are released to; none are where it is not told. */
type MakeOptions = DemoOptions & { release?: Pick<ReleaseOptions, 'noiseKeyFile' | 'statisticsUrl'> }

/**
 * To be called while nobody else has the database (`takeAlone`).
 * @throws {NotEmpty} when the database holds something already
 */
export async function makeDemo(databaseUrl: string, ledger: string, options: MakeOptions = {}): Promise<Demo> {
  const demo = await inPlace(databaseUrl, ledger, options)
  // From where the database stays: what was released lies beside it.
  if (options.release !== undefined) await releaseFigures(databaseUrl, ledger, options.release)
  return demo
}

async function inPlace(databaseUrl: string, ledger: string, options: DemoOptions): Promise<Demo> {
  const path = databaseUrl.startsWith('sqlite:') ? sqlitePath(databaseUrl) : ':memory:'
  if (path === ':memory:' || existsSync(path)) return await fill(databaseUrl, ledger, options)
  const beside = `${path}.making`
  for (const rest of ['', '-wal', '-shm']) rmSync(beside + rest, { force: true })
  const demo = await fill(`sqlite:${beside}`, ledger, options)
  renameSync(beside, path)
  return demo
}

async function fill(databaseUrl: string, ledger: string, options: DemoOptions): Promise<Demo> {
  const store = await openStore(databaseUrl, { ledger })
  try {
    return await createDemo(store, options)
  } finally {
    await store.close()
  }
}

async function releaseFigures(databaseUrl: string, ledger: string, release: NonNullable<MakeOptions['release']>) {
  const store = await openStore(databaseUrl, { ledger })
  try {
    await runRelease(store, { ...release, databaseUrl, now: Date.now() })
  } finally {
    await store.close()
  }
}
