/** The simulator's own proof: it finds every planted bug within a fixed budget, and nothing in the final rules. */
import { describe, expect, it } from 'vitest'
import { type Bug, bugs } from './bugs.ts'
import { outcome, search } from './history.ts'
import { storedHistories } from './stored-histories.ts'

const budget = 5_000

describe('the simulator finds it when', () => {
  it.each(Object.entries(bugs))('%s: %s', (name) => {
    const bug = name as Bug
    const stored = storedHistories[bug]
    const violation = stored ? outcome(stored, bug) : search({ runs: budget, seed: 7, bug })?.violation
    expect(violation).toBeDefined()
  })
})

it('finds nothing in the stored histories under the final rules', () => {
  for (const stored of Object.values(storedHistories)) expect(outcome(stored)).toBeUndefined()
})
