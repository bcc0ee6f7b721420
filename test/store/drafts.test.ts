import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it } from 'vitest'
import { caseContext } from '../../extension/store/case-context.ts'
import { database } from '../../extension/store/database.ts'
import { emptyReferralForm, referralFormOf } from '../../extension/store/draft-forms.ts'
import {
  clearUntouchedDrafts,
  deleteDraft,
  keepDraft,
  listDrafts,
  readDraft,
  restoreDraft,
  startReferralDraft,
  startUnmetNeedDraft,
} from '../../extension/store/drafts.ts'
import { lastSearch } from '../../extension/store/last-search.ts'
import { ageBandOf, lifePhaseOf } from '../../extension/store/prefilled-forms.ts'
import { offerSchema } from '../../shared/offer.ts'

const offer = offerSchema.parse({
  id: '01990000-0000-7000-8000-0000000000f1',
  organisationId: '01990000-0000-7000-8000-00000000000b',
  title: 'Drachennest',
  offerType: 'parenting_course',
  fields: ['youth_welfare'],
  lifePhases: ['kita'],
  needs: ['media_use', 'parenting_uncertainty'],
  access: 'open',
})

beforeEach(async () => {
  await Promise.all(database.tables.map((table) => table.clear()))
  await database.offers.put(offer)
  caseContext.value = {}
  lastSearch.value = { query: '', offerIds: [], needs: [] }
})

async function formOf(id: string) {
  return referralFormOf((await readDraft(id)) ?? expect.fail('no such draft'))
}

describe('a new draft', () => {
  it('is prefilled from the case at hand, the last search and the offer', async () => {
    caseContext.value = { ageMonths: 50, areaId: '05999012-03', language: 'ar' }
    lastSearch.value = {
      query: 'Trotz',
      offerIds: ['a', offer.id, 'b'],
      needs: ['school_problem', 'parenting_uncertainty'],
    }
    const form = await formOf(await startReferralDraft(offer.id))
    expect(form).toMatchObject({
      offerId: offer.id,
      lifePhase: 'kita',
      ageBand: 'a3_5',
      areaId: '05999012-03',
      language: 'ar',
      needs: [],
      suggestedAlternatives: ['a', 'b'],
    })
    expect(form.suggestedNeeds.slice(0, 3)).toEqual(['parenting_uncertainty', 'school_problem', 'media_use'])
  })

  it('records nothing where nothing is known', async () => {
    expect(await formOf(await startReferralDraft(offer.id))).toMatchObject({
      lifePhase: 'not_recorded',
      ageBand: 'not_recorded',
      areaId: 'not_recorded',
      depth: '',
    })
  })

  it('takes up an untouched draft for the same offer, never a touched one', async () => {
    const first = await startReferralDraft(offer.id)
    expect(await startReferralDraft(offer.id)).toBe(first)
    await keepDraft(first, { ...(await formOf(first)), ownWords: 'x' })
    expect(await startReferralDraft(offer.id)).not.toBe(first)
  })

  it('needs an offer that lies on the device', async () => {
    await expect(startReferralDraft('01990000-0000-7000-8000-0000000000ff')).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  it('of an unmet need suggests what was searched for', async () => {
    lastSearch.value = { query: 'Krippe', offerIds: [], needs: ['childcare_need', 'single_parenting'] }
    const draft = await readDraft(await startUnmetNeedDraft())
    expect(draft).toMatchObject({ kind: 'unmet_need', form: { needs: ['childcare_need'] } })
  })
})

describe('keeping a draft', () => {
  it('ends with the newest form however fast the keys come', async () => {
    const id = await startReferralDraft(offer.id)
    const keys = [...'Die Eltern wünschen sich Entlastung.']
    let text = ''
    const writes = keys.map((key) => {
      text += key
      return keepDraft(id, { ...emptyReferralForm, ownWords: text })
    })
    await Promise.all(writes)
    expect((await formOf(id)).ownWords).toBe(text)
  })

  it('a keystroke after the last write begins a new one', async () => {
    const id = await startReferralDraft(offer.id)
    await keepDraft(id, { ...emptyReferralForm, ownWords: 'a' })
    await keepDraft(id, { ...emptyReferralForm, ownWords: 'ab' })
    expect((await formOf(id)).ownWords).toBe('ab')
  })

  it('does not bring back a deleted draft', async () => {
    const id = await startReferralDraft(offer.id)
    await deleteDraft(id)
    await keepDraft(id, { ...emptyReferralForm, ownWords: 'late' })
    expect(await readDraft(id)).toBeUndefined()
  })

  it('a draft of an older version is filled up', async () => {
    await database.drafts.put({
      id: 'old',
      kind: 'referral',
      changedAt: 1,
      form: { offerId: offer.id, ownWords: 'alt' },
    })
    expect(await formOf('old')).toEqual({ ...emptyReferralForm, offerId: offer.id, ownWords: 'alt' })
  })
})

describe('deleting a draft', () => {
  it('can be undone', async () => {
    const id = await startReferralDraft(offer.id)
    await keepDraft(id, { ...emptyReferralForm, ownWords: 'bleibt' })
    const record = (await deleteDraft(id)) ?? expect.fail('nothing deleted')
    expect(await listDrafts()).toEqual([])
    await restoreDraft(record)
    expect((await formOf(id)).ownWords).toBe('bleibt')
  })

  it('clears what was opened before and never touched', async () => {
    const untouched = await startUnmetNeedDraft()
    const touched = await startReferralDraft(offer.id)
    await keepDraft(touched, { ...emptyReferralForm, ownWords: 'x' })
    await clearUntouchedDrafts(Date.now() + 1_000)
    expect((await listDrafts()).map((draft) => draft.id)).toEqual([touched])
    expect(untouched).not.toBe(touched)
  })
})

describe('an age', () => {
  it.each([
    [-3, 'prenatal', 'pregnancy_birth'],
    [0, 'a0', 'pregnancy_birth'],
    [7, 'a0', 'pregnancy_birth'],
    [12, 'a1_2', 'early_childhood'],
    [54, 'a3_5', 'kita'],
    [83, 'a6_9', 'primary_school'],
    [17 * 12, 'a15_17', 'secondary_school'],
    [25 * 12, 'a25_26', 'school_to_work'],
    [27 * 12, 'not_recorded', undefined],
  ])('of %i months is in band %s and phase %s', (months, band, phase) => {
    expect(ageBandOf(months)).toBe(band)
    expect(lifePhaseOf(months)).toBe(phase)
  })
})
