import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  dropEdit,
  dropReport,
  keepEdit,
  keepReport,
  pendingEdits,
  pendingReports,
  settleConflict,
} from '../../extension/store/edits.ts'
import { readHistory } from '../../extension/sync/history.ts'
import { readStatus } from '../../extension/sync/status.ts'
import { syncStep } from '../../extension/sync/step.ts'
import type { Offer } from '../../shared/offer.ts'
import type { Fields } from '../../shared/protocol/edits.ts'
import { anEnrolledDevice, type TestDevice } from '../builders/a-device.ts'
import { aNetwork, anOrganisationId, serverAddress, type TestNetwork } from '../builders/a-network.ts'
import { anOffer } from '../builders/an-offer.ts'
import { synced } from '../builders/device-acts.ts'

let network: TestNetwork

beforeAll(async () => {
  network = await aNetwork()
})
afterAll(() => network.close())

/** An offer of the first organisation, and two editors of it who both have it. */
async function anOfferWithEditors(): Promise<{ offer: Offer; one: TestDevice; other: TestDevice }> {
  const offer = anOffer({ organisationId: anOrganisationId(0), phones: [{ number: '0202 1' }] })
  await network.write([{ kind: 'offer', id: offer.id, data: offer }])
  const [one, other] = await Promise.all([
    anEnrolledDevice(network, { role: 'offer_editor' }),
    anEnrolledDevice(network, { role: 'offer_editor' }),
  ])
  await synced(one, other)
  return { offer, one, other }
}

const change = (item: string, was: Fields, now: Fields) => ({ kind: 'offer', item, act: 'change', was, now }) as const
const offerOn = (device: TestDevice, id: string) => device.database.offers.get(id)

