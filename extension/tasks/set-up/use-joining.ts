/**
 * What both ways of setting up share: the server's address, the code with its picture, the attempt and its
 * problem. Nothing typed is ever cleared; a problem goes when the field it belongs to is changed.
 */
import { useRef, useState } from 'preact/hooks'
import { Problem, type ProblemCode } from '../../../shared/problem.ts'
import { type CodePicture, readCodePicture } from '../../../shared/protocol/code-picture.ts'
import { policy } from '../../platform/policy.ts'
import { enrolment } from '../../store/enrolment.ts'
import { useLive } from '../../store/live.ts'
import type { Leaving } from '../../sync/enrol.ts'
import { isSameAddress, serverAddress } from '../../sync/server-address.ts'
import { t } from '../../ui/words.ts'
import { type ProblemPlace, problemAt, problemPlace } from './problem-place.ts'
import { serverError } from './set-up-words.ts'

type Options = {
  /** What is wrong with the code as typed; `tried` after the first attempt. */
  codeFault: (code: string, tried: boolean) => string | undefined
  /** Joins the network. @throws {Problem} */
  join: (server: string, code: string, leaving: Leaving) => Promise<void>
}

export function useJoining({ codeFault, join }: Options) {
  const present = useLive(async () => ({ enrolment: await enrolment() }), [])?.enrolment
  const fixed = policy.value.serverAddress
  const [typed, setTyped] = useState<string | undefined>(undefined)
  const [code, setCode] = useState('')
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ProblemCode | undefined>(undefined)
  const [foreign, setForeign] = useState<string | undefined>(undefined)
  const form = useRef<HTMLFormElement>(null)
  const server = fixed ?? typed ?? present?.server ?? ''

  const changed = (place: ProblemPlace) => {
    setForeign(undefined)
    if (problem !== undefined && problemPlace(problem) === place) setProblem(undefined)
  }
  /** The server that a picture names, against the one that stands in the form. */
  const take = (picture: CodePicture): { server: string } | { refusal: string } => {
    const named = serverAddress(picture.server) ?? picture.server
    const written = serverAddress(server)
    const another = written === undefined || !isSameAddress(written, named)
    if (server.trim() !== '' && another && (fixed !== undefined || typed !== undefined))
      return { refusal: t('setUp:otherNetwork', { server: named }) }
    setTyped(named)
    return { server: named }
  }
  const focusFault = () => {
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus())
  }

  const submit = async (leaving: Leaving = 'nothing') => {
    setTried(true)
    setProblem(undefined)
    setForeign(undefined)
    const scanned = readCodePicture(code)
    const taken = scanned === undefined ? { server } : take(scanned)
    if ('refusal' in taken) {
      setForeign(taken.refusal)
      focusFault()
      return
    }
    if (serverError(taken.server) !== undefined || codeFault(code, true) !== undefined) {
      focusFault()
      return
    }
    setBusy(true)
    try {
      await join(taken.server, scanned?.code ?? code, leaving)
    } catch (failure) {
      setBusy(false)
      if (!(failure instanceof Problem)) throw failure
      setProblem(failure.code)
      focusFault()
    }
  }
  return {
    present,
    fixed: fixed !== undefined,
    server,
    code,
    busy,
    form,
    submit,
    setServer: (value: string) => {
      changed('server')
      setTyped(value)
    },
    setCode: (value: string) => {
      changed('code')
      setCode(value)
    },
    /** The field was left: what a hand scanner typed is taken apart, anything else put into groups. */
    settle: (grouped: (typed: string) => string) => {
      const scanned = readCodePicture(code)
      if (scanned === undefined) {
        setCode(grouped(code))
        return
      }
      const taken = take(scanned)
      setForeign('refusal' in taken ? taken.refusal : undefined)
      if (!('refusal' in taken)) setCode(scanned.code)
    },
    takePicture: (picture: CodePicture): string | undefined => {
      const taken = take(picture)
      if ('refusal' in taken) return taken.refusal
      changed('code')
      setCode(picture.code)
      return undefined
    },
    errors: {
      server: problemAt('server', problem) ?? (tried ? serverError(server) : undefined),
      code: foreign ?? problemAt('code', problem) ?? codeFault(code, tried),
    },
    formProblem: problem !== undefined && problemPlace(problem) === 'form' ? problem : undefined,
  }
}

export type Joining = ReturnType<typeof useJoining>
