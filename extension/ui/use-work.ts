/** One piece of work at a time, with the problem it met: for buttons whose work can fail. */
import { useRef, useState } from 'preact/hooks'
import { isTold, type ToldProblem } from './words.ts'

/** What `run` met: the problem's code, and seconds to wait where the problem names them. */
export type Failed = { problem: ToldProblem; retryAfter?: number }

/** For one form or button; `clear` takes the problem away, when what was typed is changed. */
export function useWork() {
  const running = useRef(false)
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<Failed | undefined>(undefined)
  /** True when the work was done. A second press while it runs does nothing; what is no problem of the closed list is thrown on. */
  const run = async (work: () => Promise<void>): Promise<boolean> => {
    if (running.current) return false
    running.current = true
    setBusy(true)
    setFailed(undefined)
    try {
      await work()
      return true
    } catch (failure) {
      const told = toldProblem(failure)
      if (told === undefined) throw failure
      setFailed(told)
      return false
    } finally {
      running.current = false
      setBusy(false)
    }
  }
  return { run, busy, problem: failed?.problem, failed, clear: () => setFailed(undefined) }
}

function toldProblem(failure: unknown): Failed | undefined {
  if (!(failure instanceof Error) || !('code' in failure) || typeof failure.code !== 'string') return undefined
  if (!isTold(failure.code)) return undefined
  const { retryAfter } = Object('extra' in failure ? failure.extra : {}) as { retryAfter?: unknown }
  return {
    problem: failure.code,
    ...(typeof retryAfter === 'number' ? { retryAfter } : {}),
  }
}
