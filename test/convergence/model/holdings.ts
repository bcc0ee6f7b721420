/** What lies where: on a machine's disk, beside its database, on the server. */

import { readFeedPlace } from '../../../extension/store/meta.ts'
import { mirrored } from '../../../extension/store/mirror.ts'
import type { TestNetwork } from '../../builders/a-network.ts'
import type { Machine } from './machine.ts'

export type Held = { p: string; gen: number | null | 'aside' | 'gone' }

/** Every event a machine has, had erased or put aside, by id. */
export async function heldBy(machine: Machine): Promise<Map<string, Held>> {
  const database = machine.disk
  const held = new Map<string, Held>()
  for (const { id } of await database.gone.toArray()) held.set(id, { p: '', gen: 'gone' })
  for (const { id, p } of await database.quarantine.toArray()) held.set(id, { p, gen: 'aside' })
  for (const { events } of await database.referrals.toArray()) {
    for (const { id, p, gen } of events) held.set(id, { p, gen })
  }
  return held
}

/** The texts of all events on a machine, in referrals or aside, and the ids of those that were erased for good. */
export async function textsOn({ disk }: Machine): Promise<{ texts: Map<string, string>; gone: Set<string> }> {
  const [records, aside, gone] = await Promise.all([
    disk.referrals.toArray(),
    disk.quarantine.toArray(),
    disk.gone.toArray(),
  ])
  const events = [...records.flatMap((record) => record.events), ...aside]
  return { texts: new Map(events.map(({ id, p }) => [p, id])), gone: new Set(gone.map(({ id }) => id)) }
}

export type Texts = Awaited<ReturnType<typeof textsOn>>

export async function mirroredBy(machine: Machine): Promise<Set<string>> {
  const device = machine.browser()
  return new Set((await mirrored(device)).map(({ id }) => id))
}

export async function placeOf(machine: Machine) {
  return readFeedPlace(machine.disk)
}

/** The payload the server has under this id; undefined where none, null where it was erased. */
export async function serverHas(network: TestNetwork, id: string): Promise<boolean> {
  const row = await network.store().db.selectFrom('event').select('payload').where('id', '=', id).executeTakeFirst()
  return row?.payload !== undefined && row.payload !== null
}

/** Ids and texts of the events in an organisation's feed. */
export async function feedOf(network: TestNetwork, organisation: string): Promise<Map<string, string | null>> {
  const rows = await network
    .store()
    .db.selectFrom('feed')
    .innerJoin('event', 'event.id', 'feed.item_id')
    .select(['event.id', 'event.payload'])
    .where('feed.org_id', '=', organisation)
    .execute()
  return new Map(rows.map(({ id, payload }) => [id, payload]))
}
