/** In which order a navigator is offered the needs: what the kind of organisation meets first, then what this device does. */
import type { Need, OfferType } from '../../../shared/codes/index.ts'
import { offerTypeFacts } from '../../../shared/codes/offer-type-facts.ts'

/**
 * The first keep their places whatever happens; the others come by how often they were logged here, else as they are.
 * What says nothing about the family (`other`, `not_recorded`) leads to no offer and is left out.
 * @param uses how often each need was logged on this device
 */
export function needsInOrder<T extends { value: Need }>(
  needs: readonly T[],
  navigator: OfferType | undefined,
  uses: ReadonlyMap<string, number>,
): T[] {
  const first = navigator === undefined ? [] : offerTypeFacts[navigator].needs
  const telling = needs.filter(({ value }) => value !== 'other' && value !== 'not_recorded')
  const leading = first.flatMap((need) => telling.filter(({ value }) => value === need))
  const others = telling.filter((each) => !leading.includes(each))
  const used = ({ value }: T) => uses.get(value) ?? 0
  return [...leading, ...others.toSorted((a, b) => used(b) - used(a))]
}
