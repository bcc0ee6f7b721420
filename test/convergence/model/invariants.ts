/** The invariants of docs/protocol.md, checked on the real parts: during a history and at its quiet end. */
import { expect } from 'vitest'
import { readStatus } from '../../../extension/sync/status.ts'
import { syncStep } from '../../../extension/sync/step.ts'
import { verifyStore } from '../../../server/feeds/verify.ts'
import { Problem } from '../../../shared/problem.ts'
import { readCursor } from '../../../shared/protocol/cursor.ts'
import { feedOf, heldBy, placeOf, type Texts } from './holdings.ts'
import { Machine } from './machine.ts'
import { inBrowser, type World } from './world.ts'

/** I15: whatever was asked and answered, no machine has less than before, not a byte. */
export function nothingWiped(before: Texts[], after: Texts[]): void {
  for (const [at, { texts }] of before.entries()) {
    const now = after[at]
    const missing = [...texts].filter(([p, id]) => now?.texts.has(p) !== true && now?.gone.has(id) !== true)
    expect(missing, `wiped from machine ${at}`).toEqual([])
  }
}

/** Syncs without faults until nothing moves any more, on no machine and in no feed. I14: a few rounds must do. */
export async function settle(world: World): Promise<void> {
  let before = await standOf(world)
  for (let round = 0; round < 8; round++) {
    world.clock.turn(3_600_000)
    for (const machine of world.machines) await stepToEnd(machine)
    const after = await standOf(world)
    if (after === before) return
    before = after
  }
  throw new Error('the machines do not come to rest')
}

/** Where every machine stands and where the feeds end: what a machine sends moves its own place only in its next step. */
async function standOf(world: World): Promise<string> {
  const places = await Promise.all(world.machines.map(placeOf))
  const heads = await Promise.all(world.machines.map(({ organisation }) => headOf(world, organisation)))
  return JSON.stringify({ places, heads })
}

/**
 * A restored server does not know the tokens exchanged since the backup; the device's key heals that.
 * Only an old exchange that the network delivered once more looks like a thief's and ends in an invitation.
 */
async function stepToEnd(machine: Machine): Promise<void> {
  const outcome = await inBrowser(machine.browser(), (device) => syncStep({ insist: true }, device))
  if (outcome === 'done') return
  if (!(outcome instanceof Problem) || outcome.code !== 'token_reused') throw outcome
  await machine.enrol()
  expect(await inBrowser(machine.browser(), (device) => syncStep({ insist: true }, device))).toBe('done')
}

export async function holdsInTheEnd(world: World): Promise<void> {
  const { network, machines, written } = world
  // I4: dense feeds, valid chains, leaves and signatures.
  expect((await verifyStore(network.store().db)).findings).toEqual([])
  const exempt = (id: string, ref: string | undefined) => world.collided.has(id) || world.erased.has(ref ?? '')
  for (const [at, machine] of machines.entries()) {
    const feed = await feedOf(network, machine.organisation)
    expect(
      [...world.undone].filter((id) => feed.has(id)),
      'sent although taken back',
    ).toEqual([])
    const held = await heldBy(machine)
    const { gen, cursor } = await placeOf(machine)
    const head = await headOf(world, machine.organisation)
    // I3: the cursor stands where everything before it was applied.
    expect(cursor === null ? 0 : readCursor(cursor, 'f1')?.pos, `place of machine ${at}`).toBe(head)
    for (const [id, event] of held) {
      if (event.gen === 'aside') {
        expect(exempt(id, written.get(id)?.ref ?? refOf(event.p)), `${id} put aside on machine ${at}`).toBe(true)
      } else if (event.gen !== 'gone') {
        // I2: confirmed is what stands in the feed, byte for byte (I7).
        expect(event.gen, `${id} unconfirmed on machine ${at}`).toBe(gen)
        expect(feed.get(id), `${id} on machine ${at}`).toBe(event.p)
      }
    }
    // I1, I8: everything ever written has arrived wherever it belongs.
    for (const { id, ref, p, organisations } of written.values()) {
      if (exempt(id, ref) || !organisations.includes(machine.organisation)) continue
      expect(feed.get(id), `${id} in the feed`).toBe(p)
      expect(held.get(id)?.p, `${id} on machine ${at}`).toBe(p)
    }
    // A server that is merely unlucky is called neither a liar nor a thief of keys.
    const justified = ['feed_reset', ...(world.wentBackSilently ? ['feed_forked', 'feed_rolled_back'] : [])]
    const alarms = (await machine.disk.alarms.toArray()).map(({ code }) => code)
    expect(
      alarms.filter((code) => !justified.includes(code)),
      `alarms on machine ${at}`,
    ).toEqual([])
    const status = await inBrowser(machine.browser(), readStatus)
    expect(status).toMatchObject({ phase: 'idle', undelivered: 0 })
  }
  await newcomersAgree(world)
}

/** I5, I6: who reads the feed in one go has the same events and the same states. */
async function newcomersAgree({ network, clock, machines }: World): Promise<void> {
  for (const organisation of [0, 1]) {
    const newcomer = new Machine(network, clock, organisation)
    await newcomer.enrol()
    await stepToEnd(newcomer)
    const fresh = await statesOf(newcomer)
    for (const machine of machines.filter((one) => one.organisation === newcomer.organisation)) {
      expect(await statesOf(machine)).toEqual(fresh)
    }
  }
}

async function statesOf(machine: Machine) {
  return inBrowser(machine.browser(), async ({ database }) => {
    const records = await database.referrals.orderBy('ref').toArray()
    return records.map(({ state, events }) => ({ state, ids: events.map(({ id }) => id).sort() }))
  })
}

async function headOf({ network }: World, organisation: string): Promise<number> {
  const query = network.store().db.selectFrom('org_feed').select('head').where('org_id', '=', organisation)
  return (await query.executeTakeFirstOrThrow()).head
}

function refOf(payloadText: string): string {
  return (JSON.parse(payloadText) as { ref: string }).ref
}
