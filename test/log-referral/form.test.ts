import { describe, expect, it } from 'vitest'
import { emptyReferralForm, emptyUnmetNeedForm, type ReferralForm } from '../../extension/store/draft-forms.ts'
import { consentChoices, travels, withConsent, withDepth } from '../../extension/tasks/log-referral/consent.ts'
import { mayEndanger } from '../../extension/tasks/log-referral/endangerment.ts'
import { requestedOf, unmetNeedOf } from '../../extension/tasks/log-referral/facts-of-form.ts'
import { suggestNeeds, withNeedToggled } from '../../extension/tasks/log-referral/suggest-needs.ts'
import { consentScopes, consents, needs, type ReferralDepth, referralDepths } from '../../shared/codes/index.ts'
import { eventFacts } from '../../shared/referral/event.ts'
import { depthsWithReceiver } from '../../shared/referral/event-type.ts'

const offer = {
  id: '01990000-0000-7000-8000-0000000000f1',
  offerType: 'parenting_course' as const,
  organisationId: '01990000-0000-7000-8000-00000000000b',
}
const today = '2026-03-02'

function aForm(overrides: Partial<ReferralForm> = {}): ReferralForm {
  return { ...emptyReferralForm, offerId: offer.id, needs: ['media_use'], ...overrides }
}

const checked = (form: ReferralForm) => requestedOf(form, offer, today)

describe('logging with a depth and a need alone', () => {
  it.each(referralDepths.map(({ code }) => code))('%s is complete and valid', (depth) => {
    const result = checked(withDepth(aForm(), depth))
    if (!result.ok) expect.fail(JSON.stringify(result.faults))
    expect(eventFacts.requested.parse(result.facts.facts)).toEqual(result.facts.facts)
    const reachesReceiver = depthsWithReceiver.some((each) => each === depth)
    expect(result.facts.to).toBe(reachesReceiver ? offer.organisationId : undefined)
  })
})

describe('consent', () => {
  it('follows the depth until the person chose one', () => {
    const informed = withDepth(aForm(), 'informed')
    expect(informed.consent).toBe('not_needed_info_only')
    expect(withDepth(informed, 'handed_over').consent).toBe('written_on_file')
    const chosen = withConsent(withDepth(aForm(), 'accompanied'), 'family_contacts_itself')
    expect(withDepth(chosen, 'appointment_made').consent).toBe('family_contacts_itself')
  })

  it('that is not given has no scopes', () => {
    const form = withConsent(withDepth(aForm(), 'accompanied'), 'refused')
    expect(form.consentScopes).toEqual([])
    expect(withConsent(form, 'verbal_documented').consentScopes).toContain('forward_need')
  })

  it('decides alone whether anything travels: every depth, consent and set of scopes', () => {
    const scopes = consentScopes.map(({ code }) => code)
    for (const { code: depth } of referralDepths)
      for (const { code: consent } of consents)
        for (let bits = 0; bits < 16; bits++) {
          const form = aForm({ depth, consent, consentScopes: scopes.filter((_, at) => (bits >> at) & 1) })
          const given = consent === 'verbal_documented' || consent === 'written_on_file'
          const expected = isReceiverDepth(depth) && given && form.consentScopes.includes('forward_need')
          expect(travels(form)).toBe(expected)
          const result = checked(form)
          if (result.ok) expect(result.facts.to !== undefined).toBe(expected)
          if (result.ok && !given) expect(result.facts.facts.consentScopes).toEqual([])
        }
  })

  it('is offered as the depth allows, and a chosen one never vanishes', () => {
    expect(consentChoices({ depth: 'handed_over', consent: '' })).not.toContain('not_needed_info_only')
    expect(consentChoices({ depth: 'informed', consent: '' })).toContain('not_needed_info_only')
    expect(consentChoices({ depth: 'handed_over', consent: 'revoked' })).toContain('revoked')
  })

  it('is needed for a hand-over', () => {
    const form = withConsent(withDepth(aForm(), 'handed_over'), 'refused')
    expect(checked(form)).toEqual({ ok: false, faults: { consent: 'faultHandoverConsent' } })
  })
})

