/** What the screen after saving shows: the referral, its note, who receives it and how they can answer. */
import { fileNote } from '../../../shared/file-note/file-note.ts'
import type { Organisation } from '../../../shared/organisation.ts'
import type { ReferralState } from '../../../shared/referral/state.ts'
import type { Locale } from '../../../shared/words/locale.ts'
import { answersByLink } from '../../events/answer-link.ts'
import { readNoted } from '../../keys/parts.ts'
import { readOrganisation } from '../../store/catalogue.ts'
import { enrolment } from '../../store/enrolment.ts'
import { readNoteInput } from '../../store/read-note-input.ts'
import { referral } from '../../store/read-referrals.ts'
import { type ToldInEvents, toldInEvents } from './told-in-events.ts'

export type SavedReferral = {
  state: ReferralState
  note: string
  told: ToldInEvents
  /** Name and mail address of the receiving organisation, where there is one. */
  receiver?: Pick<Organisation, 'name' | 'email'>
  /** Address of the server, where an answer link makes sense: consent covers an answer, and no device can give it. */
  answerServer?: string
  office: string
}

/** Undefined where the device no longer has the referral. Works inside `useLive`. */
export async function readSaved(ref: string, locale: Locale): Promise<SavedReferral | undefined> {
  const record = await referral(ref)
  if (record === undefined) return undefined
  const { state, events } = record
  const [known, own, receiver, byLink, noted] = await Promise.all([
    readNoteInput(state, locale),
    enrolment(),
    state.to === null ? undefined : readOrganisation(state.to),
    answersByLink(state),
    readNoted(ref),
  ])
  const { caseReference = known.caseReference, ownWords = known.ownWords } = noted ?? {}
  const followUpOn = state.followUpOn ?? known.followUpOn
  return {
    state,
    told: toldInEvents(events),
    note: fileNote({
      ...known,
      ...(caseReference !== undefined && { caseReference }),
      ...(ownWords !== undefined && { ownWords }),
      ...(followUpOn !== undefined && { followUpOn }),
    }),
    ...(receiver !== undefined && { receiver }),
    ...(byLink && own !== undefined && { answerServer: own.server }),
    office: own?.organisationName ?? '',
  }
}
