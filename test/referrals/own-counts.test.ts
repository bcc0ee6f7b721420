import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it } from 'vitest'
import { database } from '../../extension/store/database.ts'
import { writeMeta } from '../../extension/store/meta.ts'
import { inboxViews, readInbox } from '../../extension/tasks/inbox/read-inbox.ts'
import { passes } from '../../extension/tasks/referrals/entry.ts'
import { standing } from '../../extension/tasks/referrals/own-standing.tsx'
import { readCounts } from '../../extension/tasks/referrals/read-counts.ts'
import { readCalendar, readEntries } from '../../extension/tasks/referrals/read-entries.ts'
import { startWords } from '../../extension/ui/words.ts'
import { daysOf, periodOf } from '../../shared/statistics/period.ts'
import { aReferral, receivingOrganisation, requestedFactsOf, sendingOrganisation } from '../builders/a-referral.ts'
import { stored } from '../builders/a-stored-referral.ts'
import { enrolledFor } from '../inbox/enrolled.ts'
import fc from '../property.ts'

const today = new Date().toISOString().slice(0, 10)
const { from } = daysOf(periodOf('quarter', today))
const dayBefore = (day: string, days: number) =>
  new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10)
/** Well before, on the edge of and in the present quarter. */
const someDays = [dayBefore(from, 60), dayBefore(from, 1), from, today]

type Act = { type: string; evidence: string; on: string }
const acts: fc.Arbitrary<Act[]> = fc.array(
  fc.record({
    type: fc.constantFrom('received', 'accepted', 'arrived', 'completed', 'failed', 'cancelled', 'entered_in_error'),
    evidence: fc.constantFrom('receiver_confirmed', 'family_reported', 'sender_observed', 'sender_assumed', 'none'),
    on: fc.constantFrom(...someDays),
  }),
  { maxLength: 4 },
)
const someReferral = fc.record({
  ours: fc.boolean(),
  receiver: fc.boolean(),
  openedOn: fc.constantFrom(...someDays),
  kind: fc.constantFrom('requested', 'requested', 'requested', 'unmet_need', 'presented'),
  acts,
  /** Every event was put aside: there is no record. */
  lost: fc.boolean(),
})
type Some = typeof someReferral extends fc.Arbitrary<infer T> ? T : never

async function put({ ours, receiver, openedOn, kind, acts: said, lost }: Some): Promise<void> {
  const [own, other] = [sendingOrganisation, receivingOrganisation]
  const to = kind === 'requested' && receiver ? (ours ? other : own) : null
  const referral = aReferral({ from: ours ? own : other, to })
  if (kind === 'requested') referral.write('requested', { facts: requestedFactsOf({ on: openedOn }) })
  else if (kind === 'presented')
    referral.write('presented', { facts: { on: openedOn, code: 'PK-D054-T5', feedback: true } })
  else referral.write('unmet_need')
  for (const act of said) referral.write(act.type, { ...factsOf(act), by: to === null ? 'sender' : 'receiver' })
  const [first] = referral.events
  if (lost && ours && kind === 'requested' && first !== undefined) {
    const { id, p } = first
    await database.quarantine.put({ id, ref: referral.ref, p, s: 's', why: 'forged', at: 1 })
    return
  }
  await stored(referral)
}

function factsOf({ type, evidence: said, on }: Act) {
  const more = { arrived: {}, completed: { outcome: 'need_met' }, failed: { failReason: 'no_show' } }
  if (type in more) return { facts: { on, evidence: said, ...more[type as keyof typeof more] } }
  return type === 'cancelled' ? { facts: { on, cancelReason: 'need_ceased' } } : { facts: { on } }
}

async function clear(): Promise<void> {
  await Promise.all(database.tables.map((table) => table.clear()))
  await writeMeta(database, 'enrolment', enrolledFor(sendingOrganisation))
}

beforeEach(async () => {
  await startWords('de')
  await clear()
})

const listed = async (name: (typeof standing)[number]) => {
  const [{ entries }, calendar] = await Promise.all([readEntries(), readCalendar()])
  return entries.filter((entry) => passes(entry, name, calendar)).length
}

describe('the numbers at the head of the own referrals', () => {
  it('each equal the length of the list they open, whatever happened', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(someReferral, { maxLength: 12 }), async (all) => {
        await clear()
        for (const one of all) await put(one)
        const counts = await readCounts()
        for (const name of standing) expect([name, counts[name]]).toEqual([name, await listed(name)])
        const inbox = await readInbox(inboxViews)
        for (const view of inboxViews) expect([view, inbox.counts[view]]).toEqual([view, inbox.rows[view]?.length])
      }),
      { numRuns: 60 },
    )
  })

  it.each([
    ['receiver_confirmed', 1],
    ['family_reported', 1],
    ['sender_observed', 1],
    ['sender_assumed', 0],
    ['none', 0],
  ] as const)('count an arrival known by “%s” %i times', async (known, count) => {
    const said = { type: 'arrived', evidence: known, on: from }
    await put({
      ours: true,
      receiver: false,
      openedOn: dayBefore(from, 9),
      kind: 'requested',
      acts: [said],
      lost: false,
    })
    expect((await readCounts()).arrived).toBe(count)
  })

  it('leave out an arrival of the quarter before, though something was written since', async () => {
    const acts = [
      { type: 'arrived', evidence: 'receiver_confirmed', on: dayBefore(from, 1) },
      { type: 'completed', evidence: 'receiver_confirmed', on: today },
    ]
    await put({ ours: true, receiver: false, openedOn: dayBefore(from, 9), kind: 'requested', acts, lost: false })
    expect(await readCounts()).toMatchObject({ arrived: 0, open: 0, closed: 1 })
  })

  it('count an arrival of this quarter though something older was entered afterwards', async () => {
    const acts = [
      { type: 'arrived', evidence: 'receiver_confirmed', on: from },
      { type: 'failed', evidence: 'receiver_confirmed', on: dayBefore(from, 60) },
    ]
    await put({ ours: true, receiver: false, openedOn: dayBefore(from, 60), kind: 'requested', acts, lost: false })
    expect(await readCounts()).toMatchObject({ arrived: 1 })
  })

  it('count for the receiver who arrived with a hand-over and who came with a code', async () => {
    const said = { type: 'arrived', evidence: 'receiver_confirmed', on: today }
    await put({ ours: false, receiver: true, openedOn: from, kind: 'requested', acts: [said], lost: false })
    await put({ ours: true, receiver: false, openedOn: today, kind: 'presented', acts: [], lost: false })
    await put({ ours: false, receiver: false, openedOn: today, kind: 'presented', acts: [], lost: false })
    expect((await readInbox([])).counts.arrived).toBe(2)
  })
})
