import { describe, expect, it } from 'vitest'
import { fold } from '../../shared/referral/fold.ts'
import { correctable, nextEvents } from '../../shared/referral/transitions.ts'
import { aReferral, receivingOrganisation, requestedFactsOf, sendingOrganisation } from '../builders/a-referral.ts'

describe('a referral with a receiver', () => {
  it('goes from requested through the receiver to a closed loop', () => {
    const referral = aReferral()
    const statuses = [referral.write('requested')].map(() => fold(referral.events).status)
    for (const type of ['received', 'accepted', 'arrived', 'completed']) {
      referral.write(type, { by: 'receiver' })
      statuses.push(fold(referral.events).status)
    }
    expect(statuses).toEqual(['requested', 'received', 'accepted', 'in-progress', 'completed'])
    const state = fold(referral.events)
    expect(state).toMatchObject({
      loopClosed: true,
      outcome: 'need_met',
      evidence: 'receiver_confirmed',
      appointmentOn: '2026-03-10',
      openedOn: '2026-03-02',
      changedOn: '2026-04-20',
      lam: 5,
      concurrent: [],
    })
    expect(state.requested).toEqual(requestedFactsOf())
    expect(state.heads).toEqual([referral.events.at(-1)?.id])
  })

  it('goes to the waiting list and back', () => {
    const referral = aReferral()
    referral.write('requested')
    referral.write('accepted', { by: 'receiver' })
    referral.write('waitlisted', { by: 'receiver' })
    expect(fold(referral.events)).toMatchObject({ status: 'on-hold', holdReason: 'waiting_list' })
    referral.write('accepted', { by: 'receiver' })
    const state = fold(referral.events)
    expect(state.status).toBe('accepted')
    expect(state.holdReason).toBeUndefined()
  })

  it('is not completed before the family arrived', () => {
    const referral = aReferral()
    referral.write('requested')
    referral.write('completed')
    const state = fold(referral.events)
    expect(state.status).toBe('requested')
    expect(state.history.map((entry) => entry.effect)).toEqual(['applied', 'ignored'])
  })

  it('closes the loop when the receiver rejects, since the receiver said so', () => {
    const referral = aReferral()
    referral.write('requested')
    referral.write('rejected', { by: 'receiver' })
    expect(fold(referral.events)).toMatchObject({
      status: 'rejected',
      rejectReason: 'no_capacity',
      evidence: 'receiver_confirmed',
      loopClosed: true,
    })
  })

  it('ends in a terminal state', () => {
    const referral = aReferral()
    referral.write('requested')
    referral.write('cancelled')
    referral.write('accepted', { by: 'receiver' })
    expect(fold(referral.events).status).toBe('cancelled')
  })

  it('keeps the stronger evidence of two arrivals', () => {
    const referral = aReferral()
    referral.write('requested')
    referral.write('arrived', { facts: { on: '2026-03-05', evidence: 'family_reported' } })
    referral.write('arrived', { by: 'receiver' })
    expect(fold(referral.events).evidence).toBe('receiver_confirmed')
    referral.write('arrived', { facts: { on: '2026-03-06', evidence: 'sender_assumed' } })
    expect(fold(referral.events).evidence).toBe('receiver_confirmed')
  })

  it.each(['received', 'accepted', 'waitlisted', 'rejected'])('ignores %s by the sender', (type) => {
    const referral = aReferral()
    referral.write('requested')
    referral.write(type)
    expect(fold(referral.events)).toMatchObject({ status: 'requested', history: [{}, { effect: 'ignored' }] })
  })

  it.each(['received', 'cancelled', 'note_filed', 'consent_withdrawn', 'corrected'])(
    'ignores %s by an organisation that has no part in it',
    (type) => {
      const referral = aReferral()
      referral.write('requested')
      referral.write(type, { by: '01990000-0000-7000-8000-00000000000c' })
      const state = fold(referral.events)
      expect(state).toMatchObject({ status: 'requested', noteFiled: false, withdrawnScopes: [] })
      expect(state.history[1]?.effect).toBe('ignored')
    },
  )
})

describe('a referral without a receiver', () => {
  it('is completed by the sender, and an assumption does not close the loop', () => {
    const referral = aReferral({ to: null })
    referral.write('requested', { facts: requestedFactsOf({ depth: 'informed' }) })
    referral.write('completed', { facts: { on: '2026-03-20', outcome: 'need_met', evidence: 'sender_assumed' } })
    expect(fold(referral.events)).toMatchObject({ status: 'completed', loopClosed: false })
  })

  it('closes the loop by what the family reported', () => {
    const referral = aReferral({ to: null })
    referral.write('requested')
    referral.write('failed', { facts: { on: '2026-03-20', failReason: 'barrier_time', evidence: 'family_reported' } })
    expect(fold(referral.events)).toMatchObject({ status: 'failed', failReason: 'barrier_time', loopClosed: true })
  })
})

describe('an unmet need', () => {
  it('stays as recorded until it is entered in error', () => {
    const referral = aReferral({ to: null })
    referral.write('unmet_need')
    expect(fold(referral.events)).toMatchObject({ kind: 'unmet_need', status: 'requested' })
    referral.write('completed')
    expect(fold(referral.events).status).toBe('requested')
    referral.write('entered_in_error')
    expect(fold(referral.events)).toMatchObject({ status: 'entered-in-error', loopClosed: false })
  })
})

