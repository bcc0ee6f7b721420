/**
 * A form that is kept with every change and may stand in another window too: what is typed there comes here as it is
 * written, and never over something typed here that is not kept yet. Whoever read it once and wrote it back whole
 * would take away what the other window wrote meanwhile.
 */
import { Problem, type ProblemCode } from '../../shared/problem.ts'
import { onChosen } from '../platform/page.ts'
import { watch } from './live.ts'

export type Keeping<T> = {
  /** What is kept; `undefined` where nothing is. Works inside `useLive`. */
  read(): Promise<T | undefined>
  /** @returns when this form, or a newer one, stands in the database */
  keep(form: T): Promise<void>
}

type Shown<T> = {
  /** `null` where nothing is kept. @param asked somebody has just chosen this window, so the truth is due */
  form(form: T | null, asked: boolean): void
  /** Why it could not be read, or the last change not be kept. */
  problem(code: ProblemCode | undefined): void
}

export type Following<T> = {
  /** To the screen and the database alike. */
  change(next: T): void
  /** To the screen alone: what ended here is off the screen before the database has said so. */
  show(form: T | null): void
  stop(): void
}

/** Follows a kept form until it is stopped. */
export function followForm<T>({ read, keep }: Keeping<T>, shown: Shown<T>): Following<T> {
  /** How many changes were made here, and how many of them are kept. */
  let [made, kept] = [0, 0]
  let [missed, stopped] = [false, false]
  const look = async () => ({ seen: made, form: await read() })
  const take = ({ seen, form }: Awaited<ReturnType<typeof look>>, asked: boolean) => {
    if (stopped) return
    if (seen === made && kept === made) shown.form(form ?? null, asked)
    else missed = true
  }
  const failed = (failure: unknown) => {
    if (!stopped) shown.problem(codeOf(failure))
  }
  const lookAgain = (asked: boolean) => void look().then((found) => take(found, asked), failed)
  const isKept = (count: number) => {
    kept = Math.max(kept, count)
    if (stopped) return
    shown.problem(undefined)
    if (!missed || kept !== made) return
    missed = false
    lookAgain(false)
  }
  const ends = [watch(look, (found) => take(found, false), failed), onChosen(() => lookAgain(true))]
  return {
    change(next) {
      made += 1
      const count = made
      shown.form(next, false)
      keep(next).then(() => isKept(count), failed)
    },
    show(form) {
      made += 1
      kept = made
      shown.form(form, false)
    },
    stop() {
      stopped = true
      for (const end of ends) end()
    },
  }
}

/** The code of the closed list by which a failure is told. */
export function codeOf(failure: unknown): ProblemCode {
  return failure instanceof Problem ? failure.code : 'unexpected'
}
