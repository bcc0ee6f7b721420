import { describe, expect, it } from 'vitest'
import { fold } from '../../shared/referral/fold.ts'
import { correctable } from '../../shared/referral/transitions.ts'
import { aReferral, receivingOrganisation, sendingOrganisation } from '../builders/a-referral.ts'

describe('devices that acted apart', () => {
  it('are shown as a conflict, and the more final state wins', () => {
    const referral = aReferral()
    const opening = referral.write('requested')
    const accepted = referral.write('accepted', { by: 'receiver', after: [opening] })
    const rejected = referral.write('rejected', { by: 'receiver', after: [opening] })
    const state = fold(referral.events)
    expect(state.status).toBe('rejected')
    expect(state.concurrent).toEqual([[accepted.id, rejected.id].sort()])
    expect(new Set(state.heads)).toEqual(new Set([accepted.id, rejected.id]))
    expect(state.history.filter((entry) => entry.effect === 'ignored').map((entry) => entry.id)).toEqual([accepted.id])
  })

  it('a branch is judged by what its author saw, not by what came meanwhile', () => {
    const referral = aReferral()
    const opening = referral.write('requested')
    const waiting = referral.write('waitlisted', { by: 'receiver', after: [opening] })
    const arrived = referral.write('arrived', {
      after: [opening],
      facts: { on: '2026-03-05', evidence: 'family_reported' },
    })
    const done = referral.write('completed', { after: [opening, arrived] })
    const state = fold(referral.events)
    expect(state.status).toBe('completed')
    expect(state.concurrent).toEqual([[waiting.id, done.id]])
  })

  it('are settled by the next step of somebody who saw both', () => {
    const referral = aReferral()
    const opening = referral.write('requested')
    referral.write('accepted', { by: 'receiver', after: [opening] })
    referral.write('waitlisted', { by: 'receiver', after: [opening] })
    expect(fold(referral.events).concurrent).toHaveLength(1)
    referral.write('arrived', { by: 'receiver' })
    expect(fold(referral.events)).toMatchObject({ status: 'in-progress', concurrent: [] })
  })

  it('are settled by a correction', () => {
    const referral = aReferral()
    const opening = referral.write('requested')
    referral.write('accepted', { by: 'receiver', after: [opening] })
    const rejected = referral.write('rejected', { by: 'receiver', after: [opening] })
    referral.write('corrected', { by: 'receiver', facts: { on: '2026-03-22', voids: rejected.id } })
    expect(fold(referral.events)).toMatchObject({ status: 'accepted', concurrent: [] })
  })

  it('may each take back their side', () => {
    const referral = aReferral()
    const opening = referral.write('requested')
    const cancelled = referral.write('cancelled', { after: [opening] })
    const accepted = referral.write('accepted', { by: 'receiver', after: [opening] })
    const state = fold(referral.events)
    expect(correctable(state, sendingOrganisation)?.id).toBe(cancelled.id)
    expect(correctable(state, receivingOrganisation)?.id).toBe(accepted.id)
  })

  it('never disagreed when both said the same', () => {
    const referral = aReferral()
    const opening = referral.write('requested')
    referral.write('received', { by: 'receiver', after: [opening], facts: { on: '2026-03-03' } })
    referral.write('received', { by: 'receiver', after: [opening], facts: { on: '2026-03-04' } })
    expect(fold(referral.events)).toMatchObject({ status: 'received', concurrent: [] })
  })

  it('that name no parents are taken to have seen all with smaller numbers', () => {
    const referral = aReferral()
    const opening = referral.write('requested')
    const accepted = referral.write('accepted', { by: 'receiver', withoutParents: true })
    referral.write('arrived', { by: 'receiver', withoutParents: true })
    expect(fold(referral.events)).toMatchObject({ status: 'in-progress', concurrent: [] })
    referral.write('failed', { after: [opening, accepted], withoutParents: true })
    expect(fold(referral.events)).toMatchObject({
      status: 'failed',
      concurrent: [[expect.any(String), expect.any(String)]],
    })
  })
})
