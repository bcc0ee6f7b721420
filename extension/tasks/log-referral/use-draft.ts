/**
 * A draft on screen: every change goes to the screen and the database alike. It is read again when the page is chosen
 * again, for the same draft may stand in another window: what was typed there is not overwritten by what stands here.
 */
import { useEffect, useRef, useState } from 'preact/hooks'
import { Problem, type ProblemCode } from '../../../shared/problem.ts'
import { onChosen } from '../../platform/page.ts'
import type { DraftRecord } from '../../store/database.ts'
import type { DraftForm } from '../../store/draft-forms.ts'
import { keepDraft, readDraft } from '../../store/drafts.ts'

export type DraftOnScreen<F extends DraftForm> = {
  /** `undefined` while it is read and where it cannot be (`problem`), `null` when there is no such draft. */
  form: F | undefined | null
  change: (next: F) => void
  /** Why the draft could not be read, or the last change not be kept; that still stands on the screen. */
  problem: ProblemCode | undefined
}

/** @param formOf a function that stays the same, such as `referralFormOf` */
export function useDraft<F extends DraftForm>(id: string, formOf: (record: DraftRecord) => F): DraftOnScreen<F> {
  const [form, setForm] = useState<F | undefined | null>(undefined)
  const [problem, setProblem] = useState<ProblemCode | undefined>(undefined)
  /** Another one with each change here: what was read before it is no longer what counts. */
  const state = useRef({ id, changes: 0 })
  useEffect(() => {
    state.current = { id, changes: 0 }
    setForm(undefined)
    const read = () => {
      const { changes } = state.current
      readDraft(id).then(
        (record) => {
          if (state.current.id !== id || state.current.changes !== changes) return
          setForm(record === undefined ? null : formOf(record))
        },
        (failure: unknown) => setProblem(codeOf(failure)),
      )
    }
    read()
    return onChosen(read)
  }, [id, formOf])
  const change = (next: F) => {
    state.current.changes += 1
    setForm(next)
    keepDraft(id, next).then(
      () => setProblem(undefined),
      (failure: unknown) => setProblem(codeOf(failure)),
    )
  }
  return { form, change, problem }
}

export function codeOf(failure: unknown): ProblemCode {
  return failure instanceof Problem ? failure.code : 'unexpected'
}
