/**
 * Keeps the records up to date with what happens to referrals: in the transaction in which it happens, so that no
 * crash comes between. Called last in it, since cells are what all transactions share and wait for.
 */
import type { Engine } from '../store/engine.ts'
import type { Db } from '../store/schema.ts'
import { readCatalogueView } from './catalogue-view.ts'
import type { Counting } from './counting.ts'
import { asked, recordOf, type StoredEvent, type Told, toldBy } from './record-of.ts'
import { type Counted, changeRecords, putRecords } from './rollup.ts'
import type { KeptFacts } from './stat-records.ts'

/** Types that change nothing a record says: they stand beside the referral's course. */
const beside = ['shared', 'noted', 'planned', 'link_made', 'note_filed']
const refsPerQuery = 1_000

/** Whether an event of this type may change what the statistics keep of its referral. */
export function mayCount(type: string): boolean {
  return !beside.includes(type)
}

/** Makes the records of these referrals anew from all their events; one of which nothing is left goes. */
export async function followEvents(
  trx: Db,
  engine: Engine,
  counting: Counting,
  referrals: readonly Counted[],
): Promise<void> {
  const refs = [...new Set(referrals.map(({ ref }) => ref))]
  await changeRecords(trx, engine, counting, referrals, async (before) => await readFacts(trx, refs, before))
}

/** Takes the referrals out of everything that is not released yet. @returns how many there still were */
export async function takeOut(
  trx: Db,
  engine: Engine,
  counting: Counting,
  referrals: readonly Counted[],
): Promise<number> {
  return await putRecords(
    trx,
    engine,
    counting,
    referrals.map(({ ref, chain }) => ({ ref, chain, facts: null })),
  )
}

/** What their events say of referrals now. @param before what is kept of them */
export async function readFacts(
  db: Db,
  refs: readonly string[],
  before: ReadonlyMap<string, KeptFacts>,
): Promise<Map<string, KeptFacts | null>> {
  const events = await readEvents(db, refs)
  const told = refs.map((ref): [string, Told | undefined] => [ref, toldBy(events.get(ref) ?? [])])
  const questions = told.flatMap(([ref, one]) => (one === undefined ? [] : [asked(one, before.get(ref))]))
  const catalogue = await readCatalogueView(db, {
    offers: questions.flatMap(({ offers }) => offers),
    areas: questions.flatMap(({ areas }) => areas),
  })
  return new Map(told.map(([ref, one]) => [ref, one === undefined ? null : recordOf(one, catalogue, before.get(ref))]))
}

async function readEvents(db: Db, refs: readonly string[]): Promise<Map<string, StoredEvent[]>> {
  const events = new Map<string, StoredEvent[]>()
  for (let at = 0; at < refs.length; at += refsPerQuery) {
    const rows = await db
      .selectFrom('event')
      .select(['id', 'referral_id', 'payload', 'received_at'])
      .where('referral_id', 'in', refs.slice(at, at + refsPerQuery))
      .where('payload', 'is not', null)
      .execute()
    for (const [ref, some] of Map.groupBy(rows, ({ referral_id }) => referral_id)) events.set(ref, some)
  }
  return events
}
