/** Random histories and their outcome, for fast-check. */
import fc from '../../property.ts'
import type { Bug } from './bugs.ts'
import { settleAndCheck, type Violation } from './invariants.ts'
import { type Move, moveTable } from './moves.ts'
import { play } from './play.ts'
import { aWorld } from './world.ts'

/** Plays a history to its end, then lets the network be fair, and says what is broken, if anything. */
export function outcome(moves: readonly Move[], bug?: Bug): Violation | undefined {
  const world = aWorld(bug)
  for (const move of moves) play(world, move)
  return settleAndCheck(world)
}

/**
 * Histories of up to 160 moves. `size: 'max'` matters: with the default size fast-check makes short
 * arrays only, which hid half of the planted bugs in 20,000 runs.
 */
const histories = fc
  .array(fc.nat(moveTable.length - 1), { maxLength: 160, size: 'max' })
  .map((drawn) => drawn.flatMap((index) => moveTable[index] ?? []))

export type Found = { runs: number; violation: Violation; moves: readonly Move[] }

/** Searches `runs` histories for a violation; the smallest one found, or undefined. */
export function search(options: { runs: number; seed: number; bug?: Bug; shrink?: boolean }): Found | undefined {
  const { runs, seed, bug } = options
  const property = fc.property(histories, (moves) => outcome(moves, bug) === undefined)
  const result = fc.check(property, { numRuns: runs, seed, endOnFailure: options.shrink !== true })
  const moves = result.counterexample?.[0]
  if (moves === undefined) return undefined
  const violation = outcome(moves, bug)
  return violation && { runs: result.numRuns, violation, moves }
}
