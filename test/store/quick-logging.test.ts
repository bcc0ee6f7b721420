/** Who logs in three steps, and what stands in the form then: all that is known, and the least that travels. */
import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it } from 'vitest'
import { caseContext } from '../../extension/store/case-context.ts'
import { emptyReferralForm, referralFormOf } from '../../extension/store/draft-forms.ts'
import { readyDraft, readyDraftForOffer, seekingOffer } from '../../extension/store/draft-prefill.ts'
import { isUntouched, readDraft, startReferralDraft } from '../../extension/store/drafts.ts'
import { writeMeta } from '../../extension/store/meta.ts'
import { readyToSave } from '../../extension/store/prefilled-forms.ts'
import { chooseQuickLogging, keepQuickRule, quickLogging } from '../../extension/store/quick-logging.ts'
import { referralEvents } from '../../extension/tasks/log-referral/events-of-form.ts'
import { needs, referralDepths } from '../../shared/codes/index.ts'
import type { InstitutionType } from '../../shared/codes/institution-type.ts'
import { organisationSchema } from '../../shared/organisation.ts'
import { aDevice, type TestDevice } from '../builders/a-device.ts'
import { anOffer } from '../builders/an-offer.ts'
import fc from '../property.ts'

let desk: TestDevice
const organisationId = '01990000-0000-7000-8000-00000000000b'

beforeEach(() => {
  desk = aDevice()
  caseContext.value = {}
  seekingOffer.value = undefined
  readyDraft.value = undefined
})

async function enrolledAt(institutionType: InstitutionType, role: 'professional' | 'coordinator' = 'professional') {
  const organisation = organisationSchema.parse({
    id: organisationId,
    name: 'Stelle',
    institutionType,
    providerType: 'other',
  })
  await desk.database.organisations.put(organisation)
  await writeMeta(desk.database, 'enrolment', {
    server: 'https://kettenglied.example',
    instance: 'i',
    network: 'Netz',
    organisationId,
    organisationName: 'Stelle',
    deviceId: 'd',
    role,
  })
}

describe('logging in three steps', () => {
  it.each(['birth_clinic', 'childrens_hospital', 'gynaecology_practice', 'paediatric_practice', 'midwife'] as const)(
    'is what a %s begins with',
    async (kind) => {
      await enrolledAt(kind)
      expect(await quickLogging(desk)).toMatchObject({ on: true, fixed: false })
    },
  )

  it('is off elsewhere, for other roles and where nobody is enrolled', async () => {
    expect((await quickLogging(desk)).on).toBe(false)
    await enrolledAt('youth_office_asd')
    expect((await quickLogging(desk)).on).toBe(false)
    await enrolledAt('birth_clinic', 'coordinator')
    expect((await quickLogging(desk)).on).toBe(false)
  })

  it('is as a person chose here, and as the policy says above all', async () => {
    await enrolledAt('birth_clinic')
    await chooseQuickLogging(false, desk)
    expect(await quickLogging(desk)).toMatchObject({ on: false, fixed: false })
    await keepQuickRule(true, desk)
    expect(await quickLogging(desk)).toMatchObject({ on: true, fixed: true })
    await keepQuickRule(undefined, desk)
    expect(await quickLogging(desk)).toMatchObject({ on: false, fixed: false })
  })
})

describe('a referral begun from the list', () => {
  const offer = anOffer({ needs: ['media_use'] })
  beforeEach(() => desk.database.offers.put(offer))

  const begun = async () => {
    const id = await readyDraftForOffer(offer.id, desk)
    const draft = (await readDraft(id, desk)) ?? expect.fail('no draft')
    return { id, draft, form: referralFormOf(draft) }
  }

  it('holds the need, what is known of the family, and the depth that lets nothing travel', async () => {
    caseContext.value = { need: 'media_use', ageMonths: 7, areaId: '05999012-03' }
    const { id, draft, form } = await begun()
    expect(form).toMatchObject({
      needs: ['media_use'],
      depth: 'informed',
      consent: 'not_needed_info_only',
      consentScopes: [],
      consentChosen: false,
      ageBand: 'a0',
      areaId: '05999012-03',
    })
    expect(isUntouched(draft)).toBe(true)
    expect(readyDraft.value).toBe(id)
  })

  it('says not recorded of what is not known, and leaves a need that nobody chose open', async () => {
    const { form } = await begun()
    expect(form).toMatchObject({
      needs: [],
      lifePhase: 'not_recorded',
      ageBand: 'not_recorded',
      areaId: 'not_recorded',
    })
  })

  it('changes nothing of a referral that is begun from the offer’s page', async () => {
    const { depth, consent } = emptyReferralForm
    const draft = await readDraft(await startReferralDraft(offer.id, {}, desk), desk)
    expect(draft?.form).toMatchObject({ depth, consent, needs: [] })
    expect(readyDraft.value).toBeUndefined()
  })

  it('can always be saved once the need is known, reaches nobody, and leaves what was entered as it was', () => {
    const depth = fc.constantFrom('' as const, ...referralDepths.map(({ code }) => code))
    const need = fc.constantFrom(...needs.map(({ code }) => code))
    fc.assert(
      fc.property(depth, need, fc.option(need, { nil: undefined }), (before, chosen, entered) => {
        const form = { ...emptyReferralForm, offerId: offer.id, depth: before, needs: entered ? [entered] : [] }
        const ready = readyToSave(form, { need: chosen })
        expect(ready.needs).toEqual([entered ?? chosen])
        expect(ready.depth).toBe(before === '' ? 'informed' : before)
        const result = referralEvents(ready, offer, { today: '2026-03-02', mayShare: true })
        if (!result.ok) expect.fail(JSON.stringify(result.faults))
        if (before === '') expect(result.events).toMatchObject([{ type: 'requested', facts: { consentScopes: [] } }])
        if (before === '') expect(result.events[0]?.to).toBeUndefined()
      }),
    )
  })
})
