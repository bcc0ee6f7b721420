/** The whole simulated world: a server, three devices in two organisations, and their syncs. */
import type { Bug } from './bugs.ts'
import type { ModelEvent } from './model.ts'
import { aDevice, type Device } from './model-device.ts'
import { startServer } from './model-server.ts'
import { syncStep } from './sync-step.ts'
import { abandon, advance, begin, type Fate, type Running, type Transport } from './transport.ts'

export type World = {
  transport: Transport
  devices: readonly Device[]
  /** Two per device, as when a panel and the background worker both sync. */
  running: (Running | undefined)[][]
  /** Every event whose local transaction completed, and who wrote it. */
  written: { event: ModelEvent; by: Device }[]
  /** Whether a backup was ever restored: then a lost event counts against I8. */
  restored: boolean
}

/** A sync that takes more steps than this does not end. */
const endless = 400

export function aWorld(bug: Bug | undefined): World {
  const devices = [aDevice('A', bug), aDevice('A', bug), aDevice('B', bug)]
  const transport = { server: startServer(bug), late: [] }
  return { transport, devices, running: devices.map(() => [undefined, undefined]), written: [], restored: false }
}

/** Moves one of a device's two syncs on by a step, or begins it. */
export function step(world: World, at: number, runner: number, fate: Fate): void {
  const device = world.devices[at]
  const slots = world.running[at]
  if (device === undefined || slots === undefined) return
  const running = slots[runner] ?? begin(syncStep(device))
  slots[runner] = running && advance(world.transport, running, fate)
}

/** Runs what is under way and then a new sync to their ends; false when one does not end. */
export function settle(world: World, at: number): boolean {
  const device = world.devices[at]
  const slots = world.running[at]
  if (device === undefined || slots === undefined) return true
  for (const started of [...slots.splice(0, 2, undefined, undefined), begin(syncStep(device))]) {
    let running = started
    for (let steps = 0; running !== undefined; steps++) {
      if (steps > endless) return false
      running = advance(world.transport, running, 'ok')
    }
  }
  return true
}

/** A sync of its own beside what is under way, undisturbed. */
export function syncWholly(world: World, at: number): void {
  const device = world.devices[at]
  let running = device && begin(syncStep(device))
  for (let steps = 0; running !== undefined && steps < endless; steps++) {
    running = advance(world.transport, running, 'ok')
  }
}

/** The device dies: its syncs are gone, its disk stays. */
export function crash(world: World, at: number): void {
  for (const running of world.running[at]?.splice(0, 2, undefined, undefined) ?? []) abandon(running)
}
