/** Reads the own organisation's referrals for the list: a page by the index, or all of them to search in. */
import { fold } from '../../../shared/referral/fold.ts'
import type { Calendar } from '../../../shared/referral/overdue.ts'
import type { ReferralState } from '../../../shared/referral/state.ts'
import { today } from '../../platform/clock.ts'
import { readNetwork, readOffers } from '../../store/catalogue.ts'
import { database, type ReferralRecord } from '../../store/database.ts'
import { enrolment } from '../../store/enrolment.ts'
import { readFeedPlace } from '../../store/meta.ts'
import { isShown } from '../../store/read-referrals.ts'
import { openReports, readReports } from './arrival-report.tsx'
import { type Entry, entryOf, newestFirst } from './entry.ts'
import { titleOf } from './read-chain.ts'

type Entries = { entries: Entry[]; more: boolean }

/** The newest `limit` of what this organisation sent or recorded; all without a limit. Works inside `useLive`. */
export async function readEntries(limit?: number): Promise<Entries> {
  const own = (await enrolment())?.organisationId ?? ''
  const [aside, reports] = await Promise.all([quarantinedStates(), readReports(own)])
  const sent = database.referrals
    .orderBy('changedOn')
    .reverse()
    .filter((record) => record.state.from === own && record.kind !== 'arrival' && isShown(record))
  const records = await (limit === undefined ? sent : sent.limit(limit + 1)).toArray()
  const page = limit === undefined ? records : records.slice(0, limit)
  const lost = [...aside].filter(([ref]) => !records.some((record) => record.ref === ref)).map(([, state]) => state)
  const states = [...page.map((record) => record.state), ...lost]
  const named = await namesOf(states)
  const undelivered = await undeliveredRefs(page)
  const entries = states.map((state) =>
    entryOf(state, {
      ...named(state),
      reported: openReports(state, reports).length > 0,
      undelivered: undelivered.has(state.ref) || aside.has(state.ref),
      quarantined: aside.has(state.ref),
    }),
  )
  return { entries: entries.sort(newestFirst), more: records.length > page.length }
}

/** Today, and the network's rules. Works inside `useLive`. */
export async function readCalendar(): Promise<Calendar> {
  const network = await readNetwork()
  return { today: today(), respondWithinDays: network?.respondWithinDays ?? 10, land: network?.land ?? 'NW' }
}

/** A referral whose every event was put aside has no record any more: its state is folded from those. */
export async function quarantinedStates(): Promise<Map<string, ReferralState>> {
  const byRef = Map.groupBy(await database.quarantine.toArray(), (event) => event.ref)
  return new Map([...byRef].map(([ref, events]) => [ref, fold(events)]))
}

async function undeliveredRefs(records: readonly ReferralRecord[]): Promise<Set<string>> {
  const { gen, rereading } = await readFeedPlace(database)
  const waits = (record: ReferralRecord) =>
    record.events.some((event) => (rereading ? event.gen === null : event.gen !== gen))
  return new Set(records.filter(waits).map((record) => record.ref))
}

async function namesOf(states: readonly ReferralState[]) {
  const offers = await readOffers([...new Set(states.flatMap((state) => state.requested?.offerId ?? []))])
  const byId = new Map(offers.map((each) => [each.offer.id, each]))
  return (state: ReferralState) => {
    const offer = byId.get(state.requested?.offerId ?? '')
    return {
      title: offer?.offer.title ?? titleOf(state),
      provider: offer?.organisation?.name ?? '',
    }
  }
}