function isReceiverDepth(depth: ReferralDepth): boolean {
  return depthsWithReceiver.some((each) => each === depth)
}

describe('what is missing', () => {
  it('is named by field', () => {
    expect(checked(aForm({ needs: [] }))).toEqual({
      ok: false,
      faults: { depth: 'faultDepth', needs: 'faultNeeds', consent: 'faultConsent' },
    })
    expect(checked({ ...withDepth(aForm(), 'accompanied'), respondBy: '2026-03-01' })).toEqual({
      ok: false,
      faults: { respondBy: 'faultRespondBy' },
    })
    expect(unmetNeedOf(emptyUnmetNeedForm, today)).toEqual({
      ok: false,
      faults: { needs: 'faultNeeds', unmetNeedReason: 'faultUnmetNeedReason' },
    })
  })

  it('never includes what may stay unrecorded', () => {
    expect(checked(withDepth(aForm({ needs: ['not_recorded'] }), 'informed')).ok).toBe(true)
  })
})

describe('what stays on the device', () => {
  it('is in no fact', () => {
    const form = {
      ...withDepth(aForm(), 'handed_over'),
      caseReference: 'ASD-GEHEIM',
      ownWords: 'GEHEIM',
      followUpOn: '2026-04-04',
    }
    const text = JSON.stringify([
      checked(form),
      unmetNeedOf({ ...emptyUnmetNeedForm, ...form, unmetNeedReason: 'cost' }, today),
    ])
    expect(text).not.toContain('GEHEIM')
    expect(text).not.toContain('2026-04-04')
  })
})

describe('needs', () => {
  it.each([
    ['schul', 'school_problem'],
    ['SCHULDEN', 'poverty_debt'],
    ['saugling', 'baby_care_regulation'],
    ['schläft', 'baby_care_regulation'],
    ['conf fam', 'family_conflict_separation'],
    ['tiktok', 'media_use'],
  ])('are found by typing %s', (typed, code) => {
    expect(suggestNeeds(typed, 'de', []).map(({ value }) => value)).toContain(code)
  })

  it('are all offered for the empty text, without those taken', () => {
    expect(suggestNeeds('', 'de', ['media_use'])).toHaveLength(needs.length - 1)
    expect(suggestNeeds('xyzxyz', 'de', [])).toEqual([])
  })

  it('are at most three, and "not recorded" stands alone', () => {
    let chosen = withNeedToggled([], 'media_use')
    chosen = withNeedToggled(chosen, 'housing')
    chosen = withNeedToggled(chosen, 'poverty_debt')
    expect(withNeedToggled(chosen, 'school_problem')).toEqual(chosen)
    expect(withNeedToggled(chosen, 'housing')).toEqual(['media_use', 'poverty_debt'])
    expect(withNeedToggled(chosen, 'not_recorded')).toEqual(['not_recorded'])
    expect(withNeedToggled(['not_recorded'], 'housing')).toEqual(['housing'])
  })
})

describe('signs of child endangerment', () => {
  it.each([
    'Verdacht auf Kindeswohlgefährdung',
    'Meldung nach § 8a',
    '§8a Einschätzung',
    'Das Kind wird geschlagen',
    'Baby wirkt verwahrlost',
    'sexueller Missbrauch',
    'Mutter denkt an Suizid',
  ])('are seen in "%s"', (text) => expect(mayEndanger([], text)).toBe(true))

  it.each(['Kind schläft nicht', 'Schulprobleme, 8 Jahre alt', 'Trotzphase, hört nicht', ''])(
    'are not seen in "%s"',
    (text) => expect(mayEndanger(['media_use'], text)).toBe(false),
  )

  it('are seen in the need', () => expect(mayEndanger(['violence_partner'], '')).toBe(true))
})
