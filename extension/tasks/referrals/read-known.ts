/** Reads what the page of one record shows besides its sealed parts. */
import type { NoteInput } from '../../../shared/file-note/note-input.ts'
import { answerDueOn } from '../../../shared/referral/overdue.ts'
import type { ReferralState } from '../../../shared/referral/state.ts'
import { database, type QuarantinedEvent } from '../../store/database.ts'
import { enrolment } from '../../store/enrolment.ts'
import { readNoteInput } from '../../store/read-note-input.ts'
import { referral, referralsOfChain } from '../../store/read-referrals.ts'
import { locale } from '../../ui/words.ts'
import { openReports, type Report, readReports } from './arrival-report.tsx'
import { type Earlier, readEarlier } from './earlier-arrival.tsx'
import { openOnward } from './onward.ts'
import { type Part, partOf } from './part.ts'
import { readCalendar } from './read-entries.ts'

/** A day, and whether it is past. */
type Due = { on: string; over: boolean }

export type Known = {
  input: NoteInput
  organisationId: string
  part: Part | undefined
  /** Names of the organisations that take part, by id. */
  names: ReadonlyMap<string, string>
  /** What was put aside of it. */
  aside: QuarantinedEvent[]
  /** Arrivals with its code that other organisations report. */
  reports: readonly Report[]
  /** The family was at the own desk before this came. */
  earlier: Earlier | undefined
  /** When an answer is due, while it is. */
  due: Due | undefined
  /** How many records the family's chain has here. */
  links: number
  /** Own referrals that passed the family on before it took its consent back, and are open. */
  onward: readonly string[]
}

/** Works inside `useLive`. `gone`: there is no such record; what was put aside of it may be left. */
export async function readKnown(ref: string): Promise<Known | { gone: QuarantinedEvent[] }> {
  const [record, own, aside] = await Promise.all([
    referral(ref),
    enrolment(),
    database.quarantine.where('ref').equals(ref).toArray(),
  ])
  if (record === undefined) return { gone: aside }
  const { state } = record
  const organisationId = own?.organisationId ?? ''
  const reports = openReports(state, await readReports(organisationId))
  const authors = state.history.map((each) => each.organisationId)
  const reporters = reports.map((report) => report.organisationId)
  const ids = [...new Set([state.from, state.to ?? state.from, ...authors, ...reporters])]
  const [organisations, chain] = await Promise.all([
    database.organisations.bulkGet(ids),
    referralsOfChain(record.chain),
  ])
  return {
    input: await readNoteInput(state, locale()),
    organisationId,
    part: partOf(state, organisationId),
    names: new Map(organisations.flatMap((each) => (each === undefined ? [] : [[each.id, each.name] as const]))),
    aside,
    reports,
    earlier: await readEarlier(state, organisationId),
    due: await readDue(state),
    links: chain.length,
    onward: openOnward(
      state,
      chain.map((each) => each.state),
      organisationId,
    ),
  }
}

async function readDue(state: ReferralState): Promise<Due | undefined> {
  const calendar = await readCalendar()
  const on = answerDueOn(state, calendar)
  return on === undefined ? undefined : { on, over: on < calendar.today }
}
