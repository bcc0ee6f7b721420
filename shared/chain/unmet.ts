/** In which cells of the matrix an unmet need belongs: its life phase, and the fields of what was or may be looked for. */
import { codesOf, type FieldOfAction, type Need, type OfferType } from '../codes/index.ts'
import { offerTypeFacts } from '../codes/offer-type-facts.ts'
import type { UnmetNeedFacts } from '../referral/event.ts'

/**
 * Of the offer type that was looked for; else the leading fields of the types that answer the needs first. A need that
 * no type answers (something else, not recorded) may belong in any field: it is shown in each rather than nowhere.
 */
export function fieldsOfUnmet({ offerType, needs }: Pick<UnmetNeedFacts, 'offerType' | 'needs'>): FieldOfAction[] {
  // A colleague's newer version may name a type that this one does not know.
  if (offerType !== undefined && Object.hasOwn(offerTypeFacts, offerType)) return [...offerTypeFacts[offerType].fields]
  const fields = new Set(needs.flatMap((need) => [...(leadingFields.get(need) ?? [])]))
  return fields.size > 0 ? [...fields] : codesOf('fieldOfAction')
}

/** Whether an unmet need belongs in the cell of a life phase and a field of action, each by its code. */
export function isUnmetIn(facts: UnmetNeedFacts, phase: string, field: string): boolean {
  return facts.lifePhase === phase && fieldsOfUnmet(facts).some((one) => one === field)
}

const leadingFields = fieldsByNeed()

function fieldsByNeed(): ReadonlyMap<Need, ReadonlySet<FieldOfAction>> {
  const types: readonly OfferType[] = codesOf('offerType')
  const answering = (need: Need, places: number) =>
    types.filter((type) => offerTypeFacts[type].needs.slice(0, places).includes(need))
  return new Map(
    codesOf('need').map((need) => {
      const first = answering(need, 1)
      const some = first.length > 0 ? first : answering(need, 99)
      return [need, new Set(some.flatMap((type) => offerTypeFacts[type].fields.slice(0, 1)))]
    }),
  )
}
