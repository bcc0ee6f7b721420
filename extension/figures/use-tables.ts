/** Released tables for a screen: at once where the device has them, then as the server has them; without a network with their date. */
import { useEffect, useState } from 'preact/hooks'
import { Problem } from '../../shared/problem.ts'
import type { StatisticsCatalogue, StatisticsTable } from '../../shared/protocol/statistics.ts'
import type { TableRequest } from '../../shared/statistics/figure-kinds.ts'
import { type Answered, readCatalogueOfTables, readTables } from '../sync/statistics.ts'
import { isTold, type ToldProblem } from '../ui/words.ts'

/** How far an answer of the server has come. */
export type Coming = {
  state: 'loading' | 'ready' | 'trouble'
  /** Shown from this device alone, because the server could not be asked: then `problem` says why. */
  stale?: boolean
  /** When the server last said so; ms since 1970. */
  asOf?: number
  problem?: ToldProblem
  /** Asks the server again. */
  again: () => void
}

/** @param requests may name the same table twice, and periods that were not released; undefined: not known yet */
export function useTables(requests: readonly TableRequest[] | undefined): Coming & { tables: StatisticsTable[] } {
  const asked = requests === undefined ? undefined : JSON.stringify(requests)
  const { answer, ...coming } = useAnswer(asked, async (insist) =>
    requests === undefined ? undefined : await readTables(requests, insist),
  )
  return { ...coming, tables: answer ?? [] }
}

/** The catalogue of released tables; absent until it is there. */
export function useCatalogueOfTables(): Coming & { catalogue?: StatisticsCatalogue } {
  const { answer, ...coming } = useAnswer('catalogue', readCatalogueOfTables)
  return { ...coming, ...(answer !== undefined && { catalogue: answer }) }
}

type Held<T> = { asked: string; answered?: Answered<T>; problem?: ToldProblem; failure?: unknown }

function useAnswer<T>(
  asked: string | undefined,
  read: (insist: boolean) => Promise<Answered<T> | undefined>,
): Coming & { answer?: T } {
  const [held, hold] = useState<Held<T> | undefined>(undefined)
  const [round, next] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: told by what is asked, which is a new object each time
  useEffect(() => {
    if (asked === undefined) return
    let left = false
    read(round > 0).then(
      (answered) => left || answered === undefined || hold({ asked, answered }),
      (failure: unknown) => left || hold({ asked, ...failed(failure) }),
    )
    return () => {
      left = true
    }
  }, [asked, round])
  const again = () => next((before) => before + 1)
  if (held?.failure !== undefined) throw held.failure
  if (held === undefined || held.asked !== asked) return { state: 'loading', again }
  const { answered, problem } = held
  if (answered === undefined) return { state: 'trouble', again, ...(problem !== undefined && { problem }) }
  const why = answered.problem
  return {
    state: 'ready',
    answer: answered.answer,
    asOf: answered.at,
    again,
    ...(why !== undefined && { stale: true, ...(isTold(why) && { problem: why }) }),
  }
}

/** What is no problem of the closed list is thrown on, where the page can catch it. */
function failed(failure: unknown): Pick<Held<never>, 'problem' | 'failure'> {
  if (failure instanceof Problem && isTold(failure.code)) return { problem: failure.code }
  return { failure }
}
