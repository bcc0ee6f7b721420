/**
 * Every single fault at every place of a sync step, one after another, with a backup before it that
 * is silently put back afterwards: the short histories that random search may pass by.
 */
import { it } from 'vitest'
import { type Fault, faults } from '../convergence/model/fate.ts'
import { holdsInTheEnd, settle } from '../convergence/model/invariants.ts'
import { World } from '../convergence/model/world.ts'

/** Requests of a step that pushes: greeting, pull, push, pull, catalogue. */
const requests = 5
/** Writes of such a step and a few more. */
const writes = 10

async function history(world: World, befalls: Fault[], dies: number): Promise<void> {
  await world.network.backup()
  await world.step(0, [], Number.POSITIVE_INFINITY)
  // An unmet need: nobody else has it who could bring it again.
  await world.writeNew(0, 'unmet_need')
  await world.writeNew(2, 'requested')
  await world.step(0, befalls, dies)
  await world.step(2, [], Number.POSITIVE_INFINITY)
  await world.restore('silent')
  await world.writeNew(1, 'requested')
  await world.step(1, [], Number.POSITIVE_INFINITY)
  await settle(world)
  await holdsInTheEnd(world)
}

/** One history after the other in one world, each from the quiet end of the one before: setting up takes as long. */
async function inOneWorld(count: number, told: string, befall: (world: World, at: number) => Promise<void>) {
  const world = await World.create()
  try {
    for (let at = 0; at < count; at++)
      await befall(world, at).catch((cause) => {
        throw new Error(`at ${told} ${at}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
      })
  } finally {
    await world.network.close()
  }
}

it.each(faults.filter((fault) => fault !== 'ok'))('%s loses nothing, at whichever request', async (fault) => {
  await inOneWorld(requests, 'request', (world, place) =>
    history(world, [...Array<Fault>(place).fill('ok'), fault], Number.POSITIVE_INFINITY),
  )
})

it('a browser that dies loses nothing, at whichever write', async () => {
  await inOneWorld(writes, 'write', (world, write) => history(world, [], write))
})
