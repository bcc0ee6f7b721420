/** What each move of a history does to the world. */
import type { ModelEvent } from './model.ts'
import { author } from './model-device.ts'
import { backUp, erase, restore } from './model-server.ts'
import type { Move } from './moves.ts'
import { redeliver } from './transport.ts'
import { crash, step, syncWholly, type World } from './world.ts'

export function play(world: World, move: Move): void {
  const { server } = world.transport
  switch (move.do) {
    case 'create':
      write(world, move.device, world.written.length + 1, move.shared)
      break
    case 'collide':
      collide(world, move.device, move.nth, move.shared)
      break
    case 'step':
      step(world, move.device, move.runner, move.fate)
      break
    case 'sync':
      syncWholly(world, move.device)
      break
    case 'crash':
      crash(world, move.device)
      break
    case 'redeliver':
      redeliver(world.transport)
      break
    case 'backup':
      backUp(server)
      break
    case 'restore':
      world.restored ||= server.backups.length > 0
      restore(server, move.back, move.silent)
      break
    case 'erase':
      erase(server, nthFromNewest(world, move.nth)?.id ?? 0)
      break
  }
}

function write(world: World, at: number, id: number, shared: boolean): void {
  const by = world.devices[at]
  if (by === undefined) return
  const participants = shared ? (['A', 'B'] as const) : [by.organisation]
  const event = { id, p: world.written.length + 1, participants }
  author(by, event)
  world.written.push({ event, by })
}

function collide(world: World, at: number, nth: number, shared: boolean): void {
  const id = nthFromNewest(world, nth)?.id
  const by = world.devices[at]
  if (id === undefined || by === undefined) return
  const known = by.rows.has(id) || by.gone.has(id) || by.quarantine.some((event) => event.id === id)
  if (!known) write(world, at, id, shared)
}

function nthFromNewest(world: World, nth: number): ModelEvent | undefined {
  return world.written.at(-1 - (nth % Math.max(1, world.written.length)))?.event
}
