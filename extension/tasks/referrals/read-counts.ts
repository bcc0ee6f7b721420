/**
 * How many entries stand under each filter. Open ones are read by the index, arrivals among what changed this quarter;
 * of ended ones only the keys are counted.
 */
import { type ReferralState, referralStatuses, terminalStatuses } from '../../../shared/referral/state.ts'
import { database } from '../../store/database.ts'
import { thisDevice } from '../../store/device.ts'
import { enrolment } from '../../store/enrolment.ts'
import { recordsBySide, recordsChangedSince, refsBySide } from '../../store/incoming.ts'
import { undelivered } from '../../store/undelivered.ts'
import { openReports, readReports } from './arrival-report.tsx'
import { type EntryFilter, entryFilters, quarterOf, type StateFilter, statePasses } from './entry.ts'
import { quarantinedStates, readCalendar } from './read-entries.ts'

export type Counts = Partial<Record<EntryFilter | 'drafts', number>>

const openStatuses = referralStatuses.filter((status) => !terminalStatuses.includes(status))
const ofState = entryFilters.filter(
  (filter): filter is StateFilter =>
    !['reported', 'undelivered', 'quarantined', 'closed', 'unmet', 'arrived'].includes(filter),
)

/** Works inside `useLive`. */
export async function readCounts(): Promise<Counts> {
  const own = (await enrolment())?.organisationId ?? ''
  const calendar = await readCalendar()
  const [records, ended, kinds, reports, changed, aside, waiting, drafts] = await Promise.all([
    recordsBySide('sender', own, openStatuses),
    refsBySide('sender', own, terminalStatuses),
    database.referrals.where('kind').anyOf('arrival', 'unmet_need').primaryKeys(),
    readReports(own),
    recordsChangedSince('sender', own, quarterOf(calendar).from),
    database.quarantine.toArray(),
    undelivered(thisDevice),
    database.drafts.count(),
  ])
  const states = records.flatMap(({ state }) => (state.kind === 'arrival' ? [] : [state]))
  const others = new Set(kinds)
  const counts: Counts = {
    reported: states.filter((state) => openReports(state, reports).length > 0).length,
    closed: ended.filter((ref) => !others.has(ref)).length,
    unmet: await database.referrals
      .where('kind')
      .equals('unmet_need')
      .filter(({ state }) => state.from === own)
      .count(),
    arrived: changed.filter(({ state }) => statePasses(state, 'arrived', calendar)).length,
    undelivered: waiting.count,
    quarantined: new Set(aside.map(({ ref }) => ref)).size,
    drafts,
  }
  for (const filter of ofState) counts[filter] = states.filter((state) => statePasses(state, filter, calendar)).length
  const lost = await lostStates()
  for (const filter of [...ofState, 'closed', 'unmet', 'arrived'] as const)
    counts[filter] = (counts[filter] ?? 0) + lost.filter((state) => statePasses(state, filter, calendar)).length
  return counts
}

/** Of referrals of which every event was put aside: no index has them, the list shows them. */
async function lostStates(): Promise<ReferralState[]> {
  const aside = [...(await quarantinedStates())]
  const records = await database.referrals.bulkGet(aside.map(([ref]) => ref))
  return aside.flatMap(([, state], at) => (records[at] === undefined ? [state] : []))
}