describe('consent', () => {
  it('withdrawn for passing on cancels what is open', () => {
    const referral = aReferral()
    referral.write('requested')
    referral.write('accepted', { by: 'receiver' })
    referral.write('consent_withdrawn')
    expect(fold(referral.events)).toMatchObject({
      status: 'cancelled',
      cancelReason: 'consent_withdrawn',
      withdrawnScopes: ['forward_contact'],
    })
  })

  it('withdrawn for feedback alone leaves the state', () => {
    const referral = aReferral()
    referral.write('requested')
    referral.write('consent_withdrawn', { facts: { on: '2026-03-05', scopes: ['feedback'] } })
    expect(fold(referral.events)).toMatchObject({ status: 'requested', withdrawnScopes: ['feedback'] })
  })

  it('withdrawn after the end is still recorded', () => {
    const referral = aReferral()
    referral.write('requested')
    referral.write('rejected', { by: 'receiver' })
    referral.write('consent_withdrawn')
    expect(fold(referral.events)).toMatchObject({ status: 'rejected', withdrawnScopes: ['forward_contact'] })
  })
})

describe('a correction', () => {
  it('takes its target back as if it were not there', () => {
    const referral = aReferral()
    referral.write('requested')
    const failed = referral.write('failed')
    referral.write('corrected', { facts: { on: '2026-03-22', voids: failed.id } })
    const state = fold(referral.events)
    expect(state).toMatchObject({ status: 'requested', history: [{}, { effect: 'voided' }, { effect: 'applied' }] })
    expect(state.failReason).toBeUndefined()
  })

  it("of another organisation's event is ignored", () => {
    const referral = aReferral()
    referral.write('requested')
    const rejected = referral.write('rejected', { by: 'receiver' })
    referral.write('corrected', { facts: { on: '2026-03-22', voids: rejected.id } })
    expect(fold(referral.events)).toMatchObject({ status: 'rejected', history: [{}, {}, { effect: 'ignored' }] })
  })

  it('of a correction, of the opening, of itself or of nothing is ignored', () => {
    const referral = aReferral()
    const opening = referral.write('requested')
    const failed = referral.write('failed')
    const correction = referral.write('corrected', { facts: { on: '2026-03-22', voids: failed.id } })
    const own = '01990000-0000-7000-8000-0000000000ee'
    for (const voids of [correction.id, opening.id, own, 'nothing'])
      referral.write('corrected', { id: voids === own ? own : crypto.randomUUID(), facts: { on: '2026-03-23', voids } })
    const state = fold(referral.events)
    expect(state.status).toBe('requested')
    expect(state.history.slice(3).map((entry) => entry.effect)).toEqual(['ignored', 'ignored', 'ignored', 'ignored'])
  })

  it('is offered for the own last event alone', () => {
    const referral = aReferral()
    referral.write('requested')
    expect(correctable(fold(referral.events), sendingOrganisation)).toBeUndefined()
    const failed = referral.write('failed')
    expect(correctable(fold(referral.events), sendingOrganisation)?.id).toBe(failed.id)
    expect(correctable(fold(referral.events), receivingOrganisation)).toBeUndefined()
  })
})

describe('events that are incomplete, foreign or newer', () => {
  it('a missing opening is tolerated', () => {
    const referral = aReferral()
    referral.write('requested')
    referral.write('accepted', { by: 'receiver' })
    const state = fold(referral.events.slice(1))
    expect(state).toMatchObject({ status: 'accepted', ref: referral.ref, openedOn: '2026-03-04' })
    expect(state.requested).toBeUndefined()
  })

  it('an unknown type is kept, opaque, and counts as a head', () => {
    const referral = aReferral()
    referral.write('requested')
    const newer = referral.write('escalated', { by: 'receiver', facts: { level: 3 } })
    const state = fold(referral.events)
    expect(state).toMatchObject({ status: 'requested', heads: [newer.id], lam: 2 })
    expect(state.history[1]).toMatchObject({ effect: 'unknown', type: 'escalated', facts: { level: 3 } })
  })

  it.each([
    [{ needs: 'none', consentScopes: 7, alternatives: null }],
    [{ depth: 'teleported', consent: 'of_a_new_kind', needs: ['a_new_need'] }],
    [{}],
  ])('facts of another version do not stop the fold: %j', (facts) => {
    const referral = aReferral()
    referral.write('requested', { facts })
    const state = fold(referral.events)
    expect(Array.isArray(state.requested?.needs)).toBe(true)
    expect(Array.isArray(state.requested?.consentScopes)).toBe(true)
    expect(nextEvents(state, 'sender')).toContain('cancelled')
  })

  it.each(['', 'null', '[]', '{', '{"id":7}', '{"id":"x","t":"requested"}'])('survives the text %j', (p) => {
    expect(fold([{ p }]).status).toBe('requested')
  })

  it('an event of another referral or with other participants is ignored', () => {
    const referral = aReferral()
    referral.write('requested')
    const other = aReferral({ to: '01990000-0000-7000-8000-00000000000c' })
    other.write('requested')
    other.write('cancelled')
    expect(fold([...referral.events, ...other.events.slice(1)]).status).toBe('requested')
  })

  it('of no event at all is an empty state', () => {
    expect(fold([])).toMatchObject({ status: 'requested', history: [], heads: [], lam: 0 })
  })
})
