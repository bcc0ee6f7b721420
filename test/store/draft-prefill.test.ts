/** Continuing a referral: the chain and what is known of the family come along, what was agreed does not. */
import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it } from 'vitest'
import { emptyReferralForm, type ReferralForm, referralFormOf } from '../../extension/store/draft-forms.ts'
import { chooseOffer, draftForOffer, seekingOffer, startDraftFrom } from '../../extension/store/draft-prefill.ts'
import { deleteDraft, keepDraft, listDrafts, readDraft } from '../../extension/store/drafts.ts'
import { lastSearch } from '../../extension/store/last-search.ts'
import { recordOf } from '../../extension/store/referrals.ts'
import { aDevice, type TestDevice } from '../builders/a-device.ts'
import { aReferral, requestedFactsOf } from '../builders/a-referral.ts'
import { anOffer } from '../builders/an-offer.ts'

const chosen = '01990000-0000-7000-8000-0000000000f1'
const discussed = ['01990000-0000-7000-8000-0000000000f2', '01990000-0000-7000-8000-0000000000f3']

let desk: TestDevice

beforeEach(() => {
  desk = aDevice()
  seekingOffer.value = undefined
  lastSearch.value = { query: '', offerIds: [], needs: [] }
})

async function earlier(facts: Partial<Parameters<typeof requestedFactsOf>[0]> = {}) {
  const referral = aReferral()
  referral.write('requested', {
    facts: requestedFactsOf({ offerId: chosen, alternatives: discussed, language: 'uk', ...facts }),
  })
  const record = recordOf(
    referral.ref,
    referral.events.map(({ id, p }) => ({ id, p, s: '', gen: null })),
  )
  await desk.database.referrals.put(record)
  return record
}

async function formOf(draftId: string): Promise<ReferralForm> {
  return referralFormOf((await readDraft(draftId, desk)) ?? expect.fail('no draft'))
}

describe('a draft that continues a referral', () => {
  it('keeps the chain, names what it continues, and knows the family', async () => {
    const { ref, chain } = await earlier()
    const form = await formOf(await startDraftFrom(ref, { as: 'sender' }, desk))
    expect(form).toMatchObject({
      chain,
      basedOn: ref,
      needs: ['parenting_uncertainty'],
      lifePhase: 'kita',
      ageBand: 'a3_5',
      language: 'uk',
      offerId: '',
    })
  })

  it('takes no consent, no depth and no sealed words along', async () => {
    const { ref } = await earlier()
    const form = await formOf(await startDraftFrom(ref, { as: 'sender' }, desk))
    const { depth, consent, consentScopes, contact, message, caseReference, ownWords } = emptyReferralForm
    expect(form).toMatchObject({ depth, consent, consentScopes, contact, message, caseReference, ownWords })
  })

  it('offers what was discussed then first, then the last search, never the offer that was chosen', async () => {
    const found = '01990000-0000-7000-8000-0000000000f4'
    lastSearch.value = { query: 'x', offerIds: [chosen, found], needs: [] }
    const { ref } = await earlier()
    const sender = await formOf(await startDraftFrom(ref, { as: 'sender' }, desk))
    expect(sender.suggestedAlternatives).toEqual([...discussed, found])
  })

  it('of the receiver holds what the sender was allowed to tell, and nothing of another search', async () => {
    lastSearch.value = { query: 'x', offerIds: ['01990000-0000-7000-8000-0000000000f4'], needs: ['housing'] }
    const { ref } = await earlier({ needs: [], lifePhase: 'not_recorded', alternatives: [] })
    const form = await formOf(await startDraftFrom(ref, { as: 'receiver' }, desk))
    expect(form).toMatchObject({ needs: [], suggestedNeeds: [], suggestedAlternatives: [], lifePhase: 'not_recorded' })
  })

  it('of the receiver forgets the need once the family took back that it may be told', async () => {
    const withdrawn = aReferral()
    const { ref } = withdrawn
    withdrawn.write('requested', { facts: requestedFactsOf({ offerId: chosen }) })
    withdrawn.write('consent_withdrawn', { facts: { on: '2026-03-03', scopes: ['forward_need'] } })
    const later = withdrawn.events.map(({ id, p }) => ({ id, p, s: '', gen: null }))
    await desk.database.referrals.put(recordOf(ref, later))
    const form = await formOf(await startDraftFrom(ref, { as: 'receiver' }, desk))
    expect(form).toMatchObject({ needs: [], suggestedNeeds: [], lifePhase: 'not_recorded', ageBand: 'not_recorded' })
    expect((await formOf(await startDraftFrom(ref, { as: 'sender' }, desk))).lifePhase).toBe('kita')
  })

  it('is taken up again while it is untouched', async () => {
    const { ref } = await earlier()
    const first = await startDraftFrom(ref, { as: 'sender' }, desk)
    expect(await startDraftFrom(ref, { as: 'sender' }, desk)).toBe(first)
    await keepDraft(first, { ...(await formOf(first)), ownWords: 'schon begonnen' }, desk)
    expect(await startDraftFrom(ref, { as: 'sender' }, desk)).not.toBe(first)
  })

  it('of a referral that is not here begins nothing', async () => {
    await expect(startDraftFrom(chosen, { as: 'sender' }, desk)).rejects.toMatchObject({ code: 'not_found' })
    expect(await listDrafts(desk)).toEqual([])
  })
})

describe('an offer decided on', () => {
  it('goes into the draft that was looking for it, which keeps everything entered', async () => {
    const offer = anOffer({ needs: ['media_use'] })
    await desk.database.offers.put(offer)
    const { ref } = await earlier()
    const draftId = await startDraftFrom(ref, { as: 'sender' }, desk)
    seekingOffer.value = draftId
    expect(await draftForOffer(offer.id, desk)).toBe(draftId)
    expect(await formOf(draftId)).toMatchObject({ offerId: offer.id, basedOn: ref, needs: ['parenting_uncertainty'] })
    expect((await formOf(draftId)).suggestedNeeds).toContain('media_use')
    expect(seekingOffer.value).toBeUndefined()
  })

  it('is no alternative to itself', async () => {
    const offer = anOffer({ id: discussed[0] ?? '' })
    await desk.database.offers.put(offer)
    const { ref } = await earlier()
    const draftId = await startDraftFrom(ref, { as: 'sender' }, desk)
    await chooseOffer(draftId, offer.id, desk)
    expect((await formOf(draftId)).suggestedAlternatives).toEqual([discussed[1]])
  })

  it('begins a new draft where none was looking, or the one that was is gone', async () => {
    const offer = anOffer()
    await desk.database.offers.put(offer)
    const { ref } = await earlier()
    const draftId = await startDraftFrom(ref, { as: 'sender' }, desk)
    seekingOffer.value = draftId
    await deleteDraft(draftId, desk)
    const fresh = await draftForOffer(offer.id, desk)
    expect(fresh).not.toBe(draftId)
    expect((await formOf(fresh)).basedOn).toBeUndefined()
  })
})
