/**
 * Which events the author of an event had seen, from the heads it names (`par`). Makes it visible when
 * two devices acted apart, without trusting any clock.
 */
import type { FoldedEvent } from './folded-event.ts'

/** For events in order: `saw(later, earlier)` by index, and the heads of the whole set. */
export type Ancestry = { saw(later: number, earlier: number): boolean; heads: number[] }

/** All before an index as a number (the usual case, a history in one line), else the indexes themselves. */
type Past = number | ReadonlySet<number>

/**
 * An author who names no parents, or one that is not here, is taken to have seen all events with a
 * smaller Lamport number: its own is one more than the highest it knew.
 */
export function ancestry(events: readonly FoldedEvent[]): Ancestry {
  const indexOf = new Map(events.map((event, index) => [event.id, index]))
  const pasts: Past[] = []
  const heads = new Set<number>()
  for (const [index, event] of events.entries()) {
    const parents = parentsOf(event, events, indexOf)
    if (parents === undefined) {
      const below = events.findIndex((other) => other.lam === event.lam)
      pasts.push(below)
      for (const head of heads) if (head < below) heads.delete(head)
    } else {
      for (const parent of parents) heads.delete(parent)
      pasts.push(heads.size === 0 ? index : union(parents, pasts))
    }
    heads.add(index)
  }
  return {
    saw(later, earlier) {
      const past = pasts[later]
      if (past === undefined) return false
      return typeof past === 'number' ? earlier < past : past.has(earlier)
    },
    heads: [...heads],
  }
}

/** Indexes of the parents; undefined when they are not named or not all here. */
function parentsOf(event: FoldedEvent, events: readonly FoldedEvent[], indexOf: ReadonlyMap<string, number>) {
  if (event.par.length === 0) return undefined
  const parents: number[] = []
  for (const id of event.par) {
    const index = indexOf.get(id)
    const parent = index === undefined ? undefined : events[index]
    if (index === undefined || parent === undefined || parent.lam >= event.lam) return undefined
    parents.push(index)
  }
  return event.own ? parents : [...parents, ...ownBefore(event, events)]
}

/** What is for both sides cannot name what its author's organisation has for itself, but was written knowing it. */
function ownBefore(event: FoldedEvent, events: readonly FoldedEvent[]): number[] {
  return events.flatMap((other, index) =>
    other.own && other.org === event.org && other.lam < event.lam ? [index] : [],
  )
}

function union(parents: readonly number[], pasts: readonly Past[]): ReadonlySet<number> {
  const all = new Set<number>()
  for (const parent of parents) {
    all.add(parent)
    const past = pasts[parent]
    if (typeof past === 'number') for (let index = 0; index < past; index++) all.add(index)
    else if (past !== undefined) for (const index of past) all.add(index)
  }
  return all
}
