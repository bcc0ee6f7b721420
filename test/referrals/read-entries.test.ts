import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it } from 'vitest'
import { database } from '../../extension/store/database.ts'
import { keepLocalNote } from '../../extension/store/local-notes.ts'
import { writeMeta } from '../../extension/store/meta.ts'
import { recordOf } from '../../extension/store/referrals.ts'
import { readEntries } from '../../extension/tasks/referrals/read-entries.ts'
import {
  aReferral,
  receivingOrganisation,
  requestedFactsOf,
  sendingOrganisation,
  type Writing,
} from '../builders/a-referral.ts'
import { anOffer } from '../builders/an-offer.ts'

const offer = anOffer({ title: 'Drachennest' })

/** Puts a referral on the device, seen in the feed of this generation. */
async function stored(referral: Writing, gen: number | null = 1): Promise<Writing> {
  const events = referral.events.map(({ id, p }) => ({ id, p, s: 's', gen }))
  await database.referrals.put(recordOf(referral.ref, events))
  return referral
}

function requestedOn(day: string, from = sendingOrganisation): Writing {
  const referral = aReferral({ from })
  referral.write('requested', { facts: requestedFactsOf({ on: day, offerId: offer.id }) })
  return referral
}

beforeEach(async () => {
  await Promise.all(database.tables.map((table) => table.clear()))
  await database.offers.put(offer)
  await writeMeta(database, 'enrolment', {
    server: 'http://127.0.0.1:1',
    instance: 'i',
    network: 'Kreis Musterland',
    organisationId: sendingOrganisation,
    organisationName: 'Kreisjugendamt Musterland',
    deviceId: 'd',
    role: 'professional',
  })
})

describe('reading the list', () => {
  it('yields the own referrals newest first, a page at a time, with the names behind their ids', async () => {
    const old = await stored(requestedOn('2026-03-01'))
    const newer = await stored(requestedOn('2026-03-05'))
    await stored(requestedOn('2026-03-06', receivingOrganisation))
    await keepLocalNote({ ref: newer.ref, caseReference: 'ASD-7' })
    const all = await readEntries()
    expect(all.entries.map(({ ref }) => ref)).toEqual([newer.ref, old.ref])
    expect(all.entries[0]).toMatchObject({ title: 'Drachennest', caseReference: 'ASD-7', undelivered: false })
    expect(await readEntries(1)).toMatchObject({ entries: [{ ref: newer.ref }], more: true })
    expect(await readEntries(2)).toMatchObject({ more: false })
  })

  it('marks what was not seen in the feed', async () => {
    await stored(requestedOn('2026-03-01'), null)
    expect((await readEntries()).entries).toMatchObject([{ undelivered: true, quarantined: false }])
  })

  it('shows a referral of which every event was put aside', async () => {
    const referral = requestedOn('2026-03-01')
    const [event] = referral.events
    if (event === undefined) return expect.fail('no event')
    await database.quarantine.put({ id: event.id, ref: referral.ref, p: event.p, s: 's', why: 'forged', at: 1 })
    expect((await readEntries()).entries).toMatchObject([
      { ref: referral.ref, title: 'Drachennest', quarantined: true },
    ])
  })
})
