/**
 * The real client against the real server, under everything that can go wrong between them (histories
 * in test/convergence/model). So many of them, not so many seconds of them: how busy the machine is must not decide what
 * is tried. `MODEL_HISTORIES=5000 PROPERTY_SEED=1` searches longer and elsewhere.
 */
import { expect, it } from 'vitest'
import { histories } from '../convergence/model/commands.ts'
import { holdsInTheEnd, settle } from '../convergence/model/invariants.ts'
import { World } from '../convergence/model/world.ts'
import fc from '../property.ts'

const wanted = Number(process.env['MODEL_HISTORIES'] ?? 20)

it('loses nothing, confirms nothing early and comes to rest, whatever befalls it', {
  timeout: 120_000 + wanted * 30_000,
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
    { numRuns: wanted, verbose: 1 },
  )
  expect(held).toBe(wanted)
})
