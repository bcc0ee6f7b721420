/**
 * What both ways of setting up share: the code with its picture, the attempt and its problem, over the server's
 * address (use-server.ts). Nothing typed is ever cleared; a problem goes when the field it belongs to is changed.
 */
import { useRef, useState } from 'preact/hooks'
import { Problem, type ProblemCode } from '../../../shared/problem.ts'
import { type CodePicture, readCodePicture } from '../../../shared/protocol/code-picture.ts'
import type { Leaving } from '../../sync/enrol.ts'
import { focusFault } from '../../ui/focus-fault.ts'
import { type ProblemPlace, problemAt, problemPlace } from './problem-place.ts'
import { serverError } from './set-up-words.ts'
import { useServer } from './use-server.ts'

type Options = {
  /** What is wrong with the code as typed; `tried` after the first attempt. */
  codeFault: (code: string, tried: boolean) => string | undefined
  /** Joins the network. @throws {Problem} */
  join: (server: string, code: string, leaving: Leaving) => Promise<void>
}

/**
 * The form's values with their setters, `errors` by field, `formProblem` for above the form. `submit` tries once what
 * stands there; it throws only what no `Problem` says.
 */
export function useJoining({ codeFault, join }: Options) {
  const { present, fixed, address, type, follow } = useServer()
  const [code, setCode] = useState('')
  const [tried, setTried] = useState(false)
  /** Why the server that a scanned code names was not taken. */
  const [foreign, setForeign] = useState<string | undefined>(undefined)
  const form = useRef<HTMLFormElement>(null)
  const { busy, problem, attempt, forgetProblem } = useAttempt(join)

  const changed = (place: ProblemPlace) => {
    setForeign(undefined)
    if (problem !== undefined && problemPlace(problem) === place) forgetProblem()
  }
  const submit = async (leaving: Leaving = 'nothing') => {
    setTried(true)
    forgetProblem()
    const scanned = readCodePicture(code)
    const named = scanned === undefined ? { address } : follow(scanned)
    setForeign('refusal' in named ? named.refusal : undefined)
    if ('refusal' in named || serverError(named.address) !== undefined || codeFault(code, true) !== undefined)
      return focusFault(form)
    if (!(await attempt(named.address, scanned?.code ?? code, leaving))) focusFault(form)
  }
  /** Takes server and code from a picture, or says why not. */
  const take = (picture: CodePicture): string | undefined => {
    const named = follow(picture)
    if ('refusal' in named) return named.refusal
    setCode(picture.code)
    return undefined
  }
  return {
    present,
    fixed,
    server: address,
    code,
    busy,
    form,
    submit,
    setServer: (value: string) => {
      changed('server')
      type(value)
    },
    setCode: (value: string) => {
      changed('code')
      setCode(value)
    },
    /** The field was left: what a hand scanner typed is taken apart, anything else put into groups. */
    settle: (grouped: (typed: string) => string) => {
      const scanned = readCodePicture(code)
      if (scanned === undefined) setCode(grouped(code))
      else setForeign(take(scanned))
    },
    takePicture: (picture: CodePicture): string | undefined => {
      const refusal = take(picture)
      if (refusal === undefined) changed('code')
      return refusal
    },
    errors: {
      server: problemAt('server', problem) ?? (tried ? serverError(address) : undefined),
      code: foreign ?? problemAt('code', problem) ?? codeFault(code, tried),
    },
    formProblem: problem !== undefined && problemPlace(problem) === 'form' ? problem : undefined,
  }
}

/** One attempt after the other, and what the last one met. `attempt` is true where it joined. */
function useAttempt(join: Options['join']) {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ProblemCode | undefined>(undefined)
  const attempt = async (...how: Parameters<Options['join']>): Promise<boolean> => {
    setBusy(true)
    try {
      await join(...how)
      // Still busy: another screen is on its way.
      return true
    } catch (failure) {
      setBusy(false)
      if (!(failure instanceof Problem)) throw failure
      setProblem(failure.code)
      return false
    }
  }
  return { busy, problem, attempt, forgetProblem: () => setProblem(undefined) }
}

export type Joining = ReturnType<typeof useJoining>
