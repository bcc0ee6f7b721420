/**
 * An editor stands open, or a draft lay there for days, and meanwhile the offer changed. What nobody touched here
 * follows the change; what both changed is a collision, told beside the field, and stays as it was typed.
 */
import type { Offer } from '../../../shared/offer.ts'
import { sameValue } from '../../../shared/same-value.ts'
import type { Thing } from './offer-changes.ts'
import { candidateOf, formOf, type OfferForm } from './offer-form.ts'

/** The offer as the editor saw it, and the form as it stands. */
type Work = { was: Offer; form: OfferForm }

/** Fields of the form that go by another name than the offer's. */
const formNames: Readonly<Record<string, keyof OfferForm>> = { ageFromMonths: 'ageFrom', ageToMonths: 'ageTo' }

type Rebased = Work & { collisions: string[] }

/**
 * Fields in collision keep what was typed, and `was` what it was typed over, until `decided`.
 * @param current the offer as the catalogue has it now
 */
export function rebased({ was, form }: Work, current: Offer): Rebased {
  const before: Thing = was
  const present: Thing = current
  // The day does not matter: whether everything was checked is no field of the offer.
  const mine = candidateOf({ ...form, allChecked: false }, was, '') as Thing
  const seen: Record<string, unknown> = { ...was }
  const next: Record<string, unknown> = { ...form }
  const fresh: Thing = formOf(current)
  const collisions: string[] = []
  for (const field of new Set([...Object.keys(was), ...Object.keys(current)])) {
    if (sameValue(before[field], present[field])) continue
    const name = formNames[field] ?? field
    if (name in fresh && sameValue(mine[field], before[field])) next[name] = fresh[name]
    else if (name in fresh && !sameValue(mine[field], present[field])) {
      collisions.push(field)
      continue
    }
    if (present[field] === undefined) delete seen[field]
    else seen[field] = present[field]
  }
  return { was: seen as Offer, form: next as OfferForm, collisions }
}

/** A collision decided: what the other side says was seen, and is either taken or stays overruled. */
export function decided({ was, form }: Work, current: Offer, field: string, take: 'theirs' | 'mine'): Work {
  const present: Thing = current
  const fresh: Thing = formOf(current)
  const name = formNames[field] ?? field
  const { [field]: _, ...others } = was as Thing
  const seen = { ...others, ...(present[field] !== undefined && { [field]: present[field] }) } as Offer
  return { was: seen, form: take === 'theirs' ? { ...form, [name]: fresh[name] } : form }
}
