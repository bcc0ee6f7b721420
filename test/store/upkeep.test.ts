import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keepAsked, readAskedOn } from '../../extension/store/asked-providers.ts'
import { keepDistinct, readDistinct, takeBackDistinct } from '../../extension/store/distinct-offers.ts'
import { keepEdit, keepReport, pendingEdits } from '../../extension/store/edits.ts'
import { chooseTemplate, chosenTemplate } from '../../extension/store/note-template.ts'
import { readReportsOn } from '../../extension/store/offer-reports.ts'
import { readUpkeep, settleReports } from '../../extension/store/upkeep.ts'
import { pairKey } from '../../shared/distinct-offers.ts'
import type { Offer } from '../../shared/offer.ts'
import { aDevice, anEnrolledDevice, type TestDevice } from '../builders/a-device.ts'
import { aNetwork, anOrganisationId, type TestNetwork } from '../builders/a-network.ts'
import { anOffer } from '../builders/an-offer.ts'
import { synced } from '../builders/device-acts.ts'

let network: TestNetwork
let editor: TestDevice
let reporter: TestDevice

beforeAll(async () => {
  network = await aNetwork()
  ;[editor, reporter] = await Promise.all([
    anEnrolledDevice(network, { role: 'offer_editor' }),
    anEnrolledDevice(network, { organisation: 1 }),
  ])
})
afterAll(() => network.close())

/** An offer of the editor's organisation that both devices have. */
async function anOwnOffer(overrides: Partial<Offer> = {}): Promise<Offer> {
  const offer = anOffer({ organisationId: anOrganisationId(0), status: 'published', ...overrides })
  await network.write([{ kind: 'offer', id: offer.id, data: offer }])
  await synced(editor, reporter)
  return offer
}

const offersOf = async (device: TestDevice) => (await readUpkeep(device))?.offers.map(({ id }) => id) ?? []

describe('what a device has to keep true', () => {
  it('is for an editor the shown offers of its own organisation, for an administrator all, for others nothing', async () => {
    const own = await anOwnOffer()
    const draft = await anOwnOffer({ status: 'draft' })
    const foreign = await anOwnOffer({ organisationId: anOrganisationId(1) })
    const admin = await anEnrolledDevice(network, { organisation: 1, role: 'admin' })
    const reader = await anEnrolledDevice(network, { role: 'reader' })
    await synced(admin, reader)
    expect(await offersOf(editor)).toContain(own.id)
    expect(await offersOf(editor)).not.toContain(foreign.id)
    expect(await offersOf(editor)).not.toContain(draft.id)
    expect(await offersOf(admin)).toEqual(expect.arrayContaining([own.id, foreign.id]))
    expect(await offersOf(reader)).toEqual([])
    expect(await offersOf(reporter)).toEqual([])
    expect(await readUpkeep(aDevice())).toBeUndefined()
  })

  it('holds what was done here before the server has it', async () => {
    const [right, ended] = [await anOwnOffer(), await anOwnOffer()]
    await keepReport({ offerId: right.id, says: 'right' }, editor)
    await keepEdit(
      { kind: 'offer', item: ended.id, act: 'change', was: { status: 'published' }, now: { status: 'ended' } },
      editor,
    )
    const known = await readUpkeep(editor)
    expect(known?.offers.find(({ id }) => id === right.id)).toMatchObject({ verifiedOn: editor.clock.today() })
    expect(known?.offers.map(({ id }) => id)).not.toContain(ended.id)
    await synced(editor)
  })
})

