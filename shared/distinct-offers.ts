/** Two offers that look alike and are two: a person said so, and nobody in the network has to look at them again. */

/** `one` comes before `other`; the id is made of the two. */
export type DistinctOffers = { id: string; one: string; other: string }

/** @returns the pair of two offers, the same whichever is named first */
export function distinctOffers(one: string, other: string): DistinctOffers {
  const [first = one, second = other] = [one, other].sort()
  return { id: pairKey(one, other), one: first, other: second }
}

/** The key of a pair of offers, the same whichever is named first. */
export function pairKey(one: string, other: string): string {
  return [one, other].sort().join('|')
}
