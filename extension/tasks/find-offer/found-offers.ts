/** The offers behind the results: only those shown are read, and those read stay until the catalogue changes. */
import { useSignal, useSignalEffect } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import { searchVersion } from '../../search/search.ts'
import type { Hit } from '../../search/types.ts'
import { type OfferWithProvider, readOffers } from '../../store/catalogue.ts'
import { answer, atStart } from './search-state.ts'

export type Found = OfferWithProvider & { hit: Hit }

let kept = new Map<string, OfferWithProvider>()
let keptOf: unknown

/** Reads what the case at hand finds, so that the panel's first picture shows it. Nothing where nothing is sought. */
export async function readFirstResults(): Promise<void> {
  if (atStart.value) return
  const version = searchVersion.value
  const offers = await readOffers(answer.value.hits.map((hit) => hit.offerId))
  kept = new Map(offers.map((one) => [one.offer.id, one]))
  keptOf = version
}

const withOffers = (hits: readonly Hit[]): Found[] =>
  hits.flatMap((hit) => {
    const one = kept.get(hit.offerId)
    return one === undefined ? [] : [{ ...one, hit }]
  })

/** The results where every one of them was read already, else undefined. */
function foundAlready(): readonly Found[] | undefined {
  if (atStart.peek()) return []
  if (keptOf !== searchVersion.peek()) return undefined
  const { hits } = answer.peek()
  const found = withOffers(hits)
  return found.length === hits.length ? found : undefined
}

/**
 * The results with their offers. Undefined until the first are read; while newer ones are on their way
 * the older stay, so that nothing flickers under the typing hand.
 */
export function useFoundOffers(): readonly Found[] | undefined {
  const found = useSignal(useMemo(foundAlready, []))
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
      if (!stale) found.value = withOffers(hits)
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
