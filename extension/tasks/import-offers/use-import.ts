/** One import as the server has it: asked again while it is at work there, and after each act. */
import { useEffect, useState } from 'preact/hooks'
import type { Import, ImportState } from '../../../shared/protocol/imports.ts'
import { showImport } from '../../sync/imports.ts'
import { useTrouble } from './trouble.tsx'

const atWork: readonly ImportState[] = ['reading', 'checking', 'applying']
const askEveryMs = 600

/** Whether the server works on it, so that its state will change without anybody here. */
export function isAtWork({ state }: Pick<Import, 'state'>): boolean {
  return atWork.includes(state)
}

/**
 * `act` runs one piece of work at a time and shows what it answers; `shown` is undefined until the first answer. Asked
 * again every 0.6 s while the server is at work.
 */
export function useImport(id: string) {
  const [shown, setShown] = useState<Import | undefined>(undefined)
  const { work, busy, trouble } = useTrouble()
  const acting = (what: () => Promise<Import>) => work(async () => setShown(await what()))
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked when the screen opens; what follows asks itself
  useEffect(() => {
    void acting(() => showImport(id))
  }, [id])
  // biome-ignore lint/correctness/useExhaustiveDependencies: every answer sets the next question
  useEffect(() => {
    if (shown === undefined || !isAtWork(shown)) return
    const timer = setTimeout(() => void acting(() => showImport(id)), askEveryMs)
    return () => clearTimeout(timer)
  }, [shown])
  return { shown, act: acting, busy, trouble }
}
