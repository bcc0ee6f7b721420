/**
 * Erasure in the store: payloads, signatures and coded fields of a referral, or of some of its events, are
 * removed for good. Ids and leaves stay, so that positions and chains remain checkable and a device that still
 * holds an event is told `erased`. When and by whose order is decided elsewhere.
 */
import { readCounting } from '../statistics/counting.ts'
import { takeOut } from '../statistics/follow.ts'
import type { LedgerLine } from '../store/ledger.ts'
import type { Store } from '../store/open.ts'
import type { Db } from '../store/schema.ts'
import type { EventTable, ReferralTable } from '../store/tables/feeds.ts'
import { lockHeads } from './append.ts'
import { audienceOf, participants } from './audience.ts'
import { eraseLine } from './erase-line.ts'
import type { EraseReason } from './erase-statement.ts'
import { leavesFigures } from './leaves-figures.ts'

type ErasedEvent = Pick<EventTable, 'id' | 'from_org' | 'to_org' | 'own_org' | 'also_org'>

const columns = ['id', 'from_org', 'to_org', 'own_org', 'also_org'] as const

/** What is erased of a referral: its events of these ids, or all. `by`: the event that asks for it, and stays. */
export type Wish = { ref: string; why: EraseReason; only?: readonly string[]; by?: string; actor: string }

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
  const erased = await eraseWish(store, { ref, why, actor: why === 'request' ? 'operator' : why }, now)
  if (erased > 0) await store.scrub()
  return erased
}

/** One erasure in a transaction of its own. Whoever carries out many scrubs the store once, after the last. */
export async function eraseWish(store: Store, wish: Wish, now: number): Promise<number> {
  const counting = await readCounting(store)
  return await store.write(async (trx, announce) => {
    const done = await eraseWithin(trx, store, wish, now)
    if (leavesFigures({ why: wish.why, part: wish.only !== undefined })) {
      const referral = await trx.selectFrom('referral').selectAll().where('id', '=', wish.ref).executeTakeFirst()
      const left = await takeOut(
        trx,
        store.engine,
        counting,
        referral === undefined ? [] : [{ ref: referral.id, chain: referral.chain_id }],
      )
      // Of one that had been erased before no line says so yet, and a restored backup must learn it.
      if (referral !== undefined && left > 0 && done.organisations.length === 0)
        store.ledger.append(lineOf(referral, [], wish, now))
    }
    if (done.organisations.length > 0) announce({ organisations: done.organisations })
    return done.erased
  })
}

/** Erases inside an open transaction; the ledger has the line before the commit. */
export async function eraseWithin(
  trx: Db,
  store: Store,
  wish: Wish,
  now: number,
): Promise<{ erased: number; organisations: string[] }> {
  const nothing = { erased: 0, organisations: [] }
  const referral = await trx.selectFrom('referral').selectAll().where('id', '=', wish.ref).executeTakeFirst()
  if (referral === undefined || (referral.erased_at !== null && wish.only === undefined)) return nothing
  // The heads first: whoever adds events to this referral waits here or is seen below.
  // Those who were told as well among them: locked one after the other, they would stand against a push's order.
  const told = await trx
    .selectFrom('event')
    .select('also_org')
    .where('referral_id', '=', wish.ref)
    .where('also_org', 'is not', null)
    .execute()
  const sides = participants(referral.from_org, referral.to_org)
  await lockHeads(trx, store.engine, [...sides, ...told.flatMap(({ also_org }) => also_org ?? [])])
  const events = await readEvents(trx, wish)
  if (wish.only !== undefined && events.length === 0) return nothing
  const line = lineOf(referral, events, wish, now)
  // Before the commit: a line too many only repeats the wish, a line too few would forget it.
  store.ledger.append(line)
  const organisations = await eraseLine(trx, store, line, now, wish.actor)
  return { erased: events.length, organisations }
}

async function readEvents(trx: Db, { ref, only, by }: Wish): Promise<ErasedEvent[]> {
  const query = trx.selectFrom('event').select(columns).where('referral_id', '=', ref).orderBy('id')
  // All ids of a whole referral, also of what was erased before, so that a restored backup forgets them too.
  const rows = await (only === undefined ? query : query.where('erased_at', 'is', null)).execute()
  const wanted = only === undefined ? undefined : new Set(only)
  return rows.filter(({ id }) => id !== by && wanted?.has(id) !== false)
}

function lineOf(referral: ReferralTable, events: readonly ErasedEvent[], wish: Wish, now: number): LedgerLine {
  const both = participants(referral.from_org, referral.to_org).join()
  const groups = new Map<string, string[]>()
  for (const event of events) {
    const key = audienceOf(event).join()
    groups.set(key, [...(groups.get(key) ?? []), event.id])
  }
  const apart = [...groups].filter(([key]) => key !== both)
  return {
    at: new Date(now).toISOString(),
    why: wish.why,
    ref: referral.id,
    chain: referral.chain_id,
    from: referral.from_org,
    to: referral.to_org,
    events: groups.get(both) ?? [],
    ...(apart.length > 0 && { apart: apart.map(([orgs, ids]) => ({ orgs: orgs.split(','), events: ids })) }),
    ...(wish.only !== undefined && { part: true as const }),
    ...(wish.by !== undefined && { by: wish.by }),
  }
}
