/**
 * A draft on screen: every change goes to the screen and the database alike. The same draft may stand in another
 * window, so what is typed there comes here at once, and never over something typed here that is not kept yet.
 */
import { useEffect, useRef, useState } from 'preact/hooks'
import { Problem, type ProblemCode } from '../../../shared/problem.ts'
import { onChosen } from '../../platform/page.ts'
import type { DraftRecord } from '../../store/database.ts'
import type { DraftForm } from '../../store/draft-forms.ts'
import { keepDraft, readDraft } from '../../store/drafts.ts'
import { watch } from '../../store/live.ts'

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
  /** How many changes were made here, and how many of them are kept. */
  const own = useRef({ made: 0, kept: 0 })
  useEffect(() => {
    own.current = { made: 0, kept: 0 }
    setForm(undefined)
    const counts = own.current
    const read = async () => ({ made: counts.made, record: await readDraft(id) })
    const take = ({ made, record }: Awaited<ReturnType<typeof read>>, gone: (shown?: F | null) => F | null) => {
      if (counts !== own.current || counts.made !== made || counts.kept !== made) return
      setForm(record === undefined ? gone : formOf(record))
    }
    const failed = (failure: unknown) => setProblem(codeOf(failure))
    const ends = [
      // Saving and discarding delete the draft and then lead elsewhere: meanwhile the form stays.
      watch(read, (found) => take(found, (shown) => shown ?? null), failed),
      onChosen(() => void read().then((found) => take(found, () => null), failed)),
    ]
    return () => {
      for (const end of ends) end()
    }
  }, [id, formOf])
  const change = (next: F) => {
    const counts = own.current
    counts.made += 1
    const { made } = counts
    setForm(next)
    keepDraft(id, next).then(
      () => {
        counts.kept = Math.max(counts.kept, made)
        setProblem(undefined)
      },
      (failure: unknown) => setProblem(codeOf(failure)),
    )
  }
  return { form, change, problem }
}

export function codeOf(failure: unknown): ProblemCode {
  return failure instanceof Problem ? failure.code : 'unexpected'
}
