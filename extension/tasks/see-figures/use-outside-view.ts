/** The own view for outside, of a year whose numbers are final. */
import { useEffect, useState } from 'preact/hooks'
import type { OutsideView } from '../../../shared/protocol/statistics.ts'
import { readOutsideView } from '../../sync/statistics.ts'
import { useWork } from '../../ui/use-work.ts'

/** `own` is undefined until it came; `problem` says why it does not. @param year four digits */
export function useOutsideView(year: string) {
  const [own, setOwn] = useState<OutsideView | undefined>(undefined)
  const { run, problem } = useWork()
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for once for each year
  useEffect(() => {
    void run(async () => setOwn(await readOutsideView(year)))
  }, [year])
  return { own, problem }
}
