/** An import works in a thread of its own: it applies, takes back and stops from there, and nobody's reading waits for it. */
import { DatabaseSync } from 'node:sqlite'
import { pino } from 'pino'
import { expect, it } from 'vitest'
import { applyImport, showImport, stopImport } from '../../server/catalogue/import/job/acts.ts'
import { createJob, operator } from '../../server/catalogue/import/job/job.ts'
import type { ImportRunner } from '../../server/catalogue/import/job/runner.ts'
import { threadedRunner } from '../../server/catalogue/import/job/threaded-runner.ts'
import { openStore, type Store, sqlitePath } from '../../server/store/open.ts'
import { aList } from '../builders/a-list.ts'
import { aPlannedImport, catalogueTexts } from '../builders/an-import.ts'
import { type Engine, eachEngine } from '../engines/each.ts'

const row = '17;Kita Drachennest;Birnbaumallee 4;0000 4711-17;;;;;'

async function withThread(
  engine: Engine,
  test: (given: { url: string; store: Store; runner: ImportRunner }) => Promise<void>,
): Promise<void> {
  const url = await engine.freshUrl()
  const store = await openStore(url)
  const runner = threadedRunner(store, { databaseUrl: url, ledger: `${url}.log` }, pino({ level: 'silent' }))
  try {
    await test({ url, store, runner })
  } finally {
    await runner.close()
    await store.close()
  }
}

async function planApplying(store: Store): Promise<string> {
  const { id } = await aPlannedImport(store, aList(row))
  await applyImport(store, id, operator)
  return id
}

eachEngine((engine) => {
  it('it is applied and taken back from there, and a second undo is refused', async () => {
    await withThread(engine, async ({ store, runner }) => {
      const before = await catalogueTexts(store)
      const id = await planApplying(store)
      runner.wake()
      await runner.idle()
      expect(await showImport(store, id)).toMatchObject({ state: 'applied', written: 2 })
      expect((await catalogueTexts(store)).size).toBe(before.size + 2)
      await runner.undo(id, operator)
      expect(await showImport(store, id)).toMatchObject({ state: 'undone', kept: [] })
      expect(await catalogueTexts(store)).toEqual(before)
      await expect(runner.undo(id, operator)).rejects.toMatchObject({ code: 'import_state' })
    })
  })

  it('a stop reaches it, and so does the end of the server', async () => {
    await withThread(engine, async ({ store, runner }) => {
      const many = Array.from({ length: 3000 }, (_, at) => `${at};Angebot ${at};Weg ${at};;;;;;`)
      const id = await createJob(store, { name: 'l.csv', bytes: aList(...many), by: operator, now: Date.now() })
      runner.wake()
      await stopImport(store, runner, id)
      await runner.idle()
      expect(await showImport(store, id)).toMatchObject({ state: 'stopped' })
      const next = await createJob(store, { name: 'l.csv', bytes: aList(...many), by: operator, now: Date.now() })
      runner.wake()
      await runner.close()
      // Read to its end or left to the next process; never failed.
      expect(['reading', 'mapping']).toContain((await showImport(store, next)).state)
    })
  })

  // PostgreSQL has a connection for each anyway.
  if (engine.name === 'sqlite')
    it('while it waits to write others read', async () => {
      await withThread(engine, async ({ url, store, runner }) => {
        const id = await planApplying(store)
        const someone = new DatabaseSync(sqlitePath(url))
        someone.exec('begin immediate')
        runner.wake()
        await new Promise((resolve) => setTimeout(resolve, 100))
        expect(await showImport(store, id)).toMatchObject({ state: 'applying' })
        someone.exec('rollback')
        someone.close()
        await runner.idle()
        expect(await showImport(store, id)).toMatchObject({ state: 'applied' })
      })
    })
})