describe('an edit', () => {
  it('made without a network waits, is counted, and is on the other device after both synced', async () => {
    const { offer, one, other } = await anOfferWithEditors()
    await keepEdit(change(offer.id, { title: offer.title }, { title: 'Elternkurs am Abend' }), one)
    const offline: TestDevice = { ...one, fetch: () => Promise.reject(new TypeError('no network')) }
    expect(await syncStep({ insist: true }, offline)).toMatchObject({ code: 'offline' })
    expect(await readStatus(one)).toMatchObject({ waitingEdits: 1, editsToSettle: 0 })
    await synced(one, other)
    expect(await readStatus(one)).toMatchObject({ waitingEdits: 0, editsToSettle: 0 })
    for (const device of [one, other])
      expect(await offerOn(device, offer.id)).toMatchObject({ title: 'Elternkurs am Abend' })
  })

  it('that was applied is told to the search in the same step', async () => {
    const { offer, one } = await anOfferWithEditors()
    const told: (string[] | 'all')[] = []
    const step = () => syncStep({ insist: true, catalogueChanged: async (changed) => void told.push(changed) }, one)
    await step()
    await keepEdit(change(offer.id, { title: offer.title }, { title: 'Elternkurs am Meer' }), one)
    await step()
    expect(told).toEqual(['all', [offer.id]])
  })

  it('of another field than the other editor’s meets nobody', async () => {
    const { offer, one, other } = await anOfferWithEditors()
    await keepEdit(change(offer.id, { title: offer.title }, { title: 'Elternkurs eins' }), one)
    await keepEdit(change(offer.id, { description: null }, { description: 'Mit Kinderbetreuung' }), other)
    await synced(one, other, one)
    const both = { title: 'Elternkurs eins', description: 'Mit Kinderbetreuung' }
    expect(await offerOn(one, offer.id)).toMatchObject(both)
    expect(await offerOn(other, offer.id)).toMatchObject(both)
  })

  it('of the same field is kept with what the other side says, until a person has decided', async () => {
    const { offer, one, other } = await anOfferWithEditors()
    await keepEdit(change(offer.id, { title: offer.title }, { title: 'Fassung eins' }), one)
    await keepEdit(
      change(offer.id, { title: offer.title, description: null }, { title: 'Fassung zwei', description: 'Neu' }),
      other,
    )
    await synced(one, other, other)
    const [kept] = await pendingEdits(undefined, other)
    expect(kept).toMatchObject({ state: 'conflict', answer: { fields: ['title'], data: { title: 'Fassung eins' } } })
    expect(await readStatus(other)).toMatchObject({ waitingEdits: 0, editsToSettle: 1 })
    await settleConflict(kept?.id ?? '', { title: 'Beide Fassungen' }, other)
    await synced(other, one)
    for (const device of [one, other])
      expect(await offerOn(device, offer.id)).toMatchObject({ title: 'Beide Fassungen', description: 'Neu' })
    expect(await pendingEdits(undefined, other)).toEqual([])
  })

  it('in conflict leaves the other side’s version where a person says so', async () => {
    const { offer, one, other } = await anOfferWithEditors()
    await keepEdit(change(offer.id, { title: offer.title }, { title: 'Fassung eins' }), one)
    await keepEdit(change(offer.id, { title: offer.title }, { title: 'Fassung zwei' }), other)
    await synced(one, other)
    await settleConflict((await pendingEdits(undefined, other))[0]?.id ?? '', 'theirs', other)
    await synced(other)
    expect(await offerOn(other, offer.id)).toMatchObject({ title: 'Fassung eins' })
    expect(await pendingEdits(undefined, other)).toEqual([])
  })

  it('of a stranger’s offer is refused, stays with the reason, and goes only by an act', async () => {
    const { offer } = await anOfferWithEditors()
    const stranger = await anEnrolledDevice(network, { organisation: 1, role: 'offer_editor' })
    await keepEdit(change(offer.id, { title: offer.title }, { title: 'Nicht meins' }), stranger)
    await synced(stranger, stranger)
    const [kept] = await pendingEdits(undefined, stranger)
    expect(kept).toMatchObject({ state: 'refused', answer: { code: 'forbidden' } })
    expect(await offerOn(stranger, offer.id)).toMatchObject({ title: offer.title })
    await dropEdit(kept?.id ?? '', stranger)
    expect(await pendingEdits(undefined, stranger)).toEqual([])
  })

  it('of a device whose role may not edit is refused and does not stop sync', async () => {
    const { offer } = await anOfferWithEditors()
    const reader = await anEnrolledDevice(network, { role: 'reader' })
    await keepEdit(change(offer.id, { title: offer.title }, { title: 'Nur gelesen' }), reader)
    await synced(reader)
    expect(await pendingEdits(undefined, reader)).toMatchObject([{ state: 'refused', answer: { code: 'forbidden' } }])
  })

  it('that is none is refused alone; sixty others beside it are applied', async () => {
    const { one } = await anOfferWithEditors()
    const offers = Array.from({ length: 60 }, (_, at) =>
      anOffer({ organisationId: anOrganisationId(0), title: `Gruppe ${at}` }),
    )
    for (const [at, offer] of offers.entries()) {
      if (at === 30) await keepEdit({ ...change('', {}, {}), item: 'x'.repeat(200) }, one)
      await keepEdit({ kind: 'offer', item: offer.id, act: 'create', was: {}, now: { ...offer } as Fields }, one)
    }
    await synced(one)
    expect(await pendingEdits(undefined, one)).toMatchObject([{ state: 'refused', answer: { code: 'malformed' } }])
    const there = await one.database.offers.bulkGet(offers.map(({ id }) => id))
    expect(there.every((offer) => offer !== undefined)).toBe(true)
  })

  it.each([404, 503])('waits for a server that answers %i to it, and sync goes on', async (status) => {
    const { offer, one, other } = await anOfferWithEditors()
    await keepEdit(change(offer.id, { title: offer.title }, { title: 'Später' }), one)
    const problem = { error: status === 404 ? 'not_found' : 'unavailable', status }
    const older: TestDevice = {
      ...one,
      fetch: (url, request) =>
        url === `${serverAddress}/v1/catalogue/edits`
          ? Promise.resolve(
              new Response(JSON.stringify(problem), {
                status,
                headers: { 'content-type': 'application/problem+json' },
              }),
            )
          : network.send(url, request),
    }
    await network.write([{ kind: 'offer', id: offer.id, data: { ...offer, description: 'Vom Server' } }])
    await syncStep({ insist: true }, older)
    expect(await offerOn(one, offer.id)).toMatchObject({ description: 'Vom Server' })
    expect(await pendingEdits(undefined, one)).toMatchObject([{ state: 'waiting' }])
    await synced(one, other)
    expect(await offerOn(other, offer.id)).toMatchObject({ title: 'Später', description: 'Vom Server' })
  })

  it('whose answer was lost is sent again and stands once in the history', async () => {
    const { offer, one } = await anOfferWithEditors()
    await keepEdit(change(offer.id, { title: offer.title }, { title: 'Nur einmal' }), one)
    const deaf: TestDevice = {
      ...one,
      fetch: async (url, request) => {
        const answer = await network.send(url, request)
        if (url.endsWith('/v1/catalogue/edits')) throw new TypeError('connection lost')
        return answer
      },
    }
    expect(await syncStep({ insist: true }, deaf)).toMatchObject({ code: 'offline' })
    await synced(one)
    expect(await pendingEdits(undefined, one)).toEqual([])
    const titles = (await readHistory('offer', offer.id, one)).map(({ data }) => Object(data).title)
    expect(titles).toEqual(['Nur einmal', offer.title])
  })
})

describe('a report', () => {
  it('reaches the other organisation’s catalogue and leaves the outbox', async () => {
    const { offer, one } = await anOfferWithEditors()
    const reporter = await anEnrolledDevice(network, { organisation: 1 })
    await synced(reporter)
    await keepReport({ offerId: offer.id, says: 'full' }, reporter)
    expect(await readStatus(reporter)).toMatchObject({ waitingEdits: 1 })
    await synced(reporter, one)
    expect(await reporter.database.sentReports.count()).toBe(0)
    expect(await one.database.reports.where('offerId').equals(offer.id).toArray()).toMatchObject([{ says: 'full' }])
  })

  it('on an offer that is gone is refused and kept with the reason, and told until it is let go', async () => {
    const { one } = await anOfferWithEditors()
    await keepReport({ offerId: anOffer().id, says: 'ended' }, one)
    await synced(one)
    expect(await one.database.sentReports.toArray()).toMatchObject([{ state: 'refused', problem: 'not_found' }])
    expect(await readStatus(one)).toMatchObject({ waitingEdits: 0, editsToSettle: 1 })
    await dropReport((await pendingReports(undefined, one))[0]?.id ?? '', one)
    expect(await readStatus(one)).toMatchObject({ editsToSettle: 0 })
  })
})
