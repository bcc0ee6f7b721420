/** What the numbers are narrowed to, as the address says it, or as it was at the last visit where the address says nothing. */
import { useLocation, useSearch } from 'wouter-preact'
import { useLive } from '../../store/live.ts'
import { keepChoice, readChoice } from '../../store/statistics.ts'
import { type Choice, choiceIn, searchOf } from './choice.ts'

/** Undefined until what was chosen last was read. */
export function useChoice(): { choice: Choice; choose: (part: Choice) => void } | undefined {
  const search = useSearch()
  const [path, navigate] = useLocation()
  const kept = useLive(() => readChoice(), [])
  if (kept === undefined) return undefined
  const said = choiceIn(search)
  const choice = Object.keys(said).length === 0 ? kept : said
  return {
    choice,
    choose(part) {
      const next = { ...choice, ...part }
      const { period, areaId } = next
      navigate(`${path}?${searchOf(next)}`, { replace: true })
      void keepChoice({ ...(period !== undefined && { period }), ...(areaId !== undefined && { areaId }) })
    },
  }
}
