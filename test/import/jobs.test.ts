/** Imports as work: one at a time, stopped at any moment, found when their process died, tried again. */
import { expect, it } from 'vitest'
import {
  applyImport,
  confirmMapping,
  retryImport,
  showImport,
  stopImport,
} from '../../server/catalogue/import/job/acts.ts'
import { claimJob, silentMs } from '../../server/catalogue/import/job/claim.ts'
import { dropOldImports } from '../../server/catalogue/import/job/drop-old.ts'
import { createJob, operator } from '../../server/catalogue/import/job/job.ts'
import { importRunner } from '../../server/catalogue/import/job/runner.ts'
import { openStore, type Store } from '../../server/store/open.ts'
import { aList } from '../builders/a-list.ts'
import { aPlannedImport, applied, catalogueTexts, mappingOf } from '../builders/an-import.ts'
import { eachEngine } from '../engines/each.ts'

const row = '17;Kita Drachennest;Birnbaumallee 4;;;;;;'
const now = Date.parse('2026-11-22T09:00:00Z')
const created = (store: Store, at = now) =>
  createJob(store, { name: 'list.csv', bytes: aList(row), by: operator, now: at })

eachEngine((engine) => {
  it('only one is worked on at a time, whatever the number of processes', async () => {
    const url = await engine.freshUrl()
    const [one, other] = [await openStore(url), await openStore(url)]
    try {
      for (let count = 0; count < 3; count++) await created(one)
      const claimed = await Promise.all([one, other, one, other].map((store) => claimJob(store, now)))
      expect(claimed.filter((job) => job !== undefined)).toHaveLength(1)
      const [id] = claimed.flatMap((job) => job?.id ?? [])
      expect(await showImport(one, id ?? '')).not.toHaveProperty('waiting')
      await stopImport(other, importRunner(other), id ?? '')
      expect(await claimJob(one, now)).toBeDefined()
    } finally {
      await one.close()
      await other.close()
    }
  })

  it('one whose process died is found by its silence, fails with the reason, and can be tried again', async () => {
    const store = await engine.freshStore()
    const id = await created(store)
    await claimJob(store, now)
    expect(await claimJob(store, now + silentMs)).toBeUndefined()
    expect((await showImport(store, id)).state).toBe('reading')
    await claimJob(store, now + silentMs + 1)
    expect(await showImport(store, id)).toMatchObject({
      state: 'failed',
      problem: { code: 'unavailable', detail: 'reading' },
    })
    await retryImport(store, id, operator)
    const runner = importRunner(store, { now: () => now + silentMs + 2 })
    runner.wake()
    await runner.idle()
    expect(await showImport(store, id)).toMatchObject({ state: 'mapping' })
    expect(await showImport(store, id)).not.toHaveProperty('problem')
  })

  it('a stop before the last word leaves the catalogue as it was', async () => {
    const store = await engine.freshStore()
    const { id } = await aPlannedImport(store, aList(row))
    const before = await catalogueTexts(store)
    await applyImport(store, id, operator)
    const runner = importRunner(store)
    await stopImport(store, runner, id)
    runner.wake()
    await runner.idle()
    expect((await showImport(store, id)).state).toBe('stopped')
    expect(await catalogueTexts(store)).toEqual(before)
  })

  it('an applied one can be stopped, confirmed or applied no more', async () => {
    const store = await engine.freshStore()
    const { id } = await aPlannedImport(store, aList(row))
    await applied(store, id)
    const runner = importRunner(store)
    for (const act of [
      () => stopImport(store, runner, id),
      () => confirmMapping(store, id, mappingOf(), operator),
      () => applyImport(store, id, operator),
      () => retryImport(store, id, operator),
    ])
      await expect(act()).rejects.toMatchObject({ code: 'import_state' })
  })

  it('too many that wait are refused', async () => {
    const store = await engine.freshStore()
    for (let count = 0; count < 10; count++) await created(store)
    await expect(created(store)).rejects.toMatchObject({ code: 'import_busy' })
  })

  it('a file that is no list fails with its reason', async () => {
    const store = await engine.freshStore()
    const bytes = new TextEncoder().encode('%PDF-1.7 …')
    const id = await createJob(store, { name: 'list.csv', bytes, by: operator, now })
    const runner = importRunner(store)
    runner.wake()
    await runner.idle()
    expect(await showImport(store, id)).toMatchObject({
      state: 'failed',
      problem: { code: 'file_unknown', detail: 'pdf' },
    })
  })

  it('files and rows are forgotten after thirty days, and the import can still be undone', async () => {
    const store = await engine.freshStore()
    const { id } = await aPlannedImport(store, aList(row))
    await applied(store, id)
    await dropOldImports(store, Date.now() + 29 * 86_400_000)
    expect(await store.db.selectFrom('import_file').select('import_id').execute()).toHaveLength(1)
    await dropOldImports(store, Date.now() + 31 * 86_400_000)
    expect(await store.db.selectFrom('import_file').select('import_id').execute()).toEqual([])
    expect(await store.db.selectFrom('import_row').select('row').execute()).toEqual([])
    expect((await showImport(store, id)).state).toBe('applied')
  })

  it('the mapping of a source is proposed the next time', async () => {
    const store = await engine.freshStore()
    await applied(store, (await aPlannedImport(store, aList(row))).id)
    const id = await created(store, Date.now())
    const runner = importRunner(store)
    runner.wake()
    await runner.idle()
    expect((await showImport(store, id)).mapping).toEqual(mappingOf())
  })
})
