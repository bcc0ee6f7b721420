import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it } from 'vitest'
import { makeDeviceKeys } from '../../extension/crypto/device-keys.ts'
import { authorEvent } from '../../extension/events/author.ts'
import { database } from '../../extension/store/database.ts'
import { type ReferralForm, referralFormOf, unmetNeedFormOf } from '../../extension/store/draft-forms.ts'
import {
  keepDraft,
  listDrafts,
  readDraft,
  startReferralDraft,
  startUnmetNeedDraft,
} from '../../extension/store/drafts.ts'
import { localNote } from '../../extension/store/local-notes.ts'
import { writeMeta } from '../../extension/store/meta.ts'
import { readNoteInput } from '../../extension/store/read-note-input.ts'
import { referral } from '../../extension/store/referrals.ts'
import { withDepth } from '../../extension/tasks/log-referral/consent.ts'
import { requestedOf } from '../../extension/tasks/log-referral/facts-of-form.ts'
import { saveReferral, saveUnmetNeed } from '../../extension/tasks/log-referral/save.ts'
import { fileNote } from '../../shared/file-note/file-note.ts'
import { sendingOrganisation, unmetNeedFactsOf } from '../builders/a-referral.ts'
import { anOffer } from '../builders/an-offer.ts'

const offer = anOffer()

beforeEach(async () => {
  await Promise.all(database.tables.map((table) => table.clear()))
  await database.offers.put(offer)
  await writeMeta(database, 'keys', await makeDeviceKeys())
  await writeMeta(database, 'enrolment', {
    server: 'http://127.0.0.1:1',
    instance: 'i',
    network: 'Kreis Musterland',
    organisationId: sendingOrganisation,
    organisationName: 'Kreisjugendamt Musterland',
    deviceId: '01990000-0000-7000-8000-0000000000d1',
    role: 'professional',
  })
})

async function filledDraft(): Promise<{ id: string; form: ReferralForm }> {
  const id = await startReferralDraft(offer.id)
  const prefilled = referralFormOf((await readDraft(id)) ?? expect.fail('no draft'))
  const filled = { ...prefilled, needs: ['media_use' as const], caseReference: 'ASD-7', ownWords: 'Vertraulich.' }
  const form = withDepth(filled, 'handed_over')
  await keepDraft(id, form)
  return { id, form }
}

async function saved() {
  const { id, form } = await filledDraft()
  const checked = requestedOf(form, offer, '2026-03-02')
  if (!checked.ok) return expect.fail(JSON.stringify(checked.faults))
  return { draftId: id, form, ...(await saveReferral(id, form, checked.facts)) }
}

describe('saving a referral', () => {
  it('works without a network, keeps local words local, and ends the draft', async () => {
    const { ref, draftId } = await saved()
    const record = (await referral(ref)) ?? expect.fail('nothing stored')
    expect(record.state).toMatchObject({ status: 'requested', to: offer.organisationId, from: sendingOrganisation })
    expect(JSON.stringify(record)).not.toMatch(/ASD-7|Vertraulich/)
    expect(await localNote(ref)).toEqual({ ref, caseReference: 'ASD-7', ownWords: 'Vertraulich.' })
    expect(await readDraft(draftId)).toBeUndefined()
    expect(await database.uses.get([offer.id, 'media_use'])).toMatchObject({ count: 1 })
  })

  it('gives a file note with the words that stay here', async () => {
    const { ref } = await saved()
    const record = (await referral(ref)) ?? expect.fail('nothing stored')
    const note = fileNote(await readNoteInput(record.state, 'de'))
    for (const text of ['ASD-7', 'Vertraulich.', 'Drachennest', 'Kreisjugendamt Musterland'])
      expect(note).toContain(text)
  })

  it('can be undone: the draft is back as it was', async () => {
    const { ref, undo, draftId, form } = await saved()
    expect(await undo()).toBe(true)
    expect(await referral(ref)).toBeUndefined()
    expect(await localNote(ref)).toBeUndefined()
    expect(referralFormOf((await readDraft(draftId)) ?? expect.fail('no draft'))).toMatchObject(form)
  })

  it('is undone whole, even when the note was filed meanwhile', async () => {
    const { ref, undo } = await saved()
    await authorEvent({ type: 'note_filed', facts: { on: '2026-03-02' }, ref }, { holdMs: 10_000 })
    expect(await undo()).toBe(true)
    expect(await referral(ref)).toBeUndefined()
  })

  it('cannot be undone once its time has passed', async () => {
    const { ref, undo } = await saved()
    const record = (await referral(ref)) ?? expect.fail('nothing stored')
    await database.referrals.put({ ...record, events: record.events.map((event) => ({ ...event, heldUntil: 1 })) })
    expect(await undo()).toBe(false)
    expect(await referral(ref)).toBeDefined()
    expect(await listDrafts()).toEqual([])
  })

  it('that fails leaves the draft', async () => {
    const { id, form } = await filledDraft()
    await database.meta.delete('keys')
    const checked = requestedOf(form, offer, '2026-03-02')
    if (!checked.ok) return expect.fail('faults')
    await expect(saveReferral(id, form, checked.facts)).rejects.toMatchObject({ code: 'keys_missing' })
    expect(await readDraft(id)).toBeDefined()
  })
})

describe('saving an unmet need', () => {
  it('reaches no other organisation', async () => {
    const id = await startUnmetNeedDraft()
    const form = unmetNeedFormOf((await readDraft(id)) ?? expect.fail('no draft'))
    const { ref } = await saveUnmetNeed(id, form, unmetNeedFactsOf())
    expect((await referral(ref))?.state).toMatchObject({ kind: 'unmet_need', to: null })
  })
})
