/**
 * What is known of an offer beside its words, as one bounded weight: how far its facts may be relied on, whether it has
 * room, how near it is, and whether it is used. All of it together moves an offer by less than the words do: between
 * the best and the worst quality lies a factor below 4/3, and what matches a word but in part, by its beginning or with
 * a slip is worth at most 3/4 of what matches it exactly.
 */
import { factGroups, relyDays } from '../../shared/freshness.ts'
import { capacityCodes } from './coded.ts'
import { pausedBit } from './facets.ts'
import type { Point } from './near.ts'
import { kilometres } from './near.ts'
import type { SearchIndex } from './open-index.ts'

/** Weights add up; the sum is held between `least` and `most`. */
export const qualityWeights = {
  /** Everything fresh +, nothing known −; in between in proportion. */
  reliance: 0.03,
  room: { available: 0.04, few: 0.03, waitlist: -0.02, full: -0.06, clearing_needed: 0, paused: -0.09, unknown: 0 },
  /** At the centre of the family's area; falls to nothing at `far` kilometres. */
  near: 0.03,
  least: -0.12,
  most: 0.08,
} as const
/** Kilometres beyond which an offer is no nearer than any other. */
export const far = 10

/** The factor by which use alone may lift: released figures, and what was chosen here for the same need. */
export const useWeights = { used: 0.02, often: 0.03, here: 0.02, hereOften: 0.05 } as const
export const mostByUse = 0.08

/** So much of it reliable (every kind of fact fresh) is called recently confirmed, up to so little stale. */
export const reliable = 0.99
export const unreliable = 0.15

const groups = factGroups.length
const ageingDays = Int32Array.from(factGroups, (group) => relyDays[group].ageing)
const staleDays = Int32Array.from(factGroups, (group) => relyDays[group].stale)

/** `relianceOf` (shared/freshness.ts) from the index's columns. @param today as `dayNumber` */
export function relianceIn({ arrays: { confirmed } }: SearchIndex, offer: number, today: number): number {
  let sum = 0
  for (let at = 0; at < groups; at++) {
    const on = confirmed[offer * groups + at] as number
    const age = today - on
    if (on !== 0 && age <= (staleDays[at] as number)) sum += age > (ageingDays[at] as number) ? 0.6 : 1
  }
  return sum / groups
}

/** By capacity as the index has it, paused or not: what room is worth. */
const roomWorth = Float32Array.from({ length: 2 * pausedBit }, (_, capacity) => {
  const code = capacityCodes.all[capacity & ~pausedBit] ?? 'unknown'
  return qualityWeights.room[code] + (capacity & pausedBit ? qualityWeights.room.paused : 0)
})

/** Kilometres from a place to the offer's nearest; undefined where either is unknown. */
export function kilometresTo({ arrays }: SearchIndex, offer: number, from: Point | undefined): number | undefined {
  if (from === undefined) return undefined
  let nearest: number | undefined
  for (let at = arrays.placeStarts[offer] ?? 0; at < (arrays.placeStarts[offer + 1] ?? 0); at++) {
    const away = kilometres(from, arrays.latitudes[at] ?? 0, arrays.longitudes[at] ?? 0)
    if (nearest === undefined || away < nearest) nearest = away
  }
  return nearest
}

/** The weight of an offer's quality, from `least` to `most`. */
export function qualityOf(index: SearchIndex, offer: number, today: number, from: Point | undefined): number {
  const away = kilometresTo(index, offer, from)
  const sum =
    qualityWeights.reliance * (2 * relianceIn(index, offer, today) - 1) +
    (roomWorth[index.arrays.capacities[offer] ?? 0] ?? 0) +
    (away === undefined ? 0 : qualityWeights.near * Math.max(0, 1 - away / far))
  return Math.min(qualityWeights.most, Math.max(qualityWeights.least, sum))
}
