/** An answer of the server for a screen: asked for once, again on request; a problem of the closed list is told. */
import { useEffect, useState } from 'preact/hooks'
import { Problem } from '../../../shared/problem.ts'
import { isTold, type ToldProblem } from '../../ui/words.ts'

type Held<T> = { answer: T } | { problem: ToldProblem } | { failure: unknown }

type ServerAnswer<T> = { answer?: T; problem?: ToldProblem; again: () => void }

/** Neither `answer` nor `problem` until the server has spoken. @param about what the question is about; asked anew when it changes */
export function useServerAnswer<T>(ask: () => Promise<T>, about: string): ServerAnswer<T> {
  const [held, hold] = useState<Held<T> | undefined>(undefined)
  const [round, next] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the question is told by what it is about
  useEffect(() => {
    let left = false
    ask().then(
      (answer) => left || hold({ answer }),
      (failure: unknown) => left || hold(told(failure)),
    )
    return () => {
      left = true
    }
  }, [about, round])
  const again = () => next((before) => before + 1)
  if (held === undefined) return { again }
  if ('failure' in held) throw held.failure
  return { ...held, again }
}

function told(failure: unknown): Held<never> {
  return failure instanceof Problem && isTold(failure.code) ? { problem: failure.code } : { failure }
}
