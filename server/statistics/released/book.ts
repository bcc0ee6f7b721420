/** The database of released figures as the job writes it: one writer at a time, each release whole or not at all. */
import { sql } from 'kysely'
import type { Store } from '../../store/open.ts'
import { openSqlite } from '../../store/sqlite.ts'
import { ReleaseRefused } from '../release-refused.ts'
import { createTables } from './create-tables.ts'
import { asReleased, type ReleasedDb } from './log.ts'
import { prepareReleased } from './roles.ts'
import { releasedPath } from './source.ts'

/** Of PostgreSQL's advisory locks, the one that stands for writing released figures. */
const lock = 7_216_001

export type ReleaseBook = {
  /** Runs `work` alone among all jobs of this database, in one transaction. */
  exclusively<T>(work: (db: ReleasedDb) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** Opens the book, made where it is not there yet. @throws {ReleaseRefused} `no_file` */
export async function openBook(
  store: Store,
  { databaseUrl, statisticsUrl }: { databaseUrl: string; statisticsUrl?: string },
): Promise<ReleaseBook> {
  if (store.engine === 'sqlite') return await openFile(releasedPath(databaseUrl))
  await prepareReleased(store.db, statisticsUrl)
  return {
    exclusively: (work) =>
      store.db.transaction().execute(async (trx) => {
        await sql`select pg_advisory_xact_lock(${lock})`.execute(trx)
        return await work(asReleased(trx).withSchema('released'))
      }),
    close: async () => undefined,
  }
}

async function openFile(path: string | undefined): Promise<ReleaseBook> {
  if (path === undefined) throw new ReleaseRefused('no_file')
  const parts = openSqlite(path)
  await parts.transaction(async (trx) => await createTables(asReleased(trx)), [])
  return {
    exclusively: (work) => parts.transaction((trx) => work(asReleased(trx)), []),
    async close() {
      await parts.scrub()
      await parts.close()
    },
  }
}
