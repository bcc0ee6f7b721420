/** Saving and undoing with the real store and real keys: everything together, or nothing. */
import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it } from 'vitest'
import { authorEvent } from '../../extension/events/author.ts'
import { readNoted, readParts } from '../../extension/keys/parts.ts'
import {
  type DraftForm,
  emptyReferralForm,
  emptyUnmetNeedForm,
  type ReferralForm,
  referralFormOf,
} from '../../extension/store/draft-forms.ts'
import { keepDraft, readDraft, startReferralDraft, startUnmetNeedDraft } from '../../extension/store/drafts.ts'
import { localNote } from '../../extension/store/local-notes.ts'
import { referral } from '../../extension/store/read-referrals.ts'
import { withDepth } from '../../extension/store/usual-consent.ts'
import { referralEvents, unmetNeedEvents } from '../../extension/tasks/log-referral/events-of-form.ts'
import { mayShare, readRecipient } from '../../extension/tasks/log-referral/recipient.ts'
import { saveReferral, saveUnmetNeed } from '../../extension/tasks/log-referral/save.ts'
import { toldInEvents } from '../../extension/tasks/log-referral/told-in-events.ts'
import type { Payload } from '../../shared/protocol/payload.ts'
import { anOffer } from '../builders/an-offer.ts'
import {
  aDeviceWithKeys,
  anOrganisationWithKeys,
  carry,
  type DeviceWithKeys,
  type OrganisationWithKeys,
} from '../builders/an-organisation-with-keys.ts'

const today = '2026-03-02'

let office: OrganisationWithKeys
let centre: OrganisationWithKeys
let desk: DeviceWithKeys
let receiver: DeviceWithKeys
let offer: ReturnType<typeof anOffer>

beforeEach(async () => {
  office = await anOrganisationWithKeys('01990000-0000-7000-8000-0000000000a0')
  centre = await anOrganisationWithKeys('01990000-0000-7000-8000-0000000000a1')
  desk = await aDeviceWithKeys(office, { knows: [centre] })
  receiver = await aDeviceWithKeys(centre, { knows: [office] })
  offer = anOffer({ organisationId: centre.id })
  await desk.database.offers.put(offer)
})

async function filledDraft(change: Partial<ReferralForm> = {}): Promise<{ id: string; form: ReferralForm }> {
  const id = await startReferralDraft(offer.id, {}, desk)
  const prefilled = referralFormOf((await readDraft(id, desk)) ?? expect.fail('no draft'))
  const filled: ReferralForm = {
    ...withDepth({ ...prefilled, needs: ['media_use'] }, 'handed_over'),
    caseReference: 'ASD-7',
    ownWords: 'Vertraulich.',
    followUpOn: '2026-04-04',
    contact: { ...emptyReferralForm.contact, name: 'Kanarienvogel-7Q', phone: '0000 11' },
    message: 'Bitte abends anrufen.',
    ...change,
  }
  await keepDraft(id, filled, desk)
  return { id, form: filled }
}

async function saved(change: Partial<ReferralForm> = {}) {
  const { id, form } = await filledDraft(change)
  const recipient = await readRecipient(offer.organisationId, desk)
  const checked = referralEvents(form, offer, { today, mayShare: mayShare(recipient) })
  if (!checked.ok) return expect.fail(JSON.stringify(checked.faults))
  return { draftId: id, form, ...(await saveReferral(id, form, checked.events, desk)) }
}

async function recordOf(ref: string) {
  return (await referral(ref, desk)) ?? expect.fail('nothing stored')
}

