/** Reads the inbox: counts from the index alone, rows with names behind their ids. Nothing sealed is opened. */
import { arrivedOn } from '../../../shared/referral/arrived-on.ts'
import { handoverCode } from '../../../shared/referral/handover-code.ts'
import { answerDueOn, type Calendar, followUpIsDue } from '../../../shared/referral/overdue.ts'
import type { ReferralState, ReferralStatus } from '../../../shared/referral/state.ts'
import { mayAnswer } from '../../../shared/referral/transitions.ts'
import { daysOf, periodOf } from '../../../shared/statistics/period.ts'
import { today } from '../../platform/clock.ts'
import { readNetwork, readOffers } from '../../store/catalogue.ts'
import { database } from '../../store/database.ts'
import { enrolment } from '../../store/enrolment.ts'
import { arrivalRecords, countsBySide, recordsBySide, recordsChangedSince, refsBySide } from '../../store/incoming.ts'
import { label, t } from '../../ui/words.ts'

/** In the order in which they stand on the screen. */
export const inboxGroups = ['new', 'waiting', 'onHold', 'running', 'ended'] as const
type InboxGroup = (typeof inboxGroups)[number]

const statusesOf: Readonly<Record<InboxGroup, readonly ReferralStatus[]>> = {
  new: ['requested'],
  waiting: ['received'],
  onHold: ['on-hold'],
  running: ['accepted', 'in-progress'],
  ended: ['rejected', 'completed', 'failed', 'cancelled', 'entered-in-error'],
}

const awaitsFamily: readonly ReferralStatus[] = ['requested', 'received', 'on-hold', 'accepted']

/** What can be chosen to be seen: a group, or who arrived in this quarter, whatever became of it since. */
export const inboxViews = [...inboxGroups, 'arrived'] as const
export type InboxView = (typeof inboxViews)[number]

export type InboxRow = {
  ref: string
  state: ReferralState
  /** What it is about: the offer's title, its type, or that a family came with a code. */
  title: string
  /** Who handed over; empty for a family that came by itself. */
  from: string
  code: string
  /** Day by which an answer is expected. */
  dueOn?: string
  overdue: boolean
  followUpDue: boolean
  /** Something sealed for both sides came with it. */
  withContact: boolean
  /** The family stood here with the code before the hand-over came, and its arrival is not taken over yet. */
  came: boolean
}

export type Inbox = { counts: Readonly<Record<InboxView, number>>; rows: Partial<Record<InboxView, InboxRow[]>> }

/** The views asked for, and how many there are of each. Works inside `useLive`. */
export async function readInbox(views: readonly InboxView[]): Promise<Inbox> {
  const own = (await enrolment())?.organisationId ?? ''
  const [network, arrivals] = await Promise.all([readNetwork(), ownArrivals(own)])
  const calendar = {
    today: today(),
    respondWithinDays: network?.respondWithinDays ?? 10,
    land: network?.land ?? 'NW',
  }
  const expected = new Set((await refsBySide('receiver', own, awaitsFamily)).map(handoverCode))
  const came = new Set(
    arrivals.flatMap(({ ref, status, presented }) =>
      status === 'in-progress' && expected.has(presented?.code ?? '') ? [ref] : [],
    ),
  )
  const of = (group: InboxGroup) =>
    arrivals.filter(({ ref, status }) => statusesOf[group].includes(status) && !came.has(ref))
  const counted = await countsBySide(
    'receiver',
    own,
    inboxGroups.flatMap((group) => statusesOf[group]),
  )
  const count = (group: InboxGroup) =>
    of(group).length + statusesOf[group].reduce((sum, status) => sum + (counted.get(status) ?? 0), 0)
  const shown = new Set(arrivals.flatMap(({ ref, presented }) => (came.has(ref) ? (presented?.code ?? []) : [])))
  const marked = (row: InboxRow): InboxRow => ({
    ...row,
    came: awaitsFamily.includes(row.state.status) && shown.has(row.code),
  })
  const rows: Inbox['rows'] = {}
  const arrived = await arrivedStates(own, arrivals, calendar.today)
  for (const group of views) {
    if (group === 'arrived') {
      rows.arrived = (await rowsOf(arrived, calendar)).sort(newestFirst)
      continue
    }
    const records = await recordsBySide('receiver', own, statusesOf[group])
    const states = [...records.map(({ state }) => state), ...of(group)]
    rows[group] = (await rowsOf(states, calendar)).map(marked).sort(orderOf[group])
  }
  return {
    counts: {
      new: count('new'),
      waiting: count('waiting'),
      onHold: count('onHold'),
      running: count('running'),
      ended: count('ended'),
      arrived: arrived.length,
    },
    rows,
  }
}

