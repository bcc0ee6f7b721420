/**
 * The demonstration network in a new database. It is made beside its place and moved there when it is
 * whole, so that a first start that was cut off leaves no half-filled network behind.
 */
import { existsSync, renameSync, rmSync } from 'node:fs'
import { openStore, sqlitePath } from '../store/open.ts'
import { createDemo, type Demo, type DemoOptions } from './create.ts'

/**
 * To be called while nobody else has the database (`takeAlone`).
 * @throws {NotEmpty} when the database holds something already
 */
export async function makeDemo(databaseUrl: string, ledger: string, options: DemoOptions = {}): Promise<Demo> {
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
