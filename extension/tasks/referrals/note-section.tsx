/** The note for the case software, that it was filed, and then that the sealed notes may go from here. */
import { fileNote } from '../../../shared/file-note/file-note.ts'
import type { NoteInput } from '../../../shared/file-note/note-input.ts'
import { handoverCode } from '../../../shared/referral/handover-code.ts'
import { nextEvents } from '../../../shared/referral/transitions.ts'
import { today } from '../../platform/clock.ts'
import { Button } from '../../ui/button.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { t } from '../../ui/words.ts'
import { Note } from './outcome-section.tsx'
import type { Part } from './part.ts'
import { RemoveNotes } from './removal.tsx'
import { writeEvent } from './write-event.ts'

type Props = { input: NoteInput; part: Part; organisationId: string }

export function NoteSection({ input, part, organisationId }: Props) {
  const { state } = input
  if (part !== 'sender') return <RemoveNotes state={state} organisationId={organisationId} />
  return (
    <>
      <Disclosure summary={t('referrals:note')}>
        <Note
          label={t('referrals:note')}
          text={fileNote(input)}
          name={`${t('note:fileName')}-${handoverCode(state.ref)}`}
        />
        {nextEvents(state, 'sender').includes('note_filed') && (
          <Button icon="check" onClick={() => void writeEvent(state.ref, 'note_filed', { on: today() })}>
            {t('referrals:noteFiled')}
          </Button>
        )}
        {state.noteFiled && <p class="small">{t('referrals:noteFiledAlready')}</p>}
      </Disclosure>
      {state.noteFiled && <RemoveNotes state={state} organisationId={organisationId} />}
    </>
  )
}
