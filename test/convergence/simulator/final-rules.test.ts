/**
 * The protocol's final rules hold in random histories. `SIMULATOR_RUNS=1000000` searches longer from
 * a fresh seed, which is printed; `SIMULATOR_SEED` repeats one.
 */
import { setImmediate as breathe } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { type Found, search } from './history.ts'

const runs = Number(process.env['SIMULATOR_RUNS'] ?? 150_000)
const long = process.env['SIMULATOR_RUNS'] !== undefined
const firstSeed = Number(process.env['SIMULATOR_SEED'] ?? (long ? Date.now() % 2 ** 31 : 20_260))

/** Each part has the next seed, so that a failure names a seed that repeats it quickly. */
const partRuns = 25_000

it(`holds in ${runs} histories from seed ${firstSeed}`, { timeout: 60_000 + runs }, async () => {
  if (long) console.log(`simulator: ${runs} histories, SIMULATOR_SEED=${firstSeed}`)
  for (let done = 0, seed = firstSeed; done < runs; done += partRuns, seed++) {
    const found = search({ runs: Math.min(partRuns, runs - done), seed, shrink: true })
    expect(found && report(found, seed)).toBeUndefined()
    await breathe()
  }
})

function report(found: Found, seed: number): string {
  const { invariant, of } = found.violation
  return `SIMULATOR_SEED=${seed}: ${invariant}, ${of}, after\n${found.moves.map((move) => JSON.stringify(move)).join('\n')}`
}
