/** How the offers are spread over the types: in their usual shares, none forgotten. */
import { offerTypes } from '../../shared/codes/index.ts'
import { offerKinds } from './kinds/index.ts'

/** The first offers of each type are complete and published, so that every type can be found and shown. */
export const complete = 3

/** How many offers each type gets, by largest remainder, in the order of the code list. */
export function apportion(count: number): number[] {
  const floor = Math.min(complete, Math.floor(count / offerTypes.length))
  const weights = offerTypes.map(({ code }) => offerKinds[code].weight)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const rest = count - floor * offerTypes.length
  const exact = weights.map((weight) => (rest * weight) / total)
  const shares = exact.map((share) => floor + Math.floor(share))
  const missing = count - shares.reduce((sum, share) => sum + share, 0)
  const byRemainder = exact.map((share, at) => ({ at, remainder: share % 1 })).sort((a, b) => b.remainder - a.remainder)
  for (const { at } of byRemainder.slice(0, missing)) shares[at] = (shares[at] ?? 0) + 1
  return shares
}
