/** Consent decides: what the box beside it says is what the events hold, for every combination. */

import { describe, expect, it } from 'vitest'
import { type ContactForm, emptyReferralForm, type ReferralForm } from '../../extension/store/draft-forms.ts'
import { referralEvents } from '../../extension/tasks/log-referral/events-of-form.ts'
import {
  type Kept,
  leftBehind,
  type Shared,
  type Told,
  whatTravels,
} from '../../extension/tasks/log-referral/what-travels.ts'
import { consentScopes, consents, referralDepths } from '../../shared/codes/index.ts'
import { eventFacts } from '../../shared/referral/event.ts'
import { depthsWithReceiver, isOwnType } from '../../shared/referral/event-type.ts'
import { sealedPartSchema } from '../../shared/sealed.ts'
import fc from '../property.ts'

const offer = {
  id: '01990000-0000-7000-8000-0000000000f1',
  offerType: 'parenting_course' as const,
  organisationId: '01990000-0000-7000-8000-00000000000b',
}
const earlier = '01990000-0000-7000-8000-0000000000e1'
const other = '01990000-0000-7000-8000-0000000000f2'
const today = '2026-03-02'

/** What each thing that may be entered looks like in an event: nothing else in it looks so. */
const marks: Readonly<Record<Told | Kept, string>> = {
  offer: offer.id,
  code: '',
  continued: earlier,
  need: 'media_use',
  lifePhase: '"lifePhase":"kita"',
  age: '"ageBand":"a3_5"',
  area: '05999012-03',
  language: '"language":"uk"',
  name: 'Marke-Name',
  phone: 'Marke-Telefon',
  email: 'Marke-Mail',
  reach: 'Marke-Erreichbar',
  message: 'Marke-Nachricht',
  answer: 'feedback',
  channel: '"channel":"home_visit"',
  alternatives: other,
  caseReference: 'Marke-Aktenzeichen',
  ownWords: 'Marke-Worte',
  followUp: '"followUpOn":"2026-04-04"',
}
const toldNames: readonly Told[] = [
  'offer',
  'continued',
  'need',
  'lifePhase',
  'age',
  'area',
  'language',
  'name',
  'phone',
  'email',
  'reach',
  'message',
  'answer',
]
const keptNames: readonly Kept[] = [
  'need',
  'lifePhase',
  'age',
  'area',
  'language',
  'channel',
  'alternatives',
  'caseReference',
  'ownWords',
  'followUp',
]

function maybe<T>(there: T, absent: T): fc.Arbitrary<T> {
  return fc.constantFrom(there, absent)
}

const forms: fc.Arbitrary<ReferralForm> = fc
  .record({
    needs: maybe<ReferralForm['needs']>(['media_use'], ['not_recorded']),
    lifePhase: maybe<ReferralForm['lifePhase']>('kita', 'not_recorded'),
    ageBand: maybe<ReferralForm['ageBand']>('a3_5', 'not_recorded'),
    areaId: maybe(marks.area, 'not_recorded'),
    language: maybe<ReferralForm['language']>('uk', ''),
    channel: maybe<ReferralForm['channel']>('home_visit', ''),
    alternatives: maybe([other], []),
    caseReference: maybe(marks.caseReference, ''),
    ownWords: maybe(marks.ownWords, '  '),
    followUpOn: maybe('2026-04-04', ''),
    respondBy: maybe('2026-03-20', ''),
    contact: fc.record({
      name: maybe(marks.name, ''),
      phone: maybe(marks.phone, ''),
      email: maybe(marks.email, ' '),
      reach: maybe(marks.reach, ''),
    }) satisfies fc.Arbitrary<ContactForm>,
    message: maybe(marks.message, ''),
    basedOn: maybe<string | undefined>(earlier, undefined),
  })
  .map(({ basedOn, ...form }) => ({
    ...emptyReferralForm,
    ...form,
    offerId: offer.id,
    ...(basedOn !== undefined && { basedOn, chain: earlier }),
  }))

const scopes = consentScopes.map(({ code }) => code)
/** Every depth × consent × set of scopes × whether one can seal for the receiver. */
const combinations = referralDepths.flatMap(({ code: depth }) =>
  consents.flatMap(({ code: consent }) =>
    Array.from({ length: 2 ** scopes.length }, (_, bits) => ({
      depth,
      consent,
      consentScopes: scopes.filter((_scope, at) => (bits >> at) & 1),
    })).flatMap((choice) => [true, false].map((mayShare) => ({ ...choice, mayShare }))),
  ),
)

/** The events' texts, for both sides and for the own organisation alone. */
function written(form: ReferralForm, mayShare: boolean) {
  const result = referralEvents(form, offer, { today, mayShare })
  if (!result.ok) return undefined
  const [opening, ...others] = result.events
  if (opening?.type !== 'requested') return expect.fail('the opening comes first')
  const isOwn = ({ type }: { type: string }) => isOwnType(type) || type === 'noted'
  const own = others.filter(isOwn)
  const both = [opening, ...others.filter((event) => !isOwn(event))]
  return { opening, events: result.events, both: JSON.stringify(both), own: JSON.stringify(own), to: opening.to }
}

