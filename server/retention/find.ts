/**
 * Which referrals are due: all are looked through page by page, so that a changed period works at once. Each organisation
 * is asked by what it has itself, as its devices are: what one side ended for itself alone (where the family wants no
 * answer) must not be told to the other by an erasure, nor look to its devices like a false one.
 */
import type { Retention } from '../../shared/network.ts'
import { isSealedType } from '../../shared/referral/event-type.ts'
import { fold } from '../../shared/referral/fold.ts'
import { dayMs, dayOf } from '../../shared/utc-day.ts'
import { audienceOf, type Placed } from '../feeds/audience.ts'
import type { Db } from '../store/schema.ts'
import { countingEvents, type Due, dueOf, monthsLater } from './due.ts'

const referralsPerRead = 100
/** Nothing is due sooner than the shortest period a network may set. */
const leastMs = 28 * dayMs

/** `only`: these events of it; else all. */
export type DueReferral = { ref: string; only?: string[] }

export async function* readDueReferrals(db: Db, retention: Retention, now: number): AsyncGenerator<DueReferral> {
  for (let after = ''; ; ) {
    const page = await db
      .selectFrom('referral')
      .select(['id', 'erased_at'])
      .where('id', '>', after)
      .where((on) => on.or([on('opened_at', 'is', null), on('opened_at', '<', now - leastMs)]))
      .orderBy('id')
      .limit(referralsPerRead)
      .execute()
    const last = page.at(-1)
    if (last === undefined) return
    const events = await readEvents(
      db,
      page.map(({ id }) => id),
    )
    for (const { id: ref, erased_at } of page) {
      const found = judge(events.get(ref) ?? [], erased_at, retention, now)
      if (found === undefined) continue
      yield { ref, ...found }
      await others()
    }
    await others()
    if (page.length < referralsPerRead) return
    after = last.id
  }
}

/** SQLite works in this very thread: requests that came meanwhile have their turn. */
function others(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

type StoredEvent = Placed & { id: string; type: string | null; payload: string | null; received_at: number }

async function readEvents(db: Db, refs: string[]): Promise<Map<string, StoredEvent[]>> {
  const rows = await db
    .selectFrom('event')
    .select(['id', 'referral_id', 'type', 'payload', 'received_at', 'from_org', 'to_org', 'own_org', 'also_org'])
    .where('referral_id', 'in', refs)
    .where('payload', 'is not', null)
    .execute()
  return Map.groupBy(rows, ({ referral_id }) => referral_id)
}

function judge(
  events: readonly StoredEvent[],
  erasedAt: number | null,
  retention: Retention,
  now: number,
): Omit<DueReferral, 'ref'> | undefined {
  if (events.length === 0) return undefined
  // Of an erased referral the word that ended it is left, until devices have had the time to hear it.
  if (erasedAt !== null)
    return monthsLater(erasedAt, retention.ended) <= dayOf(now) ? { only: events.map(({ id }) => id) } : undefined
  const dues = new Map(
    [...new Set(events.flatMap(audienceOf))].map((org) => [org, dueFor(org, events, retention, now)]),
  )
  if ([...dues.values()].every((due) => due === 'all')) return {}
  const sealed = events.filter(
    (event) => isSealedType(event.type ?? '') && audienceOf(event).every((org) => dues.get(org) !== 'nothing'),
  )
  return sealed.length === 0 ? undefined : { only: sealed.map(({ id }) => id) }
}

/** What is due by what this organisation has of the referral. */
function dueFor(org: string, all: readonly StoredEvent[], retention: Retention, now: number): Due {
  const events = all.filter((event) => audienceOf(event).includes(org))
  const state = fold(events.map(({ payload }) => ({ p: payload ?? '' })))
  const counting = countingEvents(state)
  const counted = events.filter(({ id }) => counting.has(id))
  const changed = Math.max(...(counted.length > 0 ? counted : events).map(({ received_at }) => received_at))
  return dueOf(state, changed, retention, now)
}
