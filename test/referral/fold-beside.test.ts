import { describe, expect, it } from 'vitest'
import { fold } from '../../shared/referral/fold.ts'
import { correctable, mayAnswer, nextEvents } from '../../shared/referral/transitions.ts'
import { aReferral, requestedFactsOf, sendingOrganisation } from '../builders/a-referral.ts'

describe('what is withdrawn', () => {
  it('is not given back by a correction: what was shared is gone by then', () => {
    const referral = aReferral()
    referral.write('requested')
    const withdrawal = referral.write('consent_withdrawn')
    referral.write('corrected', { facts: { on: '2026-03-22', voids: withdrawal.id } })
    const state = fold(referral.events)
    expect(state).toMatchObject({ status: 'cancelled', withdrawnScopes: ['forward_contact'] })
    expect(correctable(state, sendingOrganisation)).toBeUndefined()
  })

  it('takes what was shared by either side out of sight, and leaves own notes', () => {
    const referral = aReferral()
    referral.write('requested')
    referral.write('shared')
    referral.write('shared', { by: 'receiver' })
    const noted = referral.write('noted')
    expect(fold(referral.events).sealed).toHaveLength(3)
    referral.write('consent_withdrawn', { by: 'receiver' })
    expect(fold(referral.events).sealed).toEqual([noted.id])
  })
})

describe('an annotation', () => {
  it('stands beside the course: no state, no head, no parent', () => {
    const referral = aReferral()
    const opening = referral.write('requested')
    for (const type of ['described', 'shared', 'noted', 'planned', 'link_made', 'removed']) referral.write(type)
    expect(fold(referral.events)).toMatchObject({ status: 'requested', heads: [opening.id], lam: 7, concurrent: [] })
    expect(fold(referral.events).history.map(({ effect }) => effect)).toEqual(Array(7).fill('applied'))
  })

  it('by an organisation without a part in it is ignored', () => {
    const referral = aReferral()
    referral.write('requested')
    referral.write('shared', { by: '01990000-0000-7000-8000-00000000000c' })
    expect(fold(referral.events)).toMatchObject({ sealed: [], history: [{}, { effect: 'ignored' }] })
  })

  it('described tells the sender alone what the opening may not', () => {
    const referral = aReferral()
    const none = 'not_recorded' as const
    const bare = { needs: [], lifePhase: none, ageBand: none, areaId: none }
    referral.write('requested', { facts: requestedFactsOf({ ...bare, consentScopes: ['forward_contact'] }) })
    referral.write('described')
    const told = { needs: ['parenting_uncertainty'], lifePhase: 'kita', consentScopes: ['forward_contact'] }
    expect(fold(referral.events).requested).toMatchObject({ ...told, depth: 'handed_over', on: '2026-03-02' })
    expect(fold(referral.events.slice(0, 1)).requested).toMatchObject(bare)
  })

  it('planned counts by its latest word, and without a day there is none', () => {
    const referral = aReferral()
    referral.write('requested')
    referral.write('planned')
    expect(fold(referral.events).followUpOn).toBe('2026-04-01')
    referral.write('planned', { facts: { on: '2026-03-05' } })
    expect(fold(referral.events).followUpOn).toBeUndefined()
  })

  it('removed takes out parts of its own side alone, and the sender may take out all', () => {
    const referral = aReferral()
    referral.write('requested')
    const shared = referral.write('shared')
    const noted = referral.write('noted')
    referral.write('removed', { by: 'receiver', facts: { on: '2026-03-24', events: [shared.id] } })
    referral.write('removed', { by: 'receiver', facts: { on: '2026-03-24', events: [], all: true } })
    expect(fold(referral.events).sealed).toEqual([shared.id, noted.id])
    referral.write('removed', { facts: { on: '2026-03-24', events: [noted.id] } })
    expect(fold(referral.events).sealed).toEqual([shared.id])
    referral.write('removed', { facts: { on: '2026-03-24', events: [], all: true } })
    expect(fold(referral.events).sealed).toEqual([])
  })

  it('link_made says until when the newest link opens', () => {
    const referral = aReferral()
    referral.write('requested')
    referral.write('link_made')
    referral.write('link_made', { facts: { on: '2026-03-03', link: 'B'.repeat(43), until: '2026-05-02' } })
    expect(fold(referral.events).answerLinkUntil).toBe('2026-05-02')
  })
})

describe('where the family wants no answer', () => {
  it('the receiver keeps its work to itself, and a later event for both names what both have', () => {
    const referral = aReferral()
    const opening = referral.write('requested', { facts: requestedFactsOf({ consentScopes: ['forward_contact'] }) })
    const accepted = referral.write('accepted', { by: 'receiver', own: true })
    const mine = fold(referral.events)
    expect(mine).toMatchObject({ status: 'accepted', heads: [accepted.id], sharedHeads: [opening.id] })
    expect(mayAnswer(mine)).toBe(false)
    const withdrawn = referral.write('consent_withdrawn', { by: 'receiver' })
    expect(JSON.parse(withdrawn.p)).toMatchObject({ par: [opening.id] })
    expect(fold(referral.events)).toMatchObject({ status: 'cancelled', concurrent: [] })
    expect(fold([opening, withdrawn])).toMatchObject({ status: 'cancelled', concurrent: [] })
  })

  it('what the sender does in ignorance of it is no conflict', () => {
    const referral = aReferral()
    referral.write('requested', { facts: requestedFactsOf({ consentScopes: ['forward_contact'] }) })
    referral.write('accepted', { by: 'receiver', own: true })
    referral.write('cancelled')
    expect(fold(referral.events)).toMatchObject({ status: 'cancelled', concurrent: [] })
  })
})

describe('a family that stands at the desk with a code', () => {
  it('has arrived already, and can be completed', () => {
    const arrival = aReferral({ to: null })
    arrival.write('presented')
    const state = fold(arrival.events)
    expect(state).toMatchObject({
      kind: 'arrival',
      status: 'in-progress',
      presented: { code: 'PK-D054-T5', feedback: true },
    })
    expect(nextEvents(state, 'sender')).toEqual(expect.arrayContaining(['completed', 'failed', 'entered_in_error']))
    expect(nextEvents(state, 'sender')).not.toContain('consent_withdrawn')
    arrival.write('completed')
    expect(fold(arrival.events).status).toBe('completed')
  })
})
