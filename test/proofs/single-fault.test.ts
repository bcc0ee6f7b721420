/**
 * Every single fault at every place of a sync step, one after another, with a backup before it that
 * is silently put back afterwards: the short histories that random search may pass by.
 */
import { describe, it } from 'vitest'
import { type Fault, faults } from '../convergence/model/fate.ts'
import { holdsInTheEnd, settle } from '../convergence/model/invariants.ts'
import { World } from '../convergence/model/world.ts'

/** Requests of a step that pushes: greeting, pull, push, pull, catalogue. */
const requests = 5
/** Writes of such a step and a few more. */
const writes = 10

async function history(befalls: Fault[], dies: number): Promise<void> {
  const world = await World.create()
  try {
    await world.step(0, [], Number.POSITIVE_INFINITY)
    // An unmet need: nobody else has it who could bring it again.
    await world.write(0, 0, 0, Number.POSITIVE_INFINITY)
    await world.write(2, 1, 0, Number.POSITIVE_INFINITY)
    await world.step(0, befalls, dies)
    await world.step(2, [], Number.POSITIVE_INFINITY)
    await world.restore('silent')
    await world.write(1, 1, 0, Number.POSITIVE_INFINITY)
    await world.step(1, [], Number.POSITIVE_INFINITY)
    await settle(world)
    await holdsInTheEnd(world)
  } finally {
    await world.network.close()
  }
}

describe.each(faults.filter((fault) => fault !== 'ok'))('%s', (fault) => {
  it.each(Array.from({ length: requests }, (_, place) => place))('at request %i loses nothing', async (place) => {
    await history([...Array<Fault>(place).fill('ok'), fault], Number.POSITIVE_INFINITY)
  })
})

describe('a browser that dies', () => {
  it.each(Array.from({ length: writes }, (_, write) => write))('at write %i loses nothing', async (write) => {
    await history([], write)
  })
})
