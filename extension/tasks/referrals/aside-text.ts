/** An event that was put aside, as text to take along: what was recorded, and what the own organisation sealed in it. */
import { fileNote } from '../../../shared/file-note/file-note.ts'
import { isOpening } from '../../../shared/referral/event-type.ts'
import { fold } from '../../../shared/referral/fold.ts'
import { handoverCode } from '../../../shared/referral/handover-code.ts'
import type { SealedPart } from '../../../shared/sealed.ts'
import { readAside } from '../../keys/parts.ts'
import type { QuarantinedEvent } from '../../store/database.ts'
import { readNoteInput } from '../../store/read-note-input.ts'
import { locale, t } from '../../ui/words.ts'
import { dayOfEntry, eventDetails, eventWord } from './state-words.ts'

/** Of an opening event the whole note, for then nothing else of the referral may be left. @throws {Problem} `locked` */
export async function asideText(event: QuarantinedEvent): Promise<string> {
  const state = fold([event])
  const [entry] = state.history
  if (entry === undefined) return event.p
  const part = await readAside(event)
  if (isOpening(entry.type)) return fileNote(await readNoteInput(state, locale()))
  return [
    `${eventWord(entry.type)}, ${dayOfEntry(entry)}`,
    `${t('referrals:handoverCode')}: ${handoverCode(event.ref)}`,
    eventDetails(entry),
    ...(part === undefined ? [] : partLines(part)),
  ]
    .filter((line) => line !== '')
    .join('\n')
}

function partLines(part: SealedPart): string[] {
  const lines =
    part.t === 'noted'
      ? [
          [t('referrals:caseReference'), part.body.caseReference],
          [t('referrals:ownWords'), part.body.ownWords],
        ]
      : [
          [t('referrals:contactName'), part.body.contact?.name],
          [t('referrals:contactPhone'), part.body.contact?.phone],
          [t('referrals:contactEmail'), part.body.contact?.email],
          [t('referrals:contactReach'), part.body.contact?.reach],
          [t('referrals:message'), part.body.message],
        ]
  return lines.flatMap(([term, content]) => (content === undefined ? [] : [`${term}: ${content}`]))
}
