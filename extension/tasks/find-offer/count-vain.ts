/**
 * Counts on this device what was looked for in vain: a query that rests for a while and finds nothing, with or without
 * filters and case. Never what was typed on the way, and nothing where a child may be in danger.
 */
import { effect } from '@preact/signals'
import { speaksOfEndangerment } from '../../../shared/endangerment.ts'
import { today } from '../../platform/clock.ts'
import { wordsInVain } from '../../search/search.ts'
import { countVainWords } from '../../store/vain-words.ts'
import { answer, atStart, query, without } from './search-state.ts'

const restMs = 3_000

let counted = ''

/** Follows the search until the returned function is called. */
export function countVainSearches(): () => void {
  let resting: ReturnType<typeof setTimeout> | undefined
  const stop = effect(() => {
    clearTimeout(resting)
    const typed = query.value.trim()
    const nothing = !atStart.value && typed !== '' && answer.value.total === 0 && without.value.both === 0
    if (!nothing || typed === counted || speaksOfEndangerment(typed)) return
    resting = setTimeout(() => {
      counted = typed
      // Counting is a kindness to the network: where the storage fails, the search goes on.
      void countVainWords(wordsInVain(typed), today()).catch(() => undefined)
    }, restMs)
  })
  return () => {
    clearTimeout(resting)
    stop()
  }
}
