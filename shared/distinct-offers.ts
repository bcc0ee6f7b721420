/** Two offers that look alike and are two: a person said so, and nobody in the network has to look at them again. */
import { id } from './scalars.ts'
import { z } from './zod.ts'

/** Its id is made of the two: whoever says it, and however often, it is said once. */
export const distinctOffersSchema = z
  .strictObject({ id: z.string().max(80), one: id, other: id })
  .refine(({ one, other }) => one < other, { path: ['other'] })
  .refine((pair) => pair.id === pairKey(pair.one, pair.other), { path: ['id'] })
export type DistinctOffers = z.infer<typeof distinctOffersSchema>

/** @returns the pair of two offers, the same whichever is named first */
export function distinctOffers(one: string, other: string): DistinctOffers {
  const [first = one, second = other] = [one, other].sort()
  return { id: pairKey(one, other), one: first, other: second }
}

/** The key of a pair of offers, the same whichever is named first. */
export function pairKey(one: string, other: string): string {
  return [one, other].sort().join('|')
}
