/** The server is killed (SIGKILL) while it applies an import: the catalogue has all of it or nothing, on both engines. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { applyImport } from '../../server/catalogue/import/job/acts.ts'
import { operator } from '../../server/catalogue/import/job/job.ts'
import { openStore } from '../../server/store/open.ts'
import { aList } from '../builders/a-list.ts'
import { aPlannedImport } from '../builders/an-import.ts'
import { type OwnPostgres, startOwnPostgres } from '../engines/own-postgres.ts'
import { type ServerProcess, type ServerSettings, startServer } from './parts/server-process.ts'

const rows = 2000
/** Milliseconds after the server listens: before, within and after the write. */
const blows = [50, 150, 300, 600]
/** Further blows at once, where a busy machine let all of those come after the write. */
const mostRounds = 12

let folder: string
let server: ServerProcess | undefined
let postgres: OwnPostgres | undefined

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kettenglied-import-'))
})
afterEach(async () => {
  await server?.kill()
  await postgres?.stop()
  server = undefined
  postgres = undefined
  await rm(folder, { recursive: true, force: true })
})

it('an import killed half way leaves all or nothing on SQLite', { timeout: 120_000 }, async () => {
  await prove((round) => `sqlite:${join(folder, `round-${round}.db`)}`)
})

it('an import killed half way leaves all or nothing on PostgreSQL', { timeout: 180_000 }, async () => {
  const cluster = await startOwnPostgres()
  postgres = cluster
  await prove(() => cluster.url)
})

async function prove(urlOf: (round: number) => string): Promise<void> {
  const states: string[] = []
  for (let round = 0; round < mostRounds && (round < blows.length || !states.includes('applying')); round++) {
    const wait = blows[round] ?? 0
    const url = urlOf(round)
    const store = await openStore(url)
    const list = aList(
      ...Array.from({ length: rows }, (_, at) => `${round}-${at};Angebot ${round} ${at};Weg ${at};;;;;;`),
    )
    const { id } = await aPlannedImport(store, list)
    const before = await offers(url)
    await applyImport(store, id, operator)
    await store.close()
    const settings: ServerSettings = { DATA_DIR: folder, PORT: '0', DATABASE_URL: url }
    server = await startServer(settings)
    await sleep(wait)
    await server.kill()
    const after = await openStore(url)
    const { state } = await after.db
      .selectFrom('import_job')
      .select('state')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    const seen = await after.db.selectFrom('import_seen').select('source_id').where('import_id', '=', id).execute()
    // What was killed stands in no later round's way.
    await after.db
      .updateTable('import_job')
      .set({ state: 'stopped' })
      .where('id', '=', id)
      .where('state', '=', 'applying')
      .execute()
    await after.close()
    const written = (await offers(url)) - before
    expect({ state, written, remembered: seen.length > 0 }).toEqual(
      state === 'applied'
        ? { state, written: rows, remembered: true }
        : { state: 'applying', written: 0, remembered: false },
    )
    states.push(state)
  }
  // The blows fell on both sides of the commit; else nothing was proved.
  expect(states).toContain('applying')
}

async function offers(url: string): Promise<number> {
  const store = await openStore(url)
  const found = await store.db.selectFrom('catalogue_item').select('id').where('kind', '=', 'offer').execute()
  await store.close()
  return found.length
}
