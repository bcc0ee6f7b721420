/**
 * Released figures with the numbers a test wants, written where the release job writes them, and a server that reads
 * them as the real one does. How numbers come about is no matter here.
 */

import { onTestFinished } from 'vitest'
import type { AppDeps } from '../../server/app.ts'
import { writeCatalogue } from '../../server/catalogue/write.ts'
import { categoriesOf, readGround } from '../../server/statistics/categories.ts'
import { paramsVersion } from '../../server/statistics/p-table.ts'
import { openBook } from '../../server/statistics/released/book.ts'
import { appendToLog } from '../../server/statistics/released/log.ts'
import { openReleased } from '../../server/statistics/released/released.ts'
import { hashOfRows, inOrderOfCoord } from '../../server/statistics/released/rows.ts'
import { openStore, type Store } from '../../server/store/open.ts'
import { tableOf } from '../../shared/statistics/tables.ts'
import type { Engine } from '../engines/each.ts'
import { aCatalogueDesk } from './a-catalogue-desk.ts'
import { receiver } from './a-server.ts'
import { anOffer } from './an-offer.ts'

export const releasedAt = Date.parse('2026-01-05T04:00:00Z')
export const someOffer = '01990000-0000-7000-8000-00000000e001'

/** Values by coordinate, such as `nord|AB`; whatever is not in it is hidden. */
export type ARelease = { table: string; period: string; revision?: number; at?: number; values: Record<string, number> }

/** Adds releases with the categories of today's catalogue. */
export async function release(store: Store, databaseUrl: string, releases: readonly ARelease[]): Promise<void> {
  const book = await openBook(store, { databaseUrl })
  const ground = await readGround(store.db)
  for (const { table, period, revision = 1, at = releasedAt, values } of releases)
    await book.exclusively(async (db) => {
      const categories = JSON.stringify(categoriesOf(ground, period, tableOf(table)?.dimensions ?? []))
      const rows = inOrderOfCoord(Object.entries(values))
      const about = { table_id: table, period, revision }
      if (rows.length > 0)
        await db
          .insertInto('stat_release')
          .values(rows.map(([coord, value]) => ({ ...about, coord, value })))
          .execute()
      const entry = { ...about, params_version: paramsVersion, categories }
      await appendToLog(db, [{ ...entry, hash: hashOfRows(entry, rows), key_print: 'print', released_at: at }])
    })
  await book.close()
}

/** A network with the areas of `aCatalogueDesk`, one offer, and these releases. */
export async function aReadingServer(engine: Engine, releases: readonly ARelease[] = [], deps: Partial<AppDeps> = {}) {
  const url = await engine.freshUrl()
  const store = await openStore(url)
  const released = openReleased(url)
  onTestFinished(async () => {
    await released.close()
    await store.close()
  })
  const desk = await aCatalogueDesk(store, {}, [], { released, ...deps })
  const offer = anOffer({ id: someOffer, organisationId: receiver, title: 'Frühe Hilfen; „Grüße“ & Co' })
  await writeCatalogue(store, [{ kind: 'offer', id: offer.id, data: offer }])
  await release(store, url, releases)
  return {
    ...desk,
    url,
    released,
    release: (...more: ARelease[]) => release(store, url, more),
    /** Changes every released number of a table behind the job's back. */
    async tamper({ table, period, value }: { table: string; period: string; value: number }): Promise<void> {
      const book = await openBook(store, { databaseUrl: url })
      await book.exclusively((db) =>
        db
          .updateTable('stat_release')
          .set({ value })
          .where('table_id', '=', table)
          .where('period', '=', period)
          .execute(),
      )
      await book.close()
    },
  }
}

export type ReadingServer = Awaited<ReturnType<typeof aReadingServer>>

/** Asks for a path of the statistics. */
export async function read(
  { app }: Pick<ReadingServer, 'app'>,
  device: { tokens: { access: string } },
  path: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; text: string; headers: Headers; error: string | undefined }> {
  const response = await app.request(path, { headers: { Authorization: `Bearer ${device.tokens.access}`, ...headers } })
  const text = await response.text()
  const problem = response.headers.get('Content-Type') === 'application/problem+json'
  const error = problem ? (JSON.parse(text) as { error: string }).error : undefined
  return { status: response.status, text, headers: response.headers, error }
}