describe('a report', () => {
  it('that was looked into is gone at once here, and from every device after sync', async () => {
    const offer = await anOwnOffer()
    await keepReport({ offerId: offer.id, says: 'wrong', group: 'contact', value: '0202 555 0199' }, reporter)
    expect(await readReportsOn(offer.id, reporter)).toMatchObject({ open: [], waiting: [{ says: 'wrong' }] })
    await synced(reporter, editor)
    expect(await readReportsOn(offer.id, reporter)).toMatchObject({ open: [{ own: true }], waiting: [] })
    const reportsOn = async () => (await readUpkeep(editor))?.reports.filter(({ offerId }) => offerId === offer.id)
    const [report] = (await reportsOn()) ?? []
    expect(report).toMatchObject({ from: 'Jugendamt Musterstadt 2', own: false, value: '0202 555 0199' })
    await settleReports([report?.id ?? ''], editor)
    expect(await reportsOn()).toEqual([])
    await synced(editor, reporter)
    expect(await pendingEdits(undefined, editor)).toEqual([])
    expect((await readReportsOn(offer.id, reporter)).open).toEqual([])
  })

  it('stands again where the server refused that it was settled', async () => {
    const offer = await anOwnOffer({ organisationId: anOrganisationId(1) })
    await keepReport({ offerId: offer.id, says: 'wrong', group: 'cost' }, reporter)
    await synced(reporter, editor)
    const [report] = (await readUpkeep(editor))?.reports.filter(({ offerId }) => offerId === offer.id) ?? []
    await settleReports([report?.id ?? ''], editor)
    await synced(editor)
    expect(await pendingEdits(undefined, editor)).toMatchObject([{ kind: 'report', state: 'refused' }])
    expect((await readUpkeep(editor))?.reports.map(({ id }) => id)).toContain(report?.id)
  })

  it('may be made by whoever works with offers, not by a reader, and not before a device is set up', async () => {
    const offer = await anOwnOffer()
    const reader = await anEnrolledDevice(network, { role: 'reader' })
    expect((await readReportsOn(offer.id, reporter)).may).toBe(true)
    expect((await readReportsOn(offer.id, editor)).may).toBe(true)
    expect((await readReportsOn(offer.id, reader)).may).toBe(false)
    expect((await readReportsOn(offer.id, aDevice())).may).toBe(false)
  })

  it('that the server refused no longer counts as waiting', async () => {
    const offer = await anOwnOffer({ status: 'ended' })
    await keepReport({ offerId: offer.id, says: 'full' }, reporter)
    await synced(reporter)
    expect((await readReportsOn(offer.id, reporter)).waiting).toEqual([])
  })
})

describe('two offers that are two', () => {
  it('are told apart at once here and after sync everywhere, once however often it is said, and can be taken back', async () => {
    const { id: one } = await anOwnOffer()
    const { id: other } = await anOwnOffer({ organisationId: anOrganisationId(1) })
    const admin = await anEnrolledDevice(network, { organisation: 1, role: 'admin' })
    const apart = async (device: TestDevice) => [...(await readDistinct(device)).keys()]
    const key = pairKey(one, other)
    await keepDistinct(other, one, editor)
    await keepDistinct(one, other, admin)
    expect([await apart(editor), await apart(reporter)]).toEqual([[key], []])
    await synced(editor, admin, reporter)
    expect([await apart(editor), await apart(reporter)]).toEqual([[key], [key]])
    expect(await pendingEdits(undefined, admin)).toEqual([])
    const pair = (await readDistinct(admin)).get(key)
    if (pair === undefined) return expect.fail('not told apart')
    await takeBackDistinct(pair, admin)
    expect(await apart(admin)).toEqual([])
    await synced(admin, editor)
    expect(await apart(editor)).toEqual([])
    expect(await pendingEdits(undefined, admin)).toEqual([])
  })

  it('stand as alike again where they were told apart and that was taken back before it was sent', async () => {
    const [{ id: one }, { id: other }] = [await anOwnOffer(), await anOwnOffer()]
    await keepDistinct(one, other, editor)
    for (const pair of (await readDistinct(editor)).values()) await takeBackDistinct(pair, editor)
    await synced(editor, reporter)
    expect([(await readDistinct(editor)).size, (await readDistinct(reporter)).size]).toEqual([0, 0])
  })
})

describe('what stays on the device', () => {
  it('remembers when a provider was last asked', async () => {
    const device = aDevice()
    await keepAsked('one', device)
    device.clock.turn(40 * 86_400_000)
    await keepAsked('other', device)
    await keepAsked('one', device)
    const now = device.clock.today()
    expect(Object.fromEntries(await readAskedOn(device))).toEqual({ one: now, other: now })
  })

  it('keeps the frame of file notes that was chosen, until the network no longer has it', async () => {
    const device = aDevice()
    const template = { id: '00000000-0000-7000-8000-000000000001', name: 'Amt', before: 'Kopf', after: '' }
    const name = 'Kreis Musterland'
    const offering = async (noteTemplates: object[]) => {
      await network.write([{ kind: 'network', id: 'network', data: { name, noteTemplates } }])
      await synced(reporter)
    }
    await offering([template])
    expect(await chosenTemplate(reporter)).toBeUndefined()
    await chooseTemplate(template.id, reporter)
    expect(await chosenTemplate(reporter)).toEqual(template)
    expect(await chosenTemplate(device)).toBeUndefined()
    await offering([])
    expect(await chosenTemplate(reporter)).toBeUndefined()
    await offering([template])
    await chooseTemplate(undefined, reporter)
    expect(await chosenTemplate(reporter)).toBeUndefined()
  })
})
