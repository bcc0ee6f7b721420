/** Does what a line of the erasure ledger says: at the erasure itself, and again after a restored backup. */
import { randomUUID } from 'node:crypto'
import { leafOf } from '../../shared/protocol/chain.ts'
import { record } from '../audit/record.ts'
import type { LedgerLine } from '../store/ledger.ts'
import type { Store } from '../store/open.ts'
import type { Db } from '../store/schema.ts'
import { append, type Entry, type Heads, lockHeads } from './append.ts'
import { audienceOf, participants, placeFor } from './audience.ts'
import { idsPerStatement, writeEraseStatement } from './erase-statement.ts'

const idsPerQuery = 1000

/** Events that the same organisations had: they, and no others, are told. */
type Group = { orgs: readonly string[]; events: readonly string[] }

/**
 * Erases what the line names, also events this database has never had, and says so in the feeds.
 * @returns the organisations whose feeds say it
 */
export async function eraseLine(
  trx: Db,
  store: Store,
  line: LedgerLine,
  now: number,
  actor: string,
): Promise<string[]> {
  const groups = groupsOf(line, line.part === true ? [] : await presentOf(trx, line))
  const organisations = [...new Set(groups.flatMap(({ orgs }) => orgs))]
  const heads = await lockHeads(trx, store.engine, organisations)
  if (line.part === undefined) await closeReferral(trx, line, now)
  const entries: Entry[] = []
  for (const group of groups) {
    for (let at = 0; at < group.events.length; at += idsPerQuery)
      await eraseEvents(trx, line, group, group.events.slice(at, at + idsPerQuery), now)
    entries.push(...(await tell(trx, line, group, heads, now)))
  }
  await append(trx, heads, entries)
  await record(trx, store.engine, { act: 'erased', actor, subject: line.ref, at: now })
  return organisations
}

/** What the database has beyond the line: events that came between a backup and the erasure of another time line. */
async function presentOf(trx: Db, line: LedgerLine): Promise<Group[]> {
  const named = new Set([...line.events, ...(line.apart ?? []).flatMap(({ events }) => events)])
  const rows = await trx
    .selectFrom('event')
    .select(['id', 'from_org', 'to_org', 'own_org', 'also_org'])
    .where('referral_id', '=', line.ref)
    .execute()
  return rows
    .filter(({ id }) => id !== line.by && !named.has(id))
    .map((row) => ({ orgs: audienceOf(row), events: [row.id] }))
}

/** One group for each set of organisations; both sides hear of a whole referral even where nothing is left of it. */
function groupsOf(line: LedgerLine, present: readonly Group[]): Group[] {
  const groups = new Map<string, { orgs: readonly string[]; events: Set<string> }>()
  const both = { orgs: participants(line.from, line.to), events: line.events }
  for (const { orgs, events } of [both, ...(line.apart ?? []), ...present]) {
    const key = [...orgs].sort().join()
    const group = groups.get(key) ?? { orgs, events: new Set() }
    for (const event of events) group.events.add(event)
    groups.set(key, group)
  }
  const all = [...groups.values()].map(({ orgs, events }) => ({ orgs, events: [...events] }))
  const filled = all.filter(({ events }) => events.length > 0)
  return filled.length === 0 ? all : filled
}

async function closeReferral(trx: Db, line: LedgerLine, now: number): Promise<void> {
  const gone = { erased_at: now, kind: null, code: null, feedback: null }
  await trx
    .insertInto('referral')
    .values({
      id: line.ref,
      chain_id: line.chain,
      from_org: line.from,
      to_org: line.to,
      lam: 0,
      opened_at: null,
      ...gone,
    })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(gone))
    .execute()
  await trx.deleteFrom('answer_link').where('referral_id', '=', line.ref).execute()
}

async function eraseEvents(trx: Db, line: LedgerLine, { orgs }: Group, ids: string[], now: number): Promise<void> {
  const nothing = { payload: null, sig: null, type: null, lam: null, author_org: null, device_id: null }
  const place = placeFor(line.from, line.to, orgs)
  await trx
    .insertInto('event')
    .values(
      ids.map((id) => ({
        ...nothing,
        ...place,
        id,
        referral_id: line.ref,
        leaf: null,
        received_at: now,
        erased_at: now,
      })),
    )
    // A row that is there keeps its leaf, for the chain.
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ ...nothing, erased_at: now }))
    .execute()
}

async function tell(trx: Db, line: LedgerLine, { orgs, events }: Group, heads: Heads, now: number): Promise<Entry[]> {
  const entries: Entry[] = []
  for (let at = 0; at < Math.max(1, events.length); at += idsPerStatement) {
    const id = randomUUID()
    const text = writeEraseStatement({ id, ref: line.ref, ids: events.slice(at, at + idsPerStatement), why: line.why })
    await trx.insertInto('statement').values({ id, referral_id: line.ref, text, sig: null, created_at: now }).execute()
    const organisations = orgs.filter((org) => heads.has(org))
    entries.push({ kind: 'erase', id, leaf: leafOf(text), organisations })
  }
  return entries
}
