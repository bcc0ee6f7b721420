/** Runs the same tests on both engines, each test with stores of its own. */
import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe } from 'vitest'
import { openStore, type Store } from '../../server/store/open.ts'
import { dropDatabase, newDatabase, newMigratedDatabase } from './postgres.ts'
import { quickFolder } from './quick-folder.ts'

export type Engine = {
  name: 'sqlite' | 'postgres'
  /** Address of an empty store, for `openStore` or a server process; removed after the test. */
  freshUrl(): Promise<string>
  /** An empty, migrated store; closed after the test. */
  freshStore(): Promise<Store>
}

/** `eachEngine((engine) => { it('…', async () => { const store = await engine.freshStore() … }) })` */
export function eachEngine(body: (engine: Engine) => void): void {
  for (const name of ['sqlite', 'postgres'] as const) describe(`on ${name}`, () => body(engineFor(name)))
}

function engineFor(name: Engine['name']): Engine {
  const cleanups: (() => Promise<unknown>)[] = []
  const freshUrl = name === 'sqlite' ? freshFile : freshDatabase
  afterEach(async () => {
    for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
  })
  return {
    name,
    freshUrl: () => freshUrl(cleanups),
    freshStore: async () => {
      const store = await openStore(name === 'sqlite' ? await freshFile(cleanups) : await migrated(cleanups))
      cleanups.push(() => store.close())
      return store
    },
  }
}

async function freshFile(cleanups: (() => Promise<unknown>)[]): Promise<string> {
  const folder = await mkdtemp(join(quickFolder(), 'kettenglied-store-'))
  cleanups.push(() => rm(folder, { recursive: true, force: true }))
  return `sqlite:${join(folder, 'network.db')}`
}

async function freshDatabase(cleanups: (() => Promise<unknown>)[]): Promise<string> {
  return dropped(await newDatabase(), cleanups)
}

async function migrated(cleanups: (() => Promise<unknown>)[]): Promise<string> {
  return dropped(await newMigratedDatabase(), cleanups)
}

function dropped(url: string, cleanups: (() => Promise<unknown>)[]): string {
  cleanups.push(() => dropDatabase(url))
  return url
}
