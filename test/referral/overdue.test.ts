import { describe, expect, it } from 'vitest'
import { answerDueOn, followUpIsDue, isOverdue, isSilent, waitsForAnswer } from '../../shared/referral/overdue.ts'
import { requestedFactsOf, stateOf } from '../builders/a-referral.ts'

const calendar = { today: '2026-03-10', respondWithinDays: 10, land: 'NW' }

describe('an answer', () => {
  it('is due by the day asked for, else after working days', () => {
    const asked = stateOf((r) => r.write('requested', { facts: requestedFactsOf({ respondBy: '2026-03-05' }) }))
    expect(answerDueOn(asked, calendar)).toBe('2026-03-05')
    expect(
      answerDueOn(
        stateOf((r) => r.write('requested')),
        calendar,
      ),
    ).toBe('2026-03-16')
  })

  it('is still due when the receiver only said that it came in', () => {
    const received = stateOf((r) => {
      r.write('requested')
      r.write('received', { by: 'receiver' })
    })
    expect(waitsForAnswer(received)).toBe(true)
    expect(isOverdue(received, { ...calendar, today: '2026-03-17' })).toBe(true)
    expect(isOverdue(received, { ...calendar, today: '2026-03-16' })).toBe(false)
  })

  it('that came is not overdue, nor is one nobody owes', () => {
    const answered = stateOf((r) => {
      r.write('requested')
      r.write('accepted', { by: 'receiver' })
    })
    const nobody = stateOf((r) => r.write('requested'), null)
    for (const state of [answered, nobody]) expect(isOverdue(state, { ...calendar, today: '2027-01-01' })).toBe(false)
  })

  it('is not due where the family wants none, from the start or from now on', () => {
    const facts = requestedFactsOf({ consentScopes: ['forward_contact'], respondBy: '2026-03-05' })
    const never = stateOf((r) => r.write('requested', { facts }))
    const nowadays = stateOf((r) => {
      r.write('requested')
      r.write('consent_withdrawn', { facts: { on: '2026-03-05', scopes: ['feedback'] } })
    })
    for (const state of [never, nowadays]) expect(answerDueOn(state, calendar)).toBeUndefined()
  })
})

describe('silence', () => {
  it('is four weeks without any event, while it is open', () => {
    const open = stateOf((r) => r.write('requested'))
    expect(isSilent(open, { ...calendar, today: '2026-03-29' })).toBe(false)
    expect(isSilent(open, { ...calendar, today: '2026-03-30' })).toBe(true)
    const ended = stateOf((r) => {
      r.write('requested')
      r.write('cancelled')
    })
    expect(isSilent(ended, { ...calendar, today: '2027-03-30' })).toBe(false)
  })

  it('begins only after what is still to come: an appointment, or an answer that is not due yet', () => {
    const agreed = stateOf((r) => {
      r.write('requested')
      r.write('accepted', { by: 'receiver', facts: { on: '2026-03-04', appointmentOn: '2026-04-15' } })
    })
    for (const [today, silent] of [
      ['2026-04-14', false],
      ['2026-05-12', false],
      ['2026-05-13', true],
    ] as const)
      expect(isSilent(agreed, { ...calendar, today })).toBe(silent)
    const asked = stateOf((r) => r.write('requested', { facts: requestedFactsOf({ respondBy: '2026-04-20' }) }))
    expect(isSilent(asked, { ...calendar, today: '2026-04-20' })).toBe(false)
    expect(isSilent(asked, { ...calendar, today: '2026-04-21' })).toBe(true)
  })

  it('is broken by a message, and not by a note to oneself', () => {
    const later = { ...calendar, today: '2026-04-05' }
    const withNote = stateOf((r) => {
      r.write('requested')
      r.write('noted', { facts: { on: '2026-04-01' } })
    })
    expect(isSilent(withNote, later)).toBe(true)
    const withMessage = stateOf((r) => {
      r.write('requested')
      r.write('shared', { by: 'receiver', facts: { on: '2026-04-01' } })
    })
    expect(isSilent(withMessage, later)).toBe(false)
  })
})

describe('a follow-up', () => {
  it('is due on its day and after, until it is done or the referral ended', () => {
    const planned = stateOf((r) => {
      r.write('requested')
      r.write('planned', { facts: { on: '2026-03-02', followUpOn: '2026-03-10' } })
    })
    expect(followUpIsDue(planned, { ...calendar, today: '2026-03-09' })).toBe(false)
    expect(followUpIsDue(planned, calendar)).toBe(true)
    const ended = stateOf((r) => {
      r.write('requested')
      r.write('planned', { facts: { on: '2026-03-02', followUpOn: '2026-03-10' } })
      r.write('cancelled')
    })
    expect(followUpIsDue(ended, calendar)).toBe(false)
  })
})
