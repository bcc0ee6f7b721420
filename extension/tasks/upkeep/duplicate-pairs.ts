/** Offers that may be one and the same, as pairs with their reasons: the most alike first. */
import { pairKey } from '../../../shared/distinct-offers.ts'
import type { Offer } from '../../../shared/offer.ts'
import { providerKey } from '../../../shared/resemblance/names.ts'
import { type LikenessReason, outlineOf, resemblanceIndex } from '../../../shared/resemblance/resemblance.ts'

export type DuplicatePair = { key: string; one: Offer; other: Offer; reasons: LikenessReason[] }

/**
 * Each pair once; what a person said to be two is left out.
 * @param providerOf name of an organisation; @param distinct keys of pairs that are two offers
 */
export function duplicatePairs(
  offers: readonly Offer[],
  providerOf: (organisationId: string) => string,
  distinct: { has(key: string): boolean } = new Set<string>(),
): DuplicatePair[] {
  const index = resemblanceIndex()
  const byId = new Map(offers.map((offer) => [offer.id, offer]))
  const outlines = offers.map((offer) => outlineOf(offer.id, offer, providerKey(providerOf(offer.organisationId))))
  for (const outline of outlines) index.add(outline)
  const pairs = new Map<string, DuplicatePair>()
  for (const outline of outlines) {
    const one = byId.get(outline.id)
    // All of them: where a person said of the likest that it is another offer, the next one still counts.
    for (const found of index.findAll(outline)) {
      const other = byId.get(found.outline.id)
      if (one === undefined || other === undefined) continue
      const key = pairKey(one.id, other.id)
      if (!distinct.has(key) && !pairs.has(key)) pairs.set(key, { key, one, other, reasons: found.reasons })
    }
  }
  return [...pairs.values()].sort(
    (a, b) => b.reasons.length - a.reasons.length || a.one.title.localeCompare(b.one.title, 'de'),
  )
}
