/** A kept form in a component, followed as `followForm` does. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { ProblemCode } from '../../shared/problem.ts'
import { type Following, followForm, type Keeping } from './kept-form.ts'

export type KeptForm<T> = {
  /** `undefined` while it is read and where it cannot be (`problem`), `null` where nothing is kept. */
  form: T | undefined | null
  /** What was kept already when it was first read, as long as anything is. */
  resumed: T | undefined
  /** Something was kept since this was opened, and is no more: it was saved or given up, here or in another window. */
  ended: boolean
  /** Why it could not be read, or the last change not be kept; that still stands on the screen. */
  problem: ProblemCode | undefined
} & Omit<Following<T>, 'stop'>

type Held<T> = Pick<KeptForm<T>, 'form' | 'resumed' | 'ended'>

/**
 * @param id what `read` and `keep` speak of
 * @param stays whether a form that is no longer kept stays on the screen until this window is chosen again: saving
 *   deletes it and then leads elsewhere
 */
export function useKeptForm<T extends object>(id: string, keeping: Keeping<T>, stays = false): KeptForm<T> {
  const [held, hold] = useState<Held<T>>({ form: undefined, resumed: undefined, ended: false })
  const [problem, setProblem] = useState<ProblemCode | undefined>(undefined)
  const following = useRef<Following<T> | undefined>(undefined)
  const lingers = useRef(stays)
  lingers.current = stays
  // biome-ignore lint/correctness/useExhaustiveDependencies: what reads and keeps is told by the id
  useEffect(() => {
    hold({ form: undefined, resumed: undefined, ended: false })
    setProblem(undefined)
    const followed = followForm(keeping, {
      form: (form, asked) =>
        hold((before) => {
          if (form === null && lingers.current && !asked && before.form) return before
          if (form === null) return { form, resumed: undefined, ended: before.ended || Boolean(before.form) }
          return { form, resumed: before.form === undefined ? form : before.resumed, ended: false }
        }),
      problem: setProblem,
    })
    following.current = followed
    return followed.stop
  }, [id])
  return {
    ...held,
    problem,
    change: (next) => following.current?.change(next),
    show: (form) => following.current?.show(form),
  }
}
