/**
 * Erasure in the store: a referral's payloads, signatures and coded fields are removed for good. Ids
 * and leaves stay, so that positions and chains remain checkable and a device that still holds an
 * event is told `erased`. When and by whose order is decided elsewhere.
 */
import { randomUUID } from 'node:crypto'
import { leafOf } from '../../shared/protocol/chain.ts'
import { record } from '../audit/record.ts'
import type { LedgerLine } from '../store/ledger.ts'
import type { Store } from '../store/open.ts'
import type { Db } from '../store/schema.ts'
import { append, type Entry, lockHeads } from './append.ts'
import { type EraseReason, idsPerStatement, writeEraseStatement } from './erase-statement.ts'
import { participants } from './push.ts'

const idsPerQuery = 1000

/**
 * Erases a referral with all its events; doing so again changes nothing.
 * @returns the number of events that were erased
 */
export async function eraseReferral(
  store: Store,
  ref: string,
  why: EraseReason,
  now: number = Date.now(),
): Promise<number> {
  const erased = await store.write(async (trx, announce) => {
    const referral = await trx.selectFrom('referral').selectAll().where('id', '=', ref).executeTakeFirst()
    if (referral === undefined || referral.erased_at !== null) return 0
    // The heads first: whoever adds events to this referral waits here or is seen below.
    await lockHeads(trx, store.engine, participants(referral.from_org, referral.to_org))
    const events = await trx.selectFrom('event').select('id').where('referral_id', '=', ref).execute()
    const line: LedgerLine = {
      at: new Date(now).toISOString(),
      why,
      ref,
      chain: referral.chain_id,
      from: referral.from_org,
      to: referral.to_org,
      events: events.map(({ id }) => id),
    }
    // Before the commit: a line too many only repeats the wish, a line too few would forget it.
    store.ledger.append(line)
    await eraseLine(trx, store, line, now)
    announce({ organisations: participants(line.from, line.to) })
    return line.events.length
  })
  if (erased > 0) await store.scrub()
  return erased
}

/** Erases what a ledger line names, also events this database has never had, and says so in the feeds. */
export async function eraseLine(trx: Db, store: Store, line: LedgerLine, now: number): Promise<void> {
  const organisations = participants(line.from, line.to)
  const heads = await lockHeads(trx, store.engine, organisations)
  await trx
    .insertInto('referral')
    .values({ id: line.ref, chain_id: line.chain, from_org: line.from, to_org: line.to, lam: 0, erased_at: now })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ erased_at: now }))
    .execute()
  const present = await trx.selectFrom('event').select('id').where('referral_id', '=', line.ref).execute()
  const ids = [...new Set([...line.events, ...present.map(({ id }) => id)])]
  for (let at = 0; at < ids.length; at += idsPerQuery)
    await eraseEvents(trx, line, ids.slice(at, at + idsPerQuery), now)
  const entries: Entry[] = []
  for (let at = 0; at < Math.max(1, ids.length); at += idsPerStatement) {
    const id = randomUUID()
    const text = writeEraseStatement({ id, ref: line.ref, ids: ids.slice(at, at + idsPerStatement), why: line.why })
    await trx.insertInto('statement').values({ id, referral_id: line.ref, text, sig: null, created_at: now }).execute()
    entries.push({
      kind: 'erase',
      id,
      leaf: leafOf(text),
      organisations: organisations.filter((org) => heads.has(org)),
    })
  }
  await append(trx, heads, entries)
  await record(trx, store.engine, { act: 'erased', actor: 'operator', subject: line.ref, at: now })
}

async function eraseEvents(trx: Db, line: LedgerLine, ids: string[], now: number): Promise<void> {
  const nothing = { payload: null, sig: null, type: null, lam: null, author_org: null, device_id: null }
  await trx
    .insertInto('event')
    .values(
      ids.map((id) => ({
        ...nothing,
        id,
        referral_id: line.ref,
        from_org: line.from,
        to_org: line.to,
        leaf: null,
        received_at: now,
        erased_at: now,
      })),
    )
    // A row that is there keeps its leaf, for the chain.
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ ...nothing, erased_at: now }))
    .execute()
}
