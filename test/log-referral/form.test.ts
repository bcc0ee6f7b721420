import { describe, expect, it } from 'vitest'
import { emptyReferralForm, emptyUnmetNeedForm, type ReferralForm } from '../../extension/store/draft-forms.ts'
import { withDepth } from '../../extension/store/usual-consent.ts'
import { consentChoices, withConsent } from '../../extension/tasks/log-referral/consent.ts'
import { mayEndanger } from '../../extension/tasks/log-referral/endangerment.ts'
import { referralEvents, unmetNeedEvents } from '../../extension/tasks/log-referral/events-of-form.ts'
import { suggestNeeds, withNeedToggled } from '../../extension/tasks/log-referral/suggest-needs.ts'
import { codesSchema } from '../../shared/codes/adjusted.ts'
import { choicesOf } from '../../shared/codes/choices.ts'
import { needs, referralDepths } from '../../shared/codes/index.ts'
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

const checked = (form: ReferralForm) => referralEvents(form, offer, { today, mayShare: true })

describe('logging with a depth and a need alone', () => {
  it.each(referralDepths.map(({ code }) => code))('%s is complete and valid', (depth) => {
    const result = checked(withDepth(aForm(), depth))
    if (!result.ok) expect.fail(JSON.stringify(result.faults))
    const [opening] = result.events
    expect(result.events).toHaveLength(1)
    expect(eventFacts.requested.parse(opening?.facts)).toEqual(opening?.facts)
    const reachesReceiver = depthsWithReceiver.some((each) => each === depth)
    expect(opening?.to).toBe(reachesReceiver ? offer.organisationId : undefined)
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

describe('what is missing', () => {
  it('is named by field', () => {
    expect(checked(aForm({ needs: [] }))).toEqual({
      ok: false,
      faults: { depth: 'faultDepth', needs: 'faultNeeds' },
    })
    expect(checked({ ...withDepth(aForm(), 'accompanied'), respondBy: '2026-03-01' })).toEqual({
      ok: false,
      faults: { respondBy: 'faultRespondBy' },
    })
    expect(unmetNeedEvents(emptyUnmetNeedForm, today)).toEqual({
      ok: false,
      faults: { needs: 'faultNeeds', unmetNeedReason: 'faultUnmetNeedReason' },
    })
  })

  it('never includes what may stay unrecorded', () => {
    expect(checked(withDepth(aForm({ needs: ['not_recorded'] }), 'informed')).ok).toBe(true)
  })
})

describe('what is too long', () => {
  const long = (length: number) => 'a'.repeat(length)
  const handedOver = (part: Partial<ReferralForm>) => checked(withDepth(aForm(part), 'handed_over'))

  it('is said by field and never cut off; exactly the limit still fits', () => {
    const contact = { name: long(201), phone: long(61), email: long(201), reach: long(501) }
    const texts = { message: long(4001), caseReference: long(201), ownWords: long(4001) }
    const faults = Object.fromEntries([...Object.keys(contact), ...Object.keys(texts)].map((f) => [f, 'faultTooLong']))
    expect(handedOver({ contact, ...texts })).toEqual({ ok: false, faults })
    const fits = handedOver({ message: long(4000), ownWords: long(4000), caseReference: long(200) })
    expect(fits.ok && fits.events.find(({ type }) => type === 'shared')?.part?.body).toEqual({ message: long(4000) })
  })

  it('does not matter where it would not travel', () => {
    expect(checked({ ...withDepth(aForm(), 'informed'), message: long(5000) }).ok).toBe(true)
  })

  it('is measured in bytes too: 4,000 characters of three bytes do not fit into one event', () => {
    expect(handedOver({ message: 'あ'.repeat(4000) })).toEqual({ ok: false, faults: { message: 'faultTooLong' } })
    expect(handedOver({ message: 'ш'.repeat(4000) }).ok).toBe(true)
  })
})

describe('what is meant for the own organisation', () => {
  it('is in no fact', () => {
    const form = {
      ...withDepth(aForm(), 'handed_over'),
      caseReference: 'ASD-GEHEIM',
      ownWords: 'GEHEIM',
      contact: { ...emptyReferralForm.contact, name: 'GEHEIM' },
      message: 'GEHEIM',
    }
    const events = [checked(form), unmetNeedEvents({ ...emptyUnmetNeedForm, ...form, unmetNeedReason: 'cost' }, today)]
    const all = events.flatMap((result) => (result.ok ? result.events : expect.fail('faults')))
    expect(JSON.stringify(all)).toContain('GEHEIM')
    expect(JSON.stringify(all.map(({ facts }) => facts))).not.toContain('GEHEIM')
  })
})

describe('needs', () => {
  const usual = choicesOf(new Map(), 'need', 'de')

  it.each([
    ['schul', 'school_problem'],
    ['SCHULDEN', 'poverty_debt'],
    ['saugling', 'baby_care_regulation'],
    ['schläft', 'baby_care_regulation'],
    ['conf fam', 'family_conflict_separation'],
    ['tiktok', 'media_use'],
  ])('are found by typing %s', (typed, code) => {
    expect(suggestNeeds(typed, usual, []).map(({ value }) => value)).toContain(code)
  })

  it('are all offered for the empty text, without those taken', () => {
    expect(suggestNeeds('', usual, ['media_use'])).toHaveLength(needs.length - 1)
    expect(suggestNeeds('xyzxyz', usual, [])).toEqual([])
  })

  it('of the network lead to the standard need that is recorded', () => {
    const own = { code: 'x_windows', standard: 'housing', de: 'Feuchte Drachenhöhle' }
    const lists = new Map([['need' as const, codesSchema.parse({ list: 'need', own: [own] })]])
    expect(suggestNeeds('drachen', choicesOf(lists, 'need', 'de'), [])).toEqual([{ value: 'housing', label: own.de }])
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
