/** A file note on an invented referral, so that those who write its frame see what an office will paste. */
import type { AdjustedLists } from '../codes/adjusted.ts'
import type { NoteTemplate } from '../network.ts'
import type { ReferralState } from '../referral/state.ts'
import type { Locale } from '../words/locale.ts'
import { fileNote } from './file-note.ts'
import { noteWord } from './note-words.ts'

type Sample = {
  locale: Locale
  office: string
  template: NoteTemplate
  /** Day of the note, `YYYY-MM-DD`. */
  day: string
  lists?: AdjustedLists
}

export function sampleNote({ day, ...frame }: Sample): string {
  const title = noteWord(frame.locale, 'sampleOffer')
  return fileNote({
    ...frame,
    state: sampleState(day),
    offer: { title, provider: noteWord(frame.locale, 'sampleProvider'), contact: ['0000 123456'] },
    alternatives: [],
  })
}

function sampleState(day: string): ReferralState {
  return {
    ref: '00000000-0000-7000-8000-000000000000',
    chain: '',
    kind: 'referral',
    from: '',
    to: null,
    status: 'requested',
    requested: {
      on: day,
      needs: ['parenting_uncertainty'],
      lifePhase: 'kita',
      ageBand: 'a3_5',
      areaId: 'not_recorded',
      offerType: 'parenting_course',
      depth: 'informed',
      consent: 'not_needed_info_only',
      consentScopes: [],
      alternatives: [],
    },
    sealed: [],
    withdrawnScopes: [],
    noteFiled: false,
    concurrent: [],
    loopClosed: false,
    history: [],
    heads: [],
    sharedHeads: [],
    lam: 0,
    openedOn: day,
    changedOn: day,
  }
}
