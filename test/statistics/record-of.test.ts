/** What the statistics keep of a referral: what became of it, how far it came, how long it took, and where from. */
import { describe, expect, it } from 'vitest'
import type { CatalogueView } from '../../server/statistics/catalogue-view.ts'
import { asked, recordOf, toldBy } from '../../server/statistics/record-of.ts'
import type { KeptFacts } from '../../server/statistics/stat-records.ts'
import { aReferral, requestedFactsOf, unmetNeedFactsOf, type Writing } from '../builders/a-referral.ts'

const offerId = '01990000-0000-7000-8000-0000000000f1'
const catalogue: CatalogueView = {
  offer: (id) => (id === offerId ? { field: 'health', provider: 'provider-1' } : undefined),
  regionsOf: (area) => (area === 'north' ? ['town'] : undefined),
}
const nothing: CatalogueView = { offer: () => undefined, regionsOf: () => undefined }

function recorded(
  { events }: Writing,
  { view = catalogue, before, receivedAt = '2026-03-02T09:00:00Z' }: Partial<Options> = {},
): KeptFacts | null {
  const told = toldBy(events.map(({ id, p }) => ({ id, payload: p, received_at: Date.parse(receivedAt) })))
  return told === undefined ? null : recordOf(told, view, before)
}
type Options = { view: CatalogueView; before: KeptFacts; receivedAt: string }

type Step = Parameters<Writing['write']>
/** A referral with these steps after its opening. */
function referral(...steps: Step[]): Writing {
  const writing = aReferral()
  writing.write('requested', { facts: requestedFactsOf({ areaId: 'north' }) })
  for (const step of steps) writing.write(...step)
  return writing
}
const arrived = (evidence: string, by: 'sender' | 'receiver', on = '2026-03-10'): Step => [
  'arrived',
  { by, facts: { on, evidence } },
]