/** Families that came to the own desk; what other organisations report stands at the referral it belongs to. */
async function ownArrivals(own: string): Promise<ReferralState[]> {
  const records = await arrivalRecords()
  return records.flatMap(({ state }) => (state.from === own ? [state] : []))
}

/** Families that arrived here in this quarter as far as somebody knows: with a hand-over, or by a code at the desk. */
async function arrivedStates(own: string, atDesk: readonly ReferralState[], day: string): Promise<ReferralState[]> {
  const { from, until } = daysOf(periodOf('quarter', day))
  const within = (on: string | undefined) => on !== undefined && on >= from && on < until
  const changed = await recordsChangedSince('receiver', own, from)
  return [
    ...changed.flatMap(({ state }) => (within(arrivedOn(state)) ? [state] : [])),
    ...atDesk.filter(({ status, presented }) => status !== 'entered-in-error' && within(presented?.on)),
  ]
}

async function rowsOf(states: readonly ReferralState[], calendar: Calendar): Promise<InboxRow[]> {
  const offerIds = [...new Set(states.flatMap((state) => state.requested?.offerId ?? []))]
  const senders = [...new Set(states.map((state) => state.from))]
  const [offers, organisations] = await Promise.all([readOffers(offerIds), database.organisations.bulkGet(senders)])
  const titles = new Map(offers.map(({ offer }) => [offer.id, offer.title]))
  const names = new Map(organisations.flatMap((each) => (each === undefined ? [] : [[each.id, each.name] as const])))
  return states.map((state) => {
    const dueOn = answerDueOn(state, calendar)
    const { requested, presented } = state
    return {
      ref: state.ref,
      state,
      title:
        titles.get(requested?.offerId ?? '') ??
        (requested === undefined ? t('inbox:arrivalTitle') : label('offerType', requested.offerType)),
      from: presented === undefined ? (names.get(state.from) ?? t('inbox:unknownOrganisation')) : '',
      code: presented?.code ?? handoverCode(state.ref),
      ...(dueOn !== undefined && { dueOn }),
      overdue: dueOn !== undefined && dueOn < calendar.today,
      followUpDue: followUpIsDue(state, calendar),
      withContact: hasShared(state),
      came: false,
    }
  })
}

function hasShared({ sealed, history, from }: ReferralState): boolean {
  const standing = new Set(sealed)
  return history.some((entry) => entry.type === 'shared' && entry.organisationId === from && standing.has(entry.id))
}

/** Whether whatever is recorded here stays here. */
export function staysHere(state: ReferralState): boolean {
  return state.kind === 'referral' && !mayAnswer(state)
}

type Order = (a: InboxRow, b: InboxRow) => number

const newestFirst: Order = (a, b) =>
  a.state.changedOn === b.state.changedOn ? (a.ref < b.ref ? 1 : -1) : a.state.changedOn < b.state.changedOn ? 1 : -1

/** What is due first; what nobody waits for comes last. */
const dueFirst: Order = (a, b) => {
  const [one, other] = [a.dueOn ?? '9999', b.dueOn ?? '9999']
  return one === other ? newestFirst(a, b) : one < other ? -1 : 1
}

const orderOf: Readonly<Record<InboxGroup, Order>> = {
  new: newestFirst,
  waiting: dueFirst,
  onHold: newestFirst,
  running: newestFirst,
  ended: newestFirst,
}
