import { describe, expect, it } from 'vitest'
import { mayCorrect } from '../../extension/tasks/referrals/may-correct.ts'
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

  it('may settle it at once from both sides: then neither entry counts, and nothing is left to settle', () => {
    const referral = aReferral()
    const opening = referral.write('requested')
    const cancelled = referral.write('cancelled', { after: [opening] })
    const accepted = referral.write('accepted', { by: 'receiver', after: [opening] })
    const both = [cancelled, accepted]
    referral.write('corrected', { after: both, facts: { on: '2026-03-22', voids: cancelled.id } })
    referral.write('corrected', { by: 'receiver', after: both, facts: { on: '2026-03-22', voids: accepted.id } })
    expect(fold(referral.events)).toMatchObject({ status: 'requested', concurrent: [] })
  })

  it('of three, are settled when those that do not hold are taken back', () => {
    const referral = aReferral()
    const opening = referral.write('requested')
    const accepted = referral.write('accepted', { by: 'receiver', after: [opening] })
    const rejected = referral.write('rejected', { by: 'receiver', after: [opening] })
    const cancelled = referral.write('cancelled', { after: [opening] })
    expect(fold(referral.events).concurrent).toHaveLength(2)
    referral.write('corrected', { facts: { on: '2026-03-22', voids: cancelled.id } })
    expect(fold(referral.events).concurrent).toEqual([[accepted.id, rejected.id].sort()])
    referral.write('corrected', { by: 'receiver', facts: { on: '2026-03-22', voids: rejected.id } })
    expect(fold(referral.events)).toMatchObject({ status: 'accepted', concurrent: [] })
  })

  it.each(['received', 'accepted', 'arrived', 'completed'] as const)(
    'never dispute that consent was taken back, whatever the other side wrote meanwhile: %s',
    (type) => {
      const referral = aReferral()
      const opening = referral.write('requested')
      const arrived = referral.write('arrived', { by: 'receiver', after: [opening] })
      const withdrawn = { on: '2026-03-05', scopes: ['forward_contact' as const] }
      referral.write('consent_withdrawn', { after: [opening, arrived], facts: withdrawn })
      referral.write(type, { by: 'receiver', after: type === 'completed' ? [opening, arrived] : [opening] })
      const state = fold(referral.events)
      expect(state).toMatchObject({ concurrent: [], withdrawnScopes: ['forward_contact'] })
      expect(state.status).toBe(type === 'completed' ? 'completed' : 'cancelled')
    },
  )

  it('may take back their side however long ago it was written, and nothing else after three days', () => {
    const referral = aReferral()
    const opening = referral.write('requested')
    const cancelled = referral.write('cancelled', { after: [opening] })
    const later = Date.parse(fold(referral.events).history.at(-1)?.at ?? '') + 30 * 86_400_000
    expect(mayCorrect(fold(referral.events), sendingOrganisation, later)).toBeUndefined()
    referral.write('accepted', { by: 'receiver', after: [opening] })
    expect(mayCorrect(fold(referral.events), sendingOrganisation, later)?.id).toBe(cancelled.id)
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
