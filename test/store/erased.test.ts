/** Of an erased referral one word stays on the device, so that nothing of it comes back; nobody is shown it. */
import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it } from 'vitest'
import { iconSign } from '../../extension/shell/icon-sign.ts'
import { openReferralCount } from '../../extension/shell/open-referral-count.ts'
import { dueToday } from '../../extension/shell/reminder.ts'
import { database } from '../../extension/store/database.ts'
import { thisDevice } from '../../extension/store/device.ts'
import { newIncomingCount, newIncomingRefs } from '../../extension/store/incoming.ts'
import { writeMeta } from '../../extension/store/meta.ts'
import { recentReferrals, referral, referralsOfChain } from '../../extension/store/read-referrals.ts'
import { recordOf } from '../../extension/store/referrals.ts'
import { findByCode } from '../../extension/tasks/inbox/desk-code.ts'
import { inboxGroups, readInbox } from '../../extension/tasks/inbox/read-inbox.ts'
import { readChain } from '../../extension/tasks/referrals/read-chain.ts'
import { readCounts } from '../../extension/tasks/referrals/read-counts.ts'
import { readEntries } from '../../extension/tasks/referrals/read-entries.ts'
import { startWords } from '../../extension/ui/words.ts'
import { handoverCode } from '../../shared/referral/handover-code.ts'
import { aReferral, receivingOrganisation, sendingOrganisation, type Writing } from '../builders/a-referral.ts'
import { enrolledFor } from '../inbox/enrolled.ts'

const chain = '01990000-0000-7000-8000-0000000000c1'
const all = { on: '2026-03-24', events: [], all: true }

async function stored(writing: Writing, events = writing.events): Promise<Writing> {
  const there = events.map(({ id, p }) => ({ id, p, s: 's', gen: 1 }))
  await database.referrals.put(recordOf(writing.ref, there))
  return writing
}

/** What stays here of a referral after its sender took it back. */
async function anErased(): Promise<Writing> {
  const writing = aReferral({ chain })
  writing.write('requested')
  const word = writing.write('removed', { facts: all })
  return stored(writing, [word])
}

/** Its opening has not arrived here yet. */
async function anUnopened(type: 'received' | 'removed'): Promise<Writing> {
  const writing = aReferral({ chain })
  writing.write('requested')
  const later = writing.write(type, { by: type === 'received' ? 'receiver' : 'sender' })
  return stored(writing, [later])
}

async function enrolledAs(organisation: string): Promise<void> {
  await writeMeta(database, 'enrolment', enrolledFor(organisation))
}

const inInbox = async () => {
  const { counts, rows } = await readInbox(inboxGroups)
  const refs = inboxGroups.flatMap((group) => (rows[group] ?? []).map(({ ref }) => ref))
  expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(refs.length)
  return refs
}
const inList = async () => (await readEntries()).entries.map(({ ref }) => ref)

beforeEach(async () => {
  await startWords('de')
  await Promise.all(database.tables.map((table) => table.clear()))
})

describe('an erased referral', () => {
  it('is in no inbox, in no number and behind no code of the organisation that received it', async () => {
    await enrolledAs(receivingOrganisation)
    const { ref } = await anErased()
    expect(await inInbox()).toEqual([])
    expect(await newIncomingCount()).toBe(0)
    expect(await newIncomingRefs()).toEqual([])
    expect(await iconSign(thisDevice)).toBe('')
    expect(await findByCode(handoverCode(ref))).toEqual([])
    expect(await referral(ref)).toBeDefined()
  })

  it('is in no list, number or chain of the organisation that sent it', async () => {
    await enrolledAs(sendingOrganisation)
    const { ref } = await anErased()
    expect(await readEntries()).toEqual({ entries: [], more: false })
    expect(await readCounts()).toMatchObject({ open: 0, closed: 0, waiting: 0, overdue: 0, silent: 0, reported: 0 })
    expect(await openReferralCount()).toBe(0)
    expect(await dueToday()).toBe(0)
    expect(await findByCode(handoverCode(ref))).toEqual([])
    expect([await referralsOfChain(chain), await readChain(chain)]).toEqual([[], []])
  })

  it('takes no place from those that are shown', async () => {
    await enrolledAs(sendingOrganisation)
    const shown = aReferral({ chain })
    shown.write('requested')
    await stored(shown)
    for (let count = 0; count < 3; count++) await anErased()
    expect((await recentReferrals(1)).map(({ ref }) => ref)).toEqual([shown.ref])
    expect(await readEntries(1)).toMatchObject({ entries: [{ ref: shown.ref }], more: false })
    expect((await readChain(chain)).map(({ ref }) => ref)).toEqual([shown.ref])
    expect(await openReferralCount()).toBe(1)
  })
})

describe('a referral whose opening has not arrived', () => {
  it.each(['received', 'removed'] as const)('is shown, with nothing here but that it was %s', async (type) => {
    const { ref } = await anUnopened(type)
    await enrolledAs(receivingOrganisation)
    expect(await inInbox()).toEqual([ref])
    await enrolledAs(sendingOrganisation)
    expect(await inList()).toEqual([ref])
    expect((await readChain(chain)).map((link) => link.ref)).toEqual([ref])
    expect((await findByCode(handoverCode(ref))).map(({ state }) => state.ref)).toEqual([ref])
  })

  it('is not hidden because its receiver wanted to remove all of it', async () => {
    const writing = aReferral({ chain })
    writing.write('requested')
    await stored(writing, [writing.write('removed', { by: 'receiver', facts: all })])
    await enrolledAs(receivingOrganisation)
    expect(await inInbox()).toEqual([writing.ref])
  })
})
