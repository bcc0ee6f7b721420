/** What a file note is made from, as a referral of the demonstration might give it, with overrides. */
import type { NoteInput } from '../../shared/file-note/note-input.ts'
import { fold } from '../../shared/referral/fold.ts'
import { aReferral, requestedFactsOf } from './a-referral.ts'

export function aNoteInput(overrides: Partial<NoteInput> = {}): NoteInput {
  const referral = aReferral({ ref: '01990000-0000-7000-8000-000000000001' })
  referral.write('requested', {
    facts: requestedFactsOf({ areaId: '05999012-03', language: 'ar', channel: 'home_visit', respondBy: '2026-03-16' }),
  })
  return {
    locale: 'de',
    state: fold(referral.events),
    office: 'Kreisjugendamt Musterland',
    offer: { title: 'Drachennest', provider: 'Familienbildung Musterland e. V.', contact: ['0000 123456'] },
    area: 'Musterstadt-Nord',
    alternatives: ['Elterncafé Sonnenschein', 'Starke Eltern – Starke Kinder'],
    ...overrides,
  }
}
