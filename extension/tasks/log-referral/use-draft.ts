/** A draft on screen: every change goes to the screen and the database alike, and what another window writes comes here. */
import type { DraftRecord } from '../../store/database.ts'
import type { DraftForm } from '../../store/draft-forms.ts'
import { keepDraft, readDraft } from '../../store/drafts.ts'
import { type KeptForm, useKeptForm } from '../../store/use-kept-form.ts'

type DraftOnScreen<F extends DraftForm> = Pick<KeptForm<F>, 'form' | 'change' | 'problem'>

/** @param formOf a function that stays the same, such as `referralFormOf` */
export function useDraft<F extends DraftForm>(id: string, formOf: (record: DraftRecord) => F): DraftOnScreen<F> {
  const read = async () => {
    const record = await readDraft(id)
    return record === undefined ? undefined : formOf(record)
  }
  // Saving and discarding delete the draft and then lead elsewhere: meanwhile the form stays.
  return useKeptForm(id, { read, keep: (form) => keepDraft(id, form) }, true)
}
