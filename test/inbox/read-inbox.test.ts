import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it } from 'vitest'
import { database } from '../../extension/store/database.ts'
import { newIncomingCount, newIncomingRefs } from '../../extension/store/incoming.ts'
import { writeMeta } from '../../extension/store/meta.ts'
import { recordOf } from '../../extension/store/referrals.ts'
import { inboxGroups, readInbox } from '../../extension/tasks/inbox/read-inbox.ts'
import { readEarlier } from '../../extension/tasks/referrals/earlier-arrival.tsx'
import { startWords } from '../../extension/ui/words.ts'
import { handoverCode } from '../../shared/referral/handover-code.ts'
import {
  aReferral,
  receivingOrganisation,
  requestedFactsOf,
  sendingOrganisation,
  type Writing,
} from '../builders/a-referral.ts'
import { anOffer } from '../builders/an-offer.ts'
import { enrolledFor } from './enrolled.ts'

const us = receivingOrganisation
const offer = anOffer({ title: 'Drachennest' })

const eventsOf = ({ events }: Writing) => events.map(({ id, p }) => ({ id, p, s: 's', gen: 1 }))

async function stored(referral: Writing): Promise<Writing> {
  await database.referrals.put(recordOf(referral.ref, eventsOf(referral)))
  return referral
}

/** A referral to us, and what we answered. */
function incoming(...answers: [type: string, own?: boolean][]): Writing {
  const referral = aReferral()
  referral.write('requested', { facts: requestedFactsOf({ offerId: offer.id }) })
  for (const [type, own] of answers) referral.write(type, { by: 'receiver', ...(own !== undefined && { own }) })
  return referral
}

const refsIn = async (group: (typeof inboxGroups)[number]) =>
  (await readInbox(inboxGroups)).rows[group]?.map(({ ref }) => ref)

beforeEach(async () => {
  await startWords('de')
  await Promise.all(database.tables.map((table) => table.clear()))
  await database.offers.put(offer)
  await writeMeta(database, 'enrolment', enrolledFor(us))
})

describe('the inbox', () => {
  it('says of each row what, from whom, by which code, until when', async () => {
    const referral = incoming()
    referral.write('shared')
    await stored(referral)
    const { rows, counts } = await readInbox(['new'])
    expect(counts).toEqual({ new: 1, waiting: 0, onHold: 0, running: 0, ended: 0, arrived: 0 })
    expect(rows.new).toMatchObject([
      { title: 'Drachennest', code: handoverCode(referral.ref), dueOn: '2026-03-16', withContact: true },
    ])
  })

  it('puts each where it waits, by what we answered', async () => {
    const [fresh, received, waiting, accepted, arrived, rejected] = await Promise.all(
      [
        incoming(),
        incoming(['received']),
        incoming(['waitlisted']),
        incoming(['accepted']),
        incoming(['arrived']),
        incoming(['rejected']),
      ].map(stored),
    )
    expect(await refsIn('new')).toEqual([fresh?.ref])
    expect(await refsIn('waiting')).toEqual([received?.ref])
    expect(await refsIn('onHold')).toEqual([waiting?.ref])
    expect(new Set(await refsIn('running'))).toEqual(new Set([accepted?.ref, arrived?.ref]))
    expect(await refsIn('ended')).toEqual([rejected?.ref])
  })

  it('holds a family that came with a code, and nothing that others report or that we sent', async () => {
    const came = aReferral({ from: us, to: null })
    came.write('presented', { by: us })
    await stored(came)
    const reported = aReferral({ from: sendingOrganisation, to: null })
    reported.write('presented')
    await stored(reported)
    const sent = aReferral({ from: us, to: sendingOrganisation })
    sent.write('requested', { by: us })
    await stored(sent)
    const { counts, rows } = await readInbox(inboxGroups)
    expect(counts).toEqual({ new: 0, waiting: 0, onHold: 0, running: 1, ended: 0, arrived: 0 })
    expect(rows.running).toMatchObject([{ ref: came.ref, code: 'PK-D054-T5', from: '' }])
  })

  it('shows one family once: its hand-over, marked where the family stood here before, until its arrival stands with it', async () => {
    const referral = incoming()
    await stored(referral)
    const came = aReferral({ from: us, to: null })
    came.write('presented', { by: us, facts: { on: '2026-03-02', code: handoverCode(referral.ref), feedback: true } })
    await stored(came)
    const both = await readInbox(['new', 'running'])
    expect(both.rows.new).toMatchObject([{ ref: referral.ref, came: true }])
    expect([both.rows.running, both.counts]).toEqual([[], expect.objectContaining({ new: 1, running: 0 })])
    const state = recordOf(referral.ref, eventsOf(referral)).state
    expect(await readEarlier(state, us)).toEqual({ ref: came.ref, on: '2026-03-02' })
    expect(await readEarlier(state, sendingOrganisation)).toBeUndefined()
    came.write('entered_in_error', { by: us })
    await stored(came)
    expect((await readInbox(['new'])).rows.new).toMatchObject([{ came: false }])
    expect(await readEarlier(state, us)).toBeUndefined()
  })

  it('names no day for an answer that the family does not want', async () => {
    const silent = aReferral()
    silent.write('requested', {
      facts: requestedFactsOf({ consentScopes: ['forward_contact'], respondBy: '2026-03-05' }),
    })
    await stored(silent)
    const [row] = (await readInbox(['new'])).rows.new ?? []
    expect(row).toMatchObject({ overdue: false })
    expect(row).not.toHaveProperty('dueOn')
    silent.write('accepted', { by: 'receiver', own: true })
    await stored(silent)
    expect(await refsIn('running')).toEqual([silent.ref])
  })

  it('no longer says that contact lies here when consent was withdrawn', async () => {
    const referral = incoming()
    referral.write('shared')
    referral.write('consent_withdrawn')
    await stored(referral)
    expect((await readInbox(['ended'])).rows.ended).toMatchObject([{ withContact: false }])
  })

  it('counts what is new from the index, for the icon', async () => {
    const fresh = await stored(incoming())
    await stored(incoming(['received']))
    expect(await newIncomingCount()).toBe(1)
    expect(await newIncomingRefs()).toEqual([fresh.ref])
  })
})
