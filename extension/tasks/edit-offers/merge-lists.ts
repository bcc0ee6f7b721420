/**
 * Two sides changed the same list: what either added is in it, what either took away is not. Entries are told apart by
 * what they say, so a changed telephone number is one taken away and one added.
 */
import { canonical } from '../../../shared/same-value.ts'

/** In the order of `theirs`, what `mine` added at the end. */
export function mergeLists<T>(was: readonly T[], theirs: readonly T[], mine: readonly T[]): T[] {
  const before = new Set(was.map(canonical))
  const kept = new Set(mine.map(canonical))
  const there = new Set(theirs.map(canonical))
  const left = theirs.filter((entry) => kept.has(canonical(entry)) || !before.has(canonical(entry)))
  const added = mine.filter((entry) => !there.has(canonical(entry)) && !before.has(canonical(entry)))
  return [...left, ...added]
}

/** The merged list, where all three are lists (absent counts as empty); undefined otherwise. */
export function mergedList(was: unknown, theirs: unknown, mine: unknown): unknown[] | undefined {
  const lists = [was, theirs, mine].map((value) => (value === null || value === undefined ? [] : value))
  const [first, second, third] = lists
  if (![was, theirs, mine].some(Array.isArray)) return undefined
  if (!Array.isArray(first) || !Array.isArray(second) || !Array.isArray(third)) return undefined
  return mergeLists(first, second, third)
}
