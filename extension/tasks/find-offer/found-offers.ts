/** The offers behind the results: only those shown are read, and those read stay until the catalogue changes. */
import { useSignal, useSignalEffect } from '@preact/signals'
import { searchVersion } from '../../search/search.ts'
import type { Hit } from '../../search/types.ts'
import { type OfferWithProvider, readOffers } from '../../store/catalogue.ts'
import { answer, atStart } from './search-state.ts'

export type Found = OfferWithProvider & { hit: Hit }

let kept = new Map<string, OfferWithProvider>()
let keptOf: unknown

/**
 * The results with their offers. Undefined until the first are read; while newer ones are on their way
 * the older stay, so that nothing flickers under the typing hand.
 */
export function useFoundOffers(): readonly Found[] | undefined {
  const found = useSignal<readonly Found[] | undefined>(undefined)
  useSignalEffect(() => {
    const { hits } = answer.value
    const version = searchVersion.value
    if (atStart.value) {
      found.value = []
      return
    }
    if (keptOf !== version) {
      kept = new Map()
      keptOf = version
    }
    let stale = false
    const show = () => {
      if (stale) return
      found.value = hits.flatMap((hit) => {
        const one = kept.get(hit.offerId)
        return one === undefined ? [] : [{ ...one, hit }]
      })
    }
    const missing = hits.map((hit) => hit.offerId).filter((id) => !kept.has(id))
    if (missing.length === 0) show()
    else
      void readOffers(missing).then((offers) => {
        for (const one of offers) kept.set(one.offer.id, one)
        show()
      })
    return () => {
      stale = true
    }
  })
  return found.value
}
