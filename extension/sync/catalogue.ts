/** Keeps the device's copy of the catalogue: a compressed snapshot first, its own feed from then on. */
import { Problem } from '../../shared/problem.ts'
import {
  cataloguePullAnswerSchema,
  catalogueSnapshotSchema,
  snapshotCursorHeader,
} from '../../shared/protocol/catalogue.ts'
import { readCursor } from '../../shared/protocol/cursor.ts'
import { limits } from '../../shared/protocol/limits.ts'
import type { Device } from '../store/device.ts'
import { dropMeta, readMeta, writeMeta } from '../store/meta.ts'
import { addStale, dropUnlisted, offersTouchedBy, tablesByKind, writeItems } from './catalogue-write.ts'
import { readJson } from './request.ts'
import { askAs, type Session, sendAs } from './session.ts'

/** Told which offers changed, so that they can be found as they are now. */
export type CatalogueChanged = (changed: string[] | 'all') => Promise<void>

/** Things written in one transaction of a snapshot. */
const chunk = 1_000

/** Whether a snapshot was ever loaded to its end. */
export async function hasCatalogue(device: Device): Promise<boolean> {
  return (await readMeta(device.database, 'catalogue')) !== undefined
}

/** Brings the catalogue up to date, then the index; an index left behind by a crash is caught up too. */
export async function pullCatalogue(session: Session, changed?: CatalogueChanged): Promise<void> {
  const { database } = session.device
  const place = await readMeta(database, 'catalogue')
  if (place === undefined) await loadSnapshot(session)
  else await followFeed(session, place.cursor)
  const stale = await readMeta(database, 'staleIndex')
  if (stale === undefined || changed === undefined) return
  await changed(stale)
  await dropMeta(database, 'staleIndex')
}

async function followFeed(session: Session, from: string): Promise<void> {
  const { database } = session.device
  let cursor = from
  for (;;) {
    const question = {
      method: 'POST',
      path: '/v1/catalogue/pull',
      body: { cursor, limit: limits.cataloguePull },
    } as const
    const answer = await askAs(session, question, cataloguePullAnswerSchema).catch((failure) => {
      if (failure instanceof Problem && failure.code === 'feed_reset') return 'reset' as const
      throw failure
    })
    if (answer === 'reset') return loadSnapshot(session)
    if (readCursor(answer.next, 'c1') === undefined || (answer.more && answer.items.length === 0)) {
      throw new Problem('feed_broken', 'next')
    }
    const moved = await database.transaction('rw', catalogueTables(session.device), async () => {
      if ((await readMeta(database, 'catalogue'))?.cursor !== cursor) return false
      const before = await offersTouchedBy(database, answer.items)
      await writeItems(database, answer.items)
      await addStale(database, before)
      if (answer.next !== cursor) await writeMeta(database, 'catalogue', { cursor: answer.next })
      return true
    })
    if (!moved || !answer.more) return
    cursor = answer.next
  }
}

/**
 * The whole catalogue at once. What the device had and the snapshot lacks goes in the end; the cursor
 * is written last, so a load that was cut off begins again and nothing is ever half there for long.
 */
async function loadSnapshot(session: Session): Promise<void> {
  const { database } = session.device
  const response = await sendAs(session, { method: 'GET', path: '/v1/catalogue/snapshot' })
  const cursor = response.headers.get(snapshotCursorHeader)
  const snapshot = catalogueSnapshotSchema.safeParse(await readJson(response))
  if (cursor === null || readCursor(cursor, 'c1') === undefined || !snapshot.success) {
    throw new Problem('feed_broken', 'snapshot')
  }
  const { items } = snapshot.data
  await writeMeta(database, 'staleIndex', 'all')
  for (let from = 0; from < items.length; from += chunk) {
    await database.transaction('rw', catalogueTables(session.device), () =>
      writeItems(database, items.slice(from, from + chunk)),
    )
  }
  await database.transaction('rw', catalogueTables(session.device), async () => {
    await dropUnlisted(database, items)
    await writeMeta(database, 'catalogue', { cursor })
  })
}

function catalogueTables({ database }: Device) {
  return [...Object.values(tablesByKind(database)), database.meta]
}
