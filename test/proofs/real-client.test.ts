/**
 * The real client against the real server, under everything that can go wrong between them (histories
 * in test/convergence/model). `MODEL_SECONDS=3600` searches longer; the seed is printed with a failure.
 */

import { expect, it } from 'vitest'
import { histories } from '../convergence/model/commands.ts'
import { holdsInTheEnd, settle } from '../convergence/model/invariants.ts'
import { World } from '../convergence/model/world.ts'
import fc from '../property.ts'

const seconds = Number(process.env['MODEL_SECONDS'] ?? 45)

it('loses nothing, confirms nothing early and comes to rest, whatever befalls it', {
  timeout: (seconds + 120) * 1_000,
}, async () => {
  let held = 0
  await fc.assert(
    fc.asyncProperty(histories(40), async (commands) => {
      const world = await World.create()
      try {
        await fc.asyncModelRun(() => ({ model: {}, real: world }), commands)
        await settle(world)
        await holdsInTheEnd(world)
        held++
      } finally {
        await world.network.close()
      }
    }),
    { numRuns: 1_000_000, interruptAfterTimeLimit: seconds * 1_000, markInterruptAsFailure: false, verbose: 1 },
  )
  console.log(`${held} histories of the real client held`)
  expect(held).toBeGreaterThan(0)
})
