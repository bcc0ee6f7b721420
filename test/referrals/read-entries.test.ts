import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it } from 'vitest'
import { database } from '../../extension/store/database.ts'
import { writeMeta } from '../../extension/store/meta.ts'
import { entryFilters, passes } from '../../extension/tasks/referrals/entry.ts'
import { readCounts } from '../../extension/tasks/referrals/read-counts.ts'
import { readCalendar, readEntries } from '../../extension/tasks/referrals/read-entries.ts'
import { handoverCode } from '../../shared/referral/handover-code.ts'
import {
  aReferral,
  receivingOrganisation,
  requestedFactsOf,
  sendingOrganisation,
  type Writing,
} from '../builders/a-referral.ts'
import { stored } from '../builders/a-stored-referral.ts'
import { anOffer } from '../builders/an-offer.ts'

const offer = anOffer({ title: 'Drachennest' })

function requestedOn(day: string, from = sendingOrganisation): Writing {
  const referral = aReferral({ from })
  referral.write('requested', { facts: requestedFactsOf({ on: day, offerId: offer.id }) })
  return referral
}

/** A family came to that organisation's desk with a code. */
function anArrival(from: string, code: string): Writing {
  const arrival = aReferral({ from, to: null })
  arrival.write('presented', { by: from, facts: { on: '2026-03-04', code, feedback: true } })
  return arrival
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
    const all = await readEntries()
    expect(all.entries.map(({ ref }) => ref)).toEqual([newer.ref, old.ref])
    expect(all.entries[0]).toMatchObject({ title: 'Drachennest', undelivered: false })
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

  it('marks a referral whose code another organisation reports, until the arrival is taken over', async () => {
    const referral = aReferral({ to: null })
    referral.write('requested', { facts: requestedFactsOf({ on: '2026-03-01', offerId: offer.id, depth: 'informed' }) })
    await stored(referral)
    await stored(anArrival(receivingOrganisation, handoverCode(referral.ref)))
    expect((await readEntries()).entries).toMatchObject([{ ref: referral.ref, reported: true }])
    expect(await readCounts()).toMatchObject({ reported: 1, open: 1 })
    referral.write('arrived', { facts: { on: '2026-03-04', evidence: 'receiver_confirmed' } })
    await stored(referral)
    expect((await readEntries()).entries).toMatchObject([{ ref: referral.ref, reported: false }])
  })

  it('has no row for an arrival, neither of the own desk nor reported by others', async () => {
    await stored(anArrival(sendingOrganisation, 'PK-D054-T5'))
    await stored(anArrival(receivingOrganisation, 'PK-D054-T5'))
    expect((await readEntries()).entries).toEqual([])
    expect(await readCounts()).toMatchObject({ open: 0, closed: 0, reported: 0 })
  })

  it('counts under each filter what the list shows there', async () => {
    await stored(requestedOn('2026-03-01'))
    const ended = requestedOn('2026-03-02')
    ended.write('cancelled')
    await stored(ended)
    const unmet = aReferral({ to: null })
    unmet.write('unmet_need')
    await stored(unmet)
    const [counts, { entries }, calendar] = await Promise.all([readCounts(), readEntries(), readCalendar()])
    for (const filter of entryFilters.filter((name) => name !== 'undelivered'))
      expect([filter, counts[filter]]).toEqual([
        filter,
        entries.filter((entry) => passes(entry, filter, calendar)).length,
      ])
  })
})
