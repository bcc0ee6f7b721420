import { describe, expect, it } from 'vitest'
import {
  type Entry,
  type EntryParts,
  entryOf,
  meets,
  newestFirst,
  passes,
} from '../../extension/tasks/referrals/entry.ts'
import {
  type Act,
  type Answers,
  actsOf,
  answersTo,
  factsOf,
  openQuestions,
  questionsOf,
} from '../../extension/tasks/referrals/event-questions.ts'
import { mayCorrect } from '../../extension/tasks/referrals/may-correct.ts'
import { mayMessage } from '../../extension/tasks/referrals/may-message.ts'
import { type Part, partOf } from '../../extension/tasks/referrals/part.ts'
import { ownNoted } from '../../extension/tasks/referrals/removal.tsx'
import { consequencesOf } from '../../extension/tasks/referrals/withdrawal-question.tsx'
import type { EventType } from '../../shared/referral/event-type.ts'
import { fold } from '../../shared/referral/fold.ts'
import {
  aReferral,
  receivingOrganisation,
  requestedFactsOf,
  sendingOrganisation,
  stateOf,
  unmetNeedFactsOf,
  type Writing,
} from '../builders/a-referral.ts'

function anEntry(
  parts: Partial<EntryParts> = {},
  write: (referral: Writing) => void = (r) => r.write('requested'),
): Entry {
  const referral = aReferral({ ref: '01990000-0000-7000-8000-000000000001' })
  write(referral)
  return entryOf(fold(referral.events), {
    title: 'Drachennest',
    provider: 'Familienbildung Musterland',
    reported: false,
    undelivered: false,
    quarantined: false,
    ...parts,
  })
}

const calendar = { today: '2026-03-10', respondWithinDays: 10, land: 'NW' }

describe('the list of referrals', () => {
  it.each(['drachen', 'DRACHENNEST musterland', 'PK-D054-T5', 'pk d054 t5', 'do54t5', ''])(
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

  it('shows what waits for somebody, each under its own name', () => {
    const names = ['waiting', 'overdue', 'silent', 'onHold', 'followUp', 'reported'] as const
    const under = (entry: Entry, today: string) =>
      names.filter((name) => passes(entry, name, { ...calendar, today })).join(' ')
    expect(under(anEntry(), '2026-03-10')).toBe('waiting')
    expect(under(anEntry(), '2026-03-17')).toBe('waiting overdue')
    expect(under(anEntry(), '2026-03-30')).toBe('waiting overdue silent')
    const planned = anEntry({}, (referral) => {
      referral.write('requested')
      referral.write('waitlisted', { by: 'receiver', facts: { on: '2026-03-04', holdReason: 'waiting_list' } })
      referral.write('planned', { facts: { on: '2026-03-05', followUpOn: '2026-03-11' } })
    })
    expect(under(planned, '2026-03-10')).toBe('onHold')
    expect(under(planned, '2026-03-11')).toBe('onHold followUp')
    expect(under(anEntry({ reported: true }), '2026-03-10')).toBe('waiting reported')
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

describe('what is recorded next', () => {
  const answered: Answers = {
    on: '2026-03-09',
    appointmentOn: '2026-04-09',
    scopes: ['feedback'],
    outcome: 'need_met',
    failReason: 'no_show',
    cancelReason: 'need_ceased',
    holdReason: 'waiting_list',
    rejectReason: 'no_capacity',
    evidence: 'family_reported',
  }
  const nothing: Answers = { on: '2026-03-09', appointmentOn: '', scopes: [] }
  const acts = (Object.keys(actsOf) as Part[]).flatMap((part) => actsOf[part].map((act): [Part, Act] => [part, act]))

  it.each(acts)('as %s: %s asks for what its facts need, and no more', (part, act) => {
    expect(openQuestions(act, part, answered, calendar.today)).toEqual([])
    expect(factsOf(act, part, answered).success).toBe(true)
    const open = openQuestions(act, part, nothing, calendar.today)
    expect(factsOf(act, part, nothing).success).toBe(open.length === 0)
  })

  it('does not lie in the future, though an appointment may', () => {
    expect(openQuestions('cancelled', 'sender', { ...answered, on: '2026-03-11' }, calendar.today)).toEqual(['on'])
    expect(openQuestions('cancelled', 'sender', { ...answered, on: '' }, calendar.today)).toEqual(['on'])
    expect(openQuestions('accepted', 'receiver', { ...answered, appointmentOn: '2026-3' }, calendar.today)).toEqual([
      'appointmentOn',
    ])
  })

  it('always rests on something: the sender says on what, the receiver was there', () => {
    expect(answersTo('evidence').map(({ value }) => value)).not.toContain('none')
    expect(answersTo('failReason').map(({ value }) => value)).toContain('not_recorded')
    expect(questionsOf('arrived', 'sender')).toEqual(['evidence'])
    expect(questionsOf('arrived', 'receiver')).toEqual([])
    expect(factsOf('arrived', 'receiver', nothing).data).toEqual({ on: '2026-03-09', evidence: 'receiver_confirmed' })
    expect(factsOf('completed', 'desk', answered).data).toMatchObject({ evidence: 'receiver_confirmed' })
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

describe('the part an organisation has', () => {
  const other = '01990000-0000-7000-8000-00000000000c'

  it('is that of sender, of receiver, of the desk a family came to, or none', () => {
    const sent = stateOf((r) => r.write('requested'))
    const came = stateOf((r) => r.write('presented'), null)
    const organisations = [sendingOrganisation, receivingOrganisation, other]
    expect(organisations.map((id) => partOf(sent, id))).toEqual(['sender', 'receiver', undefined])
    expect(organisations.map((id) => partOf(came, id))).toEqual(['desk', undefined, undefined])
  })

  it('decides who may write a message, with what the family allows', () => {
    const may = (...consentScopes: ('forward_contact' | 'feedback')[]) => {
      const state = stateOf((r) => r.write('requested', { facts: requestedFactsOf({ consentScopes }) }))
      return (['sender', 'receiver'] as const).filter((part) => mayMessage(state, part)).join(' ')
    }
    expect(may('forward_contact', 'feedback')).toBe('sender receiver')
    expect(may('forward_contact')).toBe('sender')
    expect(may('feedback')).toBe('receiver')
    const withdrawn = stateOf((r) => {
      r.write('requested')
      r.write('consent_withdrawn')
    })
    expect(mayMessage(withdrawn, 'receiver')).toBe(false)
    expect(
      mayMessage(
        stateOf((r) => r.write('requested'), null),
        'sender',
      ),
    ).toBe(false)
  })

  it('lets it delete the notes that are its own and still stand', () => {
    const state = stateOf((r) => {
      r.write('requested')
      r.write('shared')
      r.write('noted', { by: 'receiver' })
    })
    expect(ownNoted(state, receivingOrganisation)).toHaveLength(1)
    expect(ownNoted(state, sendingOrganisation)).toEqual([])
  })
})

describe('before consent is withdrawn', () => {
  const referral = aReferral()
  referral.write('requested')
  const open = fold(referral.events)

  it.each([
    [['forward_contact'], ['ends', 'contactErased', 'final']],
    [['forward_need'], ['ends', 'needStays', 'final']],
    [['feedback'], ['noFeedback', 'final']],
    [[], []],
  ] as const)('of %j the panel says: %j', (scopes, said) => {
    expect(consequencesOf(open, scopes)).toEqual(said)
  })

  it('nothing is said to end that has ended', () => {
    referral.write('rejected', { by: 'receiver' })
    expect(consequencesOf(fold(referral.events), ['forward_contact'])).toEqual(['contactErased', 'final'])
  })
})
