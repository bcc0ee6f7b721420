/**
 * Looks whether the store is what it should be: dense feeds, valid chains, leaves and signatures,
 * catalogue and audit chains, key logs. Reads only.
 */

import { fromBase64url } from '../../shared/protocol/bytes.ts'
import { chainNext, chainStart, type FeedKind, feedKinds, leafOf } from '../../shared/protocol/chain.ts'
import { auditHash } from '../audit/record.ts'
import { relayOf } from '../keys/relay.ts'
import { verifyKeyLogs } from '../keys/verify.ts'
import type { Db } from '../store/schema.ts'
import { isSignedBy } from './signatures.ts'

const rowsPerRead = 1000
const kindNames = new Map<number, FeedKind>(
  Object.entries(feedKinds).map(([name, number]) => [number, name as FeedKind]),
)

export type Finding = { where: string; what: string }
export type Verification = { feeds: number; items: number; audit: number; findings: Finding[] }

export async function verifyStore(db: Db): Promise<Verification> {
  const findings: Finding[] = []
  const feeds = await db.selectFrom('org_feed').selectAll().orderBy('org_id').execute()
  let items = 0
  for (const feed of feeds) {
    const end = await walkFeed(db, feed.org_id, findings)
    items += end.pos
    if (end.pos !== feed.head || Buffer.compare(end.chain, feed.chain) !== 0)
      findings.push({ where: `feed ${feed.org_id}`, what: 'the head is not where the items end' })
  }
  await verifySignatures(db, findings)
  await verifyCatalogue(db, findings)
  findings.push(...(await verifyKeyLogs(db)))
  const audit = await verifyAudit(db, findings)
  return { feeds: feeds.length, items, audit, findings }
}

async function walkFeed(db: Db, orgId: string, findings: Finding[]): Promise<{ pos: number; chain: Uint8Array }> {
  let pos = 0
  let chain = chainStart
  for (;;) {
    const rows = await db
      .selectFrom('feed')
      .leftJoin('event', (join) => join.onRef('event.id', '=', 'feed.item_id').on('feed.kind', '=', feedKinds.ev))
      .leftJoin('statement', (join) =>
        join.onRef('statement.id', '=', 'feed.item_id').on('feed.kind', '!=', feedKinds.ev),
      )
      .select(['feed.pos', 'feed.kind', 'feed.item_id', 'feed.chain', 'event.leaf', 'event.payload', 'statement.text'])
      .where('feed.org_id', '=', orgId)
      .where('feed.pos', '>', pos)
      .orderBy('feed.pos')
      .limit(rowsPerRead)
      .execute()
    for (const row of rows) {
      const where = `feed ${orgId} position ${row.pos}`
      const add = (what: string) => findings.push({ where, what })
      if (row.pos !== pos + 1) add('a position before it is missing')
      const kind = kindNames.get(row.kind)
      const leaf = kind === 'ev' ? row.leaf : row.text === null ? null : leafOf(row.text)
      if (kind === undefined || leaf === null) add('its item is missing')
      else {
        if (row.payload !== null && Buffer.compare(leafOf(row.payload), leaf) !== 0)
          add('the payload is not the one received')
        if (Buffer.compare(chainNext(chain, kind, row.item_id, leaf), row.chain) !== 0) add('the chain is broken')
      }
      pos = row.pos
      chain = row.chain
    }
    if (rows.length < rowsPerRead) return { pos, chain }
  }
}

async function verifySignatures(db: Db, findings: Finding[]): Promise<void> {
  const relay = await relayOf({ db })
  const relayKey = fromBase64url(relay.signKey)
  let after = ''
  for (;;) {
    const rows = await db
      .selectFrom('event')
      .leftJoin('device', 'device.id', 'event.device_id')
      .select(['event.id', 'event.payload', 'event.sig', 'event.device_id', 'device.sign_key'])
      .where('event.id', '>', after)
      .where('event.payload', 'is not', null)
      .orderBy('event.id')
      .limit(rowsPerRead)
      .execute()
    for (const row of rows) {
      const { payload, sig } = row
      const key = row.device_id === relay.id ? relayKey : row.sign_key
      if (payload === null || sig === null || key === null || !(await isSignedBy(key, payload, sig)))
        findings.push({ where: `event ${row.id}`, what: 'the signature is not its author’s' })
    }
    after = rows.at(-1)?.id ?? after
    if (rows.length < rowsPerRead) return
  }
}

async function verifyCatalogue(db: Db, findings: Finding[]): Promise<void> {
  const where = 'catalogue'
  const head = await db.selectFrom('catalogue_head').selectAll().executeTakeFirstOrThrow()
  const last = await db.selectFrom('catalogue_log').selectAll().orderBy('n', 'desc').limit(1).executeTakeFirst()
  const lastItem = await db
    .selectFrom('catalogue_item')
    .select((on) => on.fn.max('n').as('n'))
    .executeTakeFirst()
  if ((last?.n ?? 0) !== head.head || Buffer.compare(last?.chain ?? chainStart, head.chain) !== 0)
    findings.push({ where, what: 'the head is not where the log ends' })
  if ((lastItem?.n ?? 0) > head.head) findings.push({ where, what: 'an item stands after the head' })
}

async function verifyAudit(db: Db, findings: Finding[]): Promise<number> {
  const head = await db.selectFrom('audit_head').selectAll().executeTakeFirstOrThrow()
  let n = 0
  let hash: Uint8Array = new Uint8Array(32)
  for (;;) {
    const rows = await db
      .selectFrom('audit_log')
      .selectAll()
      .where('n', '>', n)
      .orderBy('n')
      .limit(rowsPerRead)
      .execute()
    for (const { hash: stored, ...row } of rows) {
      if (row.n !== n + 1 || Buffer.compare(auditHash(hash, row), stored) !== 0)
        findings.push({ where: `audit entry ${row.n}`, what: 'it or one before it was changed' })
      n = row.n
      hash = stored
    }
    if (rows.length < rowsPerRead) break
  }
  if (n !== head.n || Buffer.compare(hash, head.hash) !== 0)
    findings.push({ where: 'audit log', what: 'entries are missing at its end' })
  return n
}