describe('what the box says', () => {
  it(`is what the events hold: all ${combinations.length} combinations, whatever was entered`, () => {
    for (const { mayShare, ...choice } of combinations)
      fc.assert(
        fc.property(forms, (filled) => {
          const form = { ...filled, ...choice }
          const { told, kept } = whatTravels(form, mayShare)
          const events = written(form, mayShare)
          if (events === undefined) return
          const travelling = events.to === undefined ? '' : events.both
          const staying = events.to === undefined ? events.both + events.own : events.own
          expect({
            told: toldNames.filter((name) => travelling.includes(marks[name])),
            kept: keptNames.filter((name) => staying.includes(marks[name]) && !travelling.includes(marks[name])),
          }).toEqual({
            told: toldNames.filter((name) => told.includes(name)),
            kept: keptNames.filter((name) => kept.includes(name)),
          })
        }),
        { numRuns: 6 },
      )
  })

  it('names the hand-over code whenever anything travels', () => {
    for (const { mayShare, ...choice } of combinations) {
      const { told } = whatTravels({ ...emptyReferralForm, ...choice }, mayShare)
      expect(told.includes('code')).toBe(told.length > 0)
    }
  })
})

describe('contact data and a message', () => {
  const shared: readonly Shared[] = ['name', 'phone', 'email', 'reach', 'message']

  it('that were typed before the consent was changed are named as left behind, exactly where no event holds them', () => {
    for (const { mayShare, ...choice } of combinations)
      fc.assert(
        fc.property(forms, (filled) => {
          const form = { ...filled, ...choice }
          const events = written(form, mayShare)
          if (events === undefined) return
          const entered = shared.filter((name) => JSON.stringify(form).includes(marks[name]))
          expect(leftBehind(form, mayShare)).toEqual(
            entered.filter((name) => !(events.both + events.own).includes(marks[name])),
          )
        }),
        { numRuns: 3 },
      )
  })
})

describe('the events of a form', () => {
  it('are valid, whatever was chosen and entered', () => {
    fc.assert(
      fc.property(forms, fc.constantFrom(...combinations), (filled, { mayShare, ...choice }) => {
        const events = written({ ...filled, ...choice }, mayShare)?.events ?? []
        for (const { type, facts, part } of events) {
          expect(eventFacts[type].parse(facts)).toEqual(facts)
          if (part !== undefined) expect(sealedPartSchema.parse(part)).toEqual(part)
          expect(part?.t).toBe(type === 'shared' || type === 'noted' ? type : undefined)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('name a receiver for every depth that has one, where consent is given, and never else', () => {
    for (const { mayShare, ...choice } of combinations) {
      const events = written({ ...emptyReferralForm, needs: ['media_use'], ...choice }, mayShare)
      if (events === undefined) continue
      const given = choice.consent === 'verbal_documented' || choice.consent === 'written_on_file'
      const reaches = given && depthsWithReceiver.some((depth) => depth === choice.depth)
      expect(events.to).toBe(reaches ? offer.organisationId : undefined)
    }
  })

  it('tell no need without its scope, and keep the truth for the own organisation', () => {
    const form: ReferralForm = {
      ...emptyReferralForm,
      needs: ['media_use'],
      lifePhase: 'kita',
      depth: 'accompanied',
      consent: 'verbal_documented',
      consentScopes: ['feedback'],
    }
    const events = written(form, true)?.events ?? []
    expect(events.map(({ type }) => type)).toEqual(['requested', 'described'])
    expect(events[0]?.facts).toMatchObject({ needs: [], lifePhase: 'not_recorded', areaId: 'not_recorded' })
    expect(events[1]?.facts).toMatchObject({ needs: ['media_use'], lifePhase: 'kita' })
  })

  it('ask for no answer without its scope', () => {
    const form: ReferralForm = {
      ...emptyReferralForm,
      needs: ['media_use'],
      depth: 'accompanied',
      consent: 'verbal_documented',
      consentScopes: ['forward_need'],
      respondBy: '2026-01-01',
    }
    expect(written(form, true)?.opening.facts).not.toHaveProperty('respondBy')
  })

  it('are three for a usual referral with a note and a day of follow-up', () => {
    const form: ReferralForm = {
      ...emptyReferralForm,
      needs: ['media_use'],
      depth: 'accompanied',
      consent: 'verbal_documented',
      consentScopes: ['forward_need', 'feedback'],
      caseReference: 'AZ 1',
      followUpOn: '2026-04-04',
    }
    expect(written(form, true)?.events.map(({ type }) => type)).toEqual(['requested', 'noted', 'planned'])
  })
})
