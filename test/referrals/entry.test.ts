import { describe, expect, it } from 'vitest'
import {
  type Entry,
  type EntryParts,
  entryOf,
  meets,
  newestFirst,
  passes,
} from '../../extension/tasks/referrals/entry.ts'
import { choicesOf, factsOf, openQuestions, ownEvents } from '../../extension/tasks/referrals/event-questions.ts'
import { mayCorrect } from '../../extension/tasks/referrals/may-correct.ts'
import type { EventType } from '../../shared/referral/event-type.ts'
import { fold } from '../../shared/referral/fold.ts'
import { aReferral, sendingOrganisation, unmetNeedFactsOf, type Writing } from '../builders/a-referral.ts'

function anEntry(
  parts: Partial<EntryParts> = {},
  write: (referral: Writing) => void = (r) => r.write('requested'),
): Entry {
  const referral = aReferral({ ref: '01990000-0000-7000-8000-000000000001' })
  write(referral)
  return entryOf(fold(referral.events), {
    title: 'Drachennest',
    provider: 'Familienbildung Musterland',
    caseReference: 'ASD-2026-17',
    followUpOn: '',
    undelivered: false,
    quarantined: false,
    ...parts,
  })
}

const calendar = { today: '2026-03-10', respondWithinDays: 10, land: 'NW' }

describe('the list of referrals', () => {
  it.each(['drachen', 'DRACHENNEST musterland', 'asd-2026', '17', 'PK-D054-T5', 'pk d054 t5', 'do54t5', ''])(
    'finds an entry by "%s"',
    (search) => expect(meets(anEntry(), search)).toBe(true),
  )

  it.each(['igel', 'drachennest igel', 'PK-D054-T6'])('does not find it by "%s"', (search) =>
    expect(meets(anEntry(), search)).toBe(false),
  )

  it('tells open, closed and unmet needs apart', () => {
    const closed = anEntry({}, (referral) => {
      referral.write('requested')
      referral.write('cancelled')
    })
    const unmet = anEntry({}, (referral) => referral.write('unmet_need', { facts: unmetNeedFactsOf() }))
    const kinds = [anEntry(), closed, unmet].map((entry) =>
      (['open', 'closed', 'unmet'] as const).filter((filter) => passes(entry, filter, calendar)),
    )
    expect(kinds).toEqual([['open'], ['closed'], ['unmet']])
  })

  it('shows what is due: an overdue answer, or the day of following up', () => {
    expect(passes(anEntry(), 'due', calendar)).toBe(false)
    expect(passes(anEntry(), 'due', { ...calendar, today: '2026-03-17' })).toBe(true)
    expect(passes(anEntry({ followUpOn: '2026-03-10' }), 'due', calendar)).toBe(true)
    expect(passes(anEntry({ followUpOn: '2026-03-11' }), 'due', calendar)).toBe(false)
  })

  it('shows what is not delivered and what was put aside', () => {
    expect(passes(anEntry({ undelivered: true }), 'undelivered', calendar)).toBe(true)
    expect(passes(anEntry({ quarantined: true }), 'quarantined', calendar)).toBe(true)
    expect(passes(anEntry(), 'undelivered', calendar)).toBe(false)
  })

  it('has the last changed first', () => {
    const old = anEntry()
    const changed = anEntry({}, (referral) => {
      referral.write('requested')
      referral.write('cancelled')
    })
    expect([old, changed].sort(newestFirst)).toEqual([changed, old])
  })
})

describe("the sender's own events", () => {
  const answered = {
    on: '2026-03-09',
    scopes: ['feedback' as const],
    outcome: 'need_met',
    failReason: 'no_show',
    cancelReason: 'need_ceased',
    evidence: 'family_reported',
  }

  it.each(ownEvents)('%s asks for what its facts need, and no more', (type) => {
    expect(openQuestions(type, answered, calendar.today)).toEqual([])
    expect(factsOf(type, answered).success).toBe(true)
    const open = openQuestions(type, { on: '2026-03-09', scopes: [] }, calendar.today)
    expect(factsOf(type, { on: '2026-03-09', scopes: [] }).success).toBe(open.length === 0)
  })

  it('does not lie in the future', () => {
    expect(openQuestions('cancelled', { ...answered, on: '2026-03-11' }, calendar.today)).toEqual(['on'])
    expect(openQuestions('cancelled', { ...answered, on: '' }, calendar.today)).toEqual(['on'])
  })

  it('always rests on something', () => {
    expect(choicesOf('evidence')).not.toContain('none')
    expect(choicesOf('failReason')).toContain('not_recorded')
  })

  it('can be taken back for 72 hours by this device’s clock', () => {
    const referral = aReferral()
    referral.write('requested')
    const failed = referral.write('failed' satisfies EventType)
    const state = fold(referral.events)
    const written = Date.parse('2026-03-02T09:00:00Z')
    const hour = 3_600_000
    expect(mayCorrect(state, sendingOrganisation, written + 72 * hour)?.id).toBe(failed.id)
    expect(mayCorrect(state, sendingOrganisation, written + 72 * hour + 1)).toBeUndefined()
  })
})
