/** Reads the own organisation's referrals for the list: a page by the index, or all of them to search in. */
import { fold } from '../../../shared/referral/fold.ts'
import type { ReferralState } from '../../../shared/referral/state.ts'
import { readNetwork, readOffers } from '../../store/catalogue.ts'
import { database, type ReferralRecord } from '../../store/database.ts'
import { enrolment } from '../../store/enrolment.ts'
import { localNotes } from '../../store/local-notes.ts'
import { readFeedPlace } from '../../store/meta.ts'
import { label, t } from '../../ui/words.ts'
import { type Entry, entryOf, newestFirst } from './entry.ts'

export type Entries = { entries: Entry[]; respondWithinDays: number; more: boolean }

/** The newest `limit` of what this organisation sent or recorded; all without a limit. Works inside `useLive`. */
export async function readEntries(limit?: number): Promise<Entries> {
  const [own, network, aside] = await Promise.all([enrolment(), readNetwork(), quarantinedStates()])
  const sent = database.referrals
    .orderBy('changedOn')
    .reverse()
    .filter((record) => record.state.from === own?.organisationId)
  const records = await (limit === undefined ? sent : sent.limit(limit + 1)).toArray()
  const page = limit === undefined ? records : records.slice(0, limit)
  const lost = [...aside].filter(([ref]) => !records.some((record) => record.ref === ref)).map(([, state]) => state)
  const states = [...page.map((record) => record.state), ...lost]
  const named = await namesOf(states)
  const undelivered = await undeliveredRefs(page)
  const entries = states.map((state) =>
    entryOf(state, {
      ...named(state),
      undelivered: undelivered.has(state.ref) || aside.has(state.ref),
      quarantined: aside.has(state.ref),
    }),
  )
  return {
    entries: entries.sort(newestFirst),
    respondWithinDays: network?.respondWithinDays ?? 10,
    more: records.length > page.length,
  }
}

/** A referral whose every event was put aside has no record any more: its state is folded from those. */
async function quarantinedStates(): Promise<Map<string, ReferralState>> {
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
  const offerIds = new Set(states.flatMap((state) => state.requested?.offerId ?? []))
  const [offers, notes] = await Promise.all([readOffers([...offerIds]), localNotes(states.map((state) => state.ref))])
  const byId = new Map(offers.map((each) => [each.offer.id, each]))
  return (state: ReferralState) => {
    const offer = byId.get(state.requested?.offerId ?? '')
    const note = notes.get(state.ref)
    return {
      title: offer?.offer.title ?? typeLabel(state),
      provider: offer?.organisation?.name ?? state.requested?.organisationName ?? '',
      caseReference: note?.caseReference ?? '',
      followUpOn: note?.followUpOn ?? '',
    }
  }
}

function typeLabel({ requested, unmetNeed }: ReferralState): string {
  if (requested !== undefined) return label('offerType', requested.offerType)
  const wanted = unmetNeed?.offerType
  if (wanted !== undefined) return label('offerType', wanted)
  const need = unmetNeed?.needs[0]
  return need === undefined ? t('referrals:unknownReferral') : label('need', need)
}
