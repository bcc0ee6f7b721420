/** The second note for the file: what became of the referral, who said so, and the professional's own words on it. */
import { useState } from 'preact/hooks'
import type { NoteInput } from '../../../shared/file-note/note-input.ts'
import { outcomeNote } from '../../../shared/file-note/outcome-note.ts'
import { windows1252Bytes } from '../../../shared/file-note/windows-1252.ts'
import { handoverCode } from '../../../shared/referral/handover-code.ts'
import type { HistoryEntry } from '../../../shared/referral/state.ts'
import { CopyBlock } from '../../ui/copy-block.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { t } from '../../ui/words.ts'

type Props = { input: NoteInput; entry: HistoryEntry; by: string }

/** The words typed here stand in the note alone: they are never stored. @param props.by who recorded it */
export function OutcomeSection({ input, entry, by }: Props) {
  const [ownWords, setOwnWords] = useState('')
  const { ownWords: _, ...rest } = input
  const text = outcomeNote({ ...rest, ...(ownWords.trim() !== '' && { ownWords }), recordedBy: by }, entry)
  const name = `${t('note:outcomeFileName')}-${handoverCode(input.state.ref)}`
  return (
    <section class="section" aria-label={t('referrals:outcomeNote')}>
      <Note key={entry.id} label={t('referrals:outcomeNote')} text={text} name={name} />
      <TextArea
        label={t('referrals:outcomeWords')}
        hint={t('referrals:outcomeWordsHint')}
        rows={2}
        value={ownWords}
        onInput={setOwnWords}
      />
    </section>
  )
}

/** A note to take along, in the characters that case software knows. */
export function Note(props: { label: string; text: string; name: string }) {
  const file = { name: `${props.name}.txt`, bytes: () => windows1252Bytes(props.text) }
  return <CopyBlock label={props.label} text={props.text} file={file} />
}
