/** A draft on screen: read once, then every change goes to the screen and the database alike. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { Problem, type ProblemCode } from '../../../shared/problem.ts'
import type { DraftRecord } from '../../store/database.ts'
import type { DraftForm } from '../../store/draft-forms.ts'
import { keepDraft, readDraft } from '../../store/drafts.ts'

export type DraftOnScreen<F extends DraftForm> = {
  /** `undefined` while it is read, `null` when there is no such draft. */
  form: F | undefined | null
  change: (next: F) => void
  /** Why the last change could not be kept; it still stands on the screen. */
  problem: ProblemCode | undefined
}

/** @param formOf a function that stays the same, such as `referralFormOf` */
export function useDraft<F extends DraftForm>(id: string, formOf: (record: DraftRecord) => F): DraftOnScreen<F> {
  const [form, setForm] = useState<F | undefined | null>(undefined)
  const [problem, setProblem] = useState<ProblemCode | undefined>(undefined)
  const shown = useRef(id)
  useEffect(() => {
    shown.current = id
    setForm(undefined)
    readDraft(id).then(
      (record) => shown.current === id && setForm(record === undefined ? null : formOf(record)),
      (failure: unknown) => setProblem(codeOf(failure)),
    )
  }, [id, formOf])
  const change = (next: F) => {
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
