/**
 * What must hold once the network was fair for a while. The names are those of the design's section 5;
 * the answer names the first invariant that is broken and on what.
 */
import { unconfirmed } from './model-device.ts'
import { redeliver } from './transport.ts'
import { settle, type World } from './world.ts'

export type Violation = { invariant: 'I1' | 'I7' | 'I8' | 'I9' | 'I14'; of: string }

/** Rounds of undisturbed syncs after which nothing may be left to do. */
const fairRounds = 6

/** The fault-free end of a history: late requests arrive, every device syncs in turn. */
export function settleAndCheck(world: World): Violation | undefined {
  while (world.transport.late.length > 0) redeliver(world.transport)
  for (let round = 0; round < fairRounds; round++) {
    for (const at of world.devices.keys()) {
      if (!settle(world, at)) return { invariant: 'I14', of: `device ${at} syncs without end` }
    }
  }
  return liveness(world) ?? erasureIsFinal(world) ?? immutability(world) ?? noLoss(world)
}

function liveness(world: World): Violation | undefined {
  for (const [at, device] of world.devices.entries()) {
    const left = unconfirmed(device).map((row) => row.id)
    if (left.length > 0) return { invariant: 'I14', of: `device ${at} still has unconfirmed ${left.join(', ')}` }
  }
  return undefined
}

function erasureIsFinal(world: World): Violation | undefined {
  const { ledger, database } = world.transport.server
  for (const id of ledger) {
    if (typeof database.events.get(id)?.p === 'number') return { invariant: 'I9', of: `the server has erased ${id}` }
    const at = world.devices.findIndex((device) => device.rows.has(id))
    if (at >= 0) return { invariant: 'I9', of: `device ${at} has erased ${id}` }
  }
  return undefined
}

/** One id, one payload: what a device holds is what the server holds. */
function immutability(world: World): Violation | undefined {
  const { events } = world.transport.server.database
  for (const [at, device] of world.devices.entries()) {
    for (const row of device.rows.values()) {
      const stored = events.get(row.id)
      if (stored !== undefined && stored.p !== row.p) {
        return { invariant: 'I7', of: `event ${row.id} reads otherwise on device ${at} than on the server` }
      }
    }
  }
  return undefined
}

function noLoss(world: World): Violation | undefined {
  const { ledger, database } = world.transport.server
  const invariant = world.restored ? 'I8' : 'I1'
  for (const { event, by } of world.written) {
    if (ledger.has(event.id) || by.quarantine.some((aside) => aside.p === event.p)) continue
    if (database.events.get(event.id)?.p !== event.p) return { invariant, of: `event ${event.id} is not on the server` }
    for (const [at, device] of world.devices.entries()) {
      if (!event.participants.includes(device.organisation)) continue
      if (device.rows.get(event.id)?.p !== event.p) return { invariant, of: `device ${at} lacks event ${event.id}` }
    }
  }
  return undefined
}
