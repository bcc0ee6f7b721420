/** The whole catalogue, compressed once and kept until it changes: a new device's first sync in one request. */
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { chainText, writeCursor } from '../../shared/protocol/cursor.ts'
import type { Db } from '../store/schema.ts'

const compress = promisify(gzip)

type Snapshot = {
  body: Uint8Array<ArrayBuffer>
  /** Hash of the content, quoted as an ETag. */
  etag: string
  /** Cursor to go on from. */
  asOf: string
}

/** Gives the snapshot of the present head; requests that come together share one making. */
export function snapshotKeeper(db: Db): () => Promise<Snapshot> {
  let kept: { key: string; snapshot: Promise<Snapshot> } | undefined
  return async () => {
    const head = await db.selectFrom('catalogue_head').selectAll().executeTakeFirstOrThrow()
    const asOf = writeCursor({ kind: 'c1', epoch: head.epoch, pos: head.head, chain: chainText(head.chain) })
    if (kept?.key !== asOf) {
      const making = { key: asOf, snapshot: make(db, asOf) }
      kept = making
      making.snapshot.catch(() => {
        if (kept === making) kept = undefined
      })
    }
    return await kept.snapshot
  }
}

/** What changes while this reads is in the snapshot already and comes once more with the next pull; that does no harm. */
async function make(db: Db, asOf: string): Promise<Snapshot> {
  const rows = await db
    .selectFrom('catalogue_item')
    .select(['n', 'kind', 'id', 'data'])
    .where('data', 'is not', null)
    .orderBy('n')
    .execute()
  // The data is JSON already; reading it only to write it again would double the work.
  const items = rows.map(
    ({ n, kind, id, data }) => `{"n":${n},"kind":${JSON.stringify(kind)},"id":${JSON.stringify(id)},"data":${data}}`,
  )
  const text = `{"items":[${items.join(',')}]}`
  const etag = `"${createHash('sha256').update(text).digest('base64url')}"`
  return { body: new Uint8Array(await compress(text)), etag, asOf }
}
