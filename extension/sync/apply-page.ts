/** Takes a checked page into the database: all of it and the new cursor in one transaction, or nothing. */
import { raiseAlarm } from '../store/alarms.ts'
import type { Database, QuarantinedEvent, ReferralRecord, StoredEvent } from '../store/database.ts'
import type { Device } from '../store/device.ts'
import { eraseTakenBack } from '../store/erase-events.ts'
import { type FeedPlace, readFeedPlace, writeMeta } from '../store/meta.ts'
import { recordOf } from '../store/referrals.ts'
import { applyErasure } from './apply-erasure.ts'
import { healed, watchFeed } from './feed-watch.ts'
import { noteRevocation } from './revocations.ts'
import type { Session } from './session.ts'
import type { CheckedEvent, CheckedPage } from './verify-page.ts'

/**
 * Applies the page that follows `place`. Undefined, and nothing applied, when the device's place was
 * moved meanwhile by another page or worker; else the new place.
 */
export async function applyPage(
  { device, enrolment }: Session,
  place: FeedPlace,
  page: CheckedPage,
): Promise<FeedPlace | undefined> {
  const { database } = device
  const { referrals, gone, quarantine, localNotes, drafts, networks, feedMarks, alarms, meta } = database
  const next: FeedPlace = { cursor: page.next, gen: place.gen, rereading: place.rereading && page.more }
  const tables = [referrals, gone, quarantine, localNotes, drafts, networks, feedMarks, alarms, meta]
  return database.transaction('rw', tables, async () => {
    const present = await readFeedPlace(database)
    if (present.cursor !== place.cursor || present.gen !== place.gen) return undefined
    const touched = await takeEvents(device, page.events, place.gen)
    await eraseTakenBack(device, touched)
    if (page.erased.length > 0) await applyErasure(device, page.erased)
    for (const { device: revoked, pos } of page.revoked) await noteRevocation(database, revoked, pos)
    if (await watchFeed(database, enrolment.organisationId, place.gen, page))
      await raiseAlarm('feed_forked', enrolment.organisationId, device)
    await writeMeta(database, 'feed', next)
    if (page.waiting !== undefined) await writeMeta(database, 'waitingDevices', page.waiting)
    const back = await healed(database, next)
    if (back !== undefined) await raiseAlarm(back, undefined, device)
    if (!page.more) await writeMeta(database, 'lastConfirmedAt', page.time)
    return next
  })
}

/** @returns the records that changed */
async function takeEvents(device: Device, events: CheckedEvent[], gen: number): Promise<ReferralRecord[]> {
  if (events.length === 0) return []
  const { database } = device
  const ids = events.map((event) => event.id)
  const erased = new Set(
    await database.gone
      .where('id')
      .between(...span(ids), true, true)
      .primaryKeys(),
  )
  const wanted = events.filter((event) => !erased.has(event.id))
  const aside: QuarantinedEvent[] = []
  const putAside = ({ id, ref, p, s }: CheckedEvent, why: string) =>
    aside.push({ id, ref, p, s, why, at: device.clock.now() })
  for (const event of wanted) if (event.standing !== 'genuine') putAside(event, event.standing)
  const signed = wanted.filter((event) => event.standing === 'genuine')
  const records = await recordsOf(database, signed)
  const answered = linksAmong(signed, records)
  const genuine = signed.filter((event) => event.relayed !== true || answered.has(event.ref))
  for (const event of signed) if (!genuine.includes(event)) putAside(event, 'forged')
  await recallFromQuarantine(database, genuine)
  const touched = new Map<string, StoredEvent[]>()
  for (const event of genuine) {
    const before = touched.get(event.ref) ?? records.get(event.ref)?.events ?? []
    const twin = before.find((own) => own.id === event.id)
    // The same id with other bytes: the feed's event is the true one, ours is kept where a person sees it.
    if (twin !== undefined && twin.p !== event.p) {
      aside.push({ id: twin.id, ref: event.ref, p: twin.p, s: twin.s, why: 'conflict', at: device.clock.now() })
    }
    const confirmed: StoredEvent = { id: event.id, p: event.p, s: event.s, gen }
    touched.set(
      event.ref,
      twin === undefined ? [...before, confirmed] : before.map((own) => (own === twin ? confirmed : own)),
    )
  }
  await database.quarantine.bulkPut(aside)
  const changed = [...touched].map(([ref, all]) => withConfirmed(records.get(ref), ref, all))
  await database.referrals.bulkPut(changed)
  return changed
}

/** The server may answer for an organisation without a device only where this organisation made a link for that. */
function linksAmong(events: CheckedEvent[], records: ReadonlyMap<string, ReferralRecord>): Set<string> {
  if (!events.some((event) => event.relayed)) return new Set()
  const texts = [...records.values()].flatMap((record) => record.events.map(({ p }) => ({ ref: record.ref, p })))
  const linked = [...events, ...texts].filter(({ p }) => (JSON.parse(p) as { t?: unknown }).t === 'link_made')
  return new Set(linked.map(({ ref }) => ref))
}

/** Where only the confirmation is new, the state need not be derived again. */
function withConfirmed(before: ReferralRecord | undefined, ref: string, events: StoredEvent[]): ReferralRecord {
  const same = before?.events.length === events.length && before.events.every((event, at) => event.p === events[at]?.p)
  if (before === undefined || !same) return recordOf(ref, events)
  return { ...before, events, confirmedIn: Math.min(...events.map((event) => event.gen ?? -1)) }
}

async function recordsOf(database: Database, events: CheckedEvent[]): Promise<Map<string, ReferralRecord>> {
  const refs = [...new Set(events.map((event) => event.ref))]
  const found = await database.referrals.bulkGet(refs)
  return new Map(found.flatMap((record) => (record === undefined ? [] : [[record.ref, record]])))
}

/** An event that was put aside and now stands in the feed, byte for byte, was delivered after all. */
async function recallFromQuarantine(database: Database, events: CheckedEvent[]): Promise<void> {
  const { quarantine } = database
  const signed = new Map(events.map(({ id, s }) => [id, s]))
  const aside = await quarantine
    .where('id')
    .between(...span([...signed.keys()]), true, true)
    .primaryKeys()
  await quarantine.bulkDelete(aside.filter(([id, s]) => signed.get(id) === s))
}

/**
 * The smallest and the largest of some ids. One read between them replaces one for each id: the tables
 * asked are small, and the ids of a page lie near each other, since they begin with a time.
 */
function span(ids: string[]): [first: string, last: string] {
  const inOrder = ids.toSorted()
  return [inOrder.at(0) ?? '', inOrder.at(-1) ?? '']
}