describe('a record', () => {
  it('says whom it is about and where to, in categories', () => {
    expect(recorded(referral())).toEqual({
      kind: 'referral',
      day: '2026-03-02',
      district: 'north',
      regions: ['town'],
      phase: 'kita',
      field: 'health',
      offer: offerId,
      provider: 'provider-1',
      reasons: ['parenting_uncertainty'],
      outcome: 'unanswered',
      stages: ['referred', 'handed_over'],
    })
  })

  it.each<[string, Step[], string, string]>([
    ['accepted', [['accepted', { by: 'receiver' }]], 'accepted', 'accepted'],
    ['merely seen by the receiver', [['received', { by: 'receiver' }]], 'unanswered', 'handed_over'],
    [
      'seen and then accepted',
      [
        ['received', { by: 'receiver' }],
        ['accepted', { by: 'receiver' }],
      ],
      'accepted',
      'accepted',
    ],
    ['waitlisted', [['waitlisted', { by: 'receiver' }]], 'waiting', 'answered'],
    ['rejected', [['rejected', { by: 'receiver' }]], 'rejected', 'answered'],
    ['arrived by the receiver’s word', [arrived('receiver_confirmed', 'receiver')], 'arrived_confirmed', 'arrived'],
    ['arrived by the family’s word', [arrived('family_reported', 'sender')], 'arrived_confirmed', 'arrived'],
    ['arrived as the sender saw', [arrived('sender_observed', 'sender')], 'arrived_observed', 'handed_over'],
    ['arrived as the sender assumes', [arrived('sender_assumed', 'sender')], 'arrived_assumed', 'handed_over'],
    [
      'completed',
      [arrived('receiver_confirmed', 'receiver'), ['completed', { by: 'receiver' }]],
      'arrived_confirmed',
      'arrived',
    ],
    ['failed', [['failed', {}]], 'failed', 'handed_over'],
    ['cancelled', [['cancelled', {}]], 'cancelled', 'handed_over'],
    ['consent withdrawn', [['consent_withdrawn', {}]], 'cancelled', 'handed_over'],
  ])('that was %s says so', (_, steps, outcome, last) => {
    const record = recorded(referral(...steps))
    expect(record?.outcome).toBe(outcome)
    expect(record?.stages?.at(-1)).toBe(last)
  })

  it('counts what the receiver keeps to itself, where the family wants no answer to be given', () => {
    expect(recorded(referral(['accepted', { by: 'receiver', own: true }]))?.outcome).toBe('accepted')
  })

  it('takes a word back that its author took back', () => {
    const writing = referral()
    const { id } = writing.write('accepted', { by: 'receiver' })
    writing.write('corrected', { by: 'receiver', facts: { on: '2026-03-05', voids: id } })
    expect(recorded(writing)).toMatchObject({ outcome: 'unanswered', stages: ['referred', 'handed_over'] })
  })

  it('knows no more of a referral without a receiver than what its sender was told', () => {
    const alone = aReferral({ to: null })
    alone.write('requested', { facts: requestedFactsOf({ depth: 'informed' }) })
    expect(recorded(alone)).toMatchObject({ outcome: 'not_known', stages: ['referred'] })
    alone.write('arrived', { facts: { on: '2026-03-09', evidence: 'family_reported' } })
    expect(recorded(alone)).toMatchObject({ outcome: 'arrived_confirmed', stages: ['referred'], days: 7 })
  })

  it('counts whole days to the first arrival that somebody knows of', () => {
    expect(recorded(referral(arrived('sender_assumed', 'sender', '2026-03-04')))?.days).toBeUndefined()
    const later = referral(arrived('sender_assumed', 'sender', '2026-03-04'), arrived('family_reported', 'sender'))
    expect(recorded(later)?.days).toBe(8)
    expect(recorded(referral(arrived('receiver_confirmed', 'receiver', '2026-03-30')))?.days).toBe(28)
    expect(recorded(referral(arrived('receiver_confirmed', 'receiver', '2026-03-01')))?.days).toBe(0)
  })

  it('never begins after the day on which it was received, by German time', () => {
    expect(recorded(referral(), { receivedAt: '2026-02-20T22:59:00Z' })?.day).toBe('2026-02-20')
    expect(recorded(referral(), { receivedAt: '2026-03-01T23:30:00Z' })?.day).toBe('2026-03-02')
    expect(recorded(referral(), { receivedAt: '2026-06-01T09:00:00Z' })?.day).toBe('2026-03-02')
  })

  it('is none of what was entered in error, came to the desk by itself, or has no opening yet', () => {
    expect(recorded(referral(['entered_in_error', {}]))).toBeNull()
    const arrival = aReferral({ to: null })
    arrival.write('presented')
    expect(recorded(arrival)).toBeNull()
    const headless = aReferral()
    headless.write('accepted', { by: 'receiver' })
    expect(recorded(headless)).toBeNull()
  })

  it('of an unmet need says which gap there is, and the field only where a type was named', () => {
    const need = aReferral({ to: null })
    need.write('unmet_need', { facts: unmetNeedFactsOf() })
    expect(recorded(need)).toEqual({
      kind: 'unmet_need',
      day: '2026-03-02',
      district: 'not_recorded',
      regions: [],
      phase: 'early_childhood',
      reasons: ['childcare_need'],
      gap: 'no_capacity',
    })
    const typed = aReferral({ to: null })
    typed.write('unmet_need', { facts: unmetNeedFactsOf({ offerType: 'parenting_counselling' }) })
    expect(recorded(typed)?.field).toBe('youth_welfare')
  })

  it('names an offer and an area that the catalogue lacks as other and unknown, and asks no more', () => {
    const before = recorded(referral(), { view: nothing })
    expect(before).toMatchObject({ offer: 'other', provider: 'other', field: 'education', district: 'unknown' })
    if (before === null) throw new Error('no record')
    expect(recorded(referral(), { before })).toEqual(before)
  })

  it('keeps what the catalogue said when it was made, whatever it says now', () => {
    const before = recorded(referral())
    if (before === null) throw new Error('no record')
    const after = referral(['accepted', { by: 'receiver' }])
    expect(recorded(after, { before, view: nothing })).toEqual(recorded(after))
    const told = toldBy(after.events.map(({ id, p }) => ({ id, payload: p, received_at: 0 })))
    expect(told === undefined ? undefined : asked(told, before)).toEqual({ offers: [], areas: [] })
  })

  it('moves to another area where the sender’s organisation describes the family anew', () => {
    const before = recorded(referral())
    const described = { on: '2026-03-03', needs: [], lifePhase: 'school_primary', ageBand: 'a6_9', areaId: 'outside' }
    const record = recorded(referral(['described', { facts: described }]), before === null ? {} : { before })
    expect(record).toMatchObject({ district: 'outside', regions: [], reasons: ['not_recorded'], offer: offerId })
  })

  it('has no category for codes of a newer version', () => {
    const writing = aReferral()
    const facts = {
      ...requestedFactsOf(),
      needs: ['a_new_need'],
      lifePhase: 'a|b',
      offerType: 'toString',
      offerId: undefined,
    }
    writing.write('requested', { facts })
    const record = recorded(writing)
    expect(record).toMatchObject({ phase: 'not_recorded', reasons: ['not_recorded'], offer: 'other' })
    expect(record).not.toHaveProperty('field')
  })
})