describe('saving a referral', () => {
  it('seals contact, message and own words, plans the follow-up, and ends the draft', async () => {
    const { ref, draftId } = await saved()
    const { state, events } = await recordOf(ref)
    expect(state).toMatchObject({ status: 'requested', from: office.id, to: centre.id, followUpOn: '2026-04-04' })
    expect(events.map(({ p }) => (JSON.parse(p) as Payload).t)).toEqual(['requested', 'shared', 'noted', 'planned'])
    expect(JSON.stringify(events)).not.toMatch(/ASD-7|Vertraulich|Kanarienvogel|0000 11|abends/)
    expect(await readNoted(ref, desk)).toEqual({ caseReference: 'ASD-7', ownWords: 'Vertraulich.' })
    expect(await readDraft(draftId, desk)).toBeUndefined()
  })

  it('lets the receiver open contact and message, and nothing else', async () => {
    const { ref } = await saved()
    await carry(desk, receiver, ref)
    const parts = await readParts(ref, receiver)
    expect(parts).toMatchObject({ contact: { name: 'Kanarienvogel-7Q', phone: '0000 11' }, unreadable: 0 })
    expect(parts.messages.map(({ text }) => text)).toEqual(['Bitte abends anrufen.'])
    expect(parts.caseReference).toBeUndefined()
    const there = await referral(ref, receiver)
    expect(there?.state.followUpOn).toBeUndefined()
    expect(toldInEvents(there?.events ?? [])).toEqual(['offer', 'code', 'need', 'sealed', 'answer'])
  })

  it('without the scope tells the receiver no need, and the own organisation all the same', async () => {
    const { ref } = await saved({ consentScopes: ['feedback'], alternatives: ['01990000-0000-7000-8000-0000000000f2'] })
    await carry(desk, receiver, ref)
    expect((await referral(ref, receiver))?.state.requested).toMatchObject({ needs: [], alternatives: [] })
    expect((await recordOf(ref)).state.requested).toMatchObject({
      needs: ['media_use'],
      alternatives: ['01990000-0000-7000-8000-0000000000f2'],
    })
    expect(toldInEvents((await recordOf(ref)).events)).toEqual(['offer', 'code', 'answer'])
  })

  it('to an organisation without keys sends no contact data, whatever was entered', async () => {
    await desk.database.keyLogs.delete(centre.id)
    const { ref } = await saved()
    expect(toldInEvents((await recordOf(ref)).events)).not.toContain('sealed')
    expect(await readParts(ref, desk)).toMatchObject({ messages: [], caseReference: 'ASD-7' })
  })

  it('keeps own words on the device while the own organisation has no keys', async () => {
    await desk.database.keyLogs.delete(office.id)
    const { ref, undo } = await saved()
    expect(await localNote(ref, desk)).toEqual({ ref, caseReference: 'ASD-7', ownWords: 'Vertraulich.' })
    expect(await undo()).toBe(true)
    expect(await localNote(ref, desk)).toBeUndefined()
  })

  it('continues the chain of an earlier referral', async () => {
    const chain = '01990000-0000-7000-8000-0000000000c1'
    const { ref } = await saved({ chain, basedOn: '01990000-0000-7000-8000-0000000000e1' })
    const { state, events } = await recordOf(ref)
    expect(state.chain).toBe(chain)
    expect(toldInEvents(events)).toContain('continued')
  })

  it('that fails leaves the draft and nothing else', async () => {
    const { id, form } = await filledDraft()
    const checked = referralEvents(form, offer, { today, mayShare: true })
    if (!checked.ok) return expect.fail('faults')
    await desk.database.keyLogs.delete(centre.id)
    await expect(saveReferral(id, form, checked.events, desk)).rejects.toMatchObject({ code: 'recipient_unknown' })
    expect(await readDraft(id, desk)).toBeDefined()
    expect(await desk.database.referrals.count()).toBe(0)
  })
})

describe('undoing', () => {
  it('takes all events back and brings the draft back as it was', async () => {
    const { ref, undo, draftId, form } = await saved()
    expect(await undo()).toBe(true)
    expect(await referral(ref, desk)).toBeUndefined()
    expect(referralFormOf((await readDraft(draftId, desk)) ?? expect.fail('no draft'))).toEqual(form)
  })

  it('takes along what was written meanwhile', async () => {
    const { ref, undo } = await saved()
    await authorEvent({ type: 'note_filed', facts: { on: today }, ref }, { holdMs: 10_000 }, desk)
    expect(await undo()).toBe(true)
    expect(await referral(ref, desk)).toBeUndefined()
  })

  it('is refused once the time has passed, and then takes nothing', async () => {
    const { ref, undo, draftId } = await saved()
    desk.clock.turn(10_001)
    expect(await undo()).toBe(false)
    expect((await recordOf(ref)).events).toHaveLength(4)
    expect(await readDraft(draftId, desk)).toBeUndefined()
  })
})

describe('saving an unmet need', () => {
  it('reaches no other organisation and seals what stays', async () => {
    const id = await startUnmetNeedDraft(desk)
    const form: DraftForm = {
      ...emptyUnmetNeedForm,
      needs: ['media_use'],
      unmetNeedReason: 'cost',
      caseReference: 'ASD-8',
    }
    const checked = unmetNeedEvents(form, today)
    if (!checked.ok) return expect.fail('faults')
    const { ref } = await saveUnmetNeed(id, form, checked.events, desk)
    expect((await recordOf(ref)).state).toMatchObject({ kind: 'unmet_need', to: null })
    expect(await readNoted(ref, desk)).toEqual({ caseReference: 'ASD-8' })
  })
})
