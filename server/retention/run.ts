/**
 * The deletion periods at work: sealed parts first, then whole referrals, in small transactions that a push never
 * waits long for; and devices that nobody has heard of for half a year are shut out, so that the erasure ledger
 * covers every device that may still hold something. Running again changes nothing.
 */
import type { Retention } from '../../shared/network.ts'
import { dayMs, dayOf } from '../../shared/utc-day.ts'
import { revokeDevice } from '../enrolment/revoke.ts'
import { eraseWish } from '../feeds/erase.ts'
import { fillRecords } from '../statistics/fill-records.ts'
import type { Store } from '../store/open.ts'
import { readDueReferrals } from './find.ts'
import { readRetention } from './periods.ts'

/** A device silent for so long is revoked; the ledger is kept longer. */
const silentDays = 180

export type RetentionResult = {
  /** Referrals erased with all their events, and referrals of which parts were. */
  referrals: number
  sealed: number
  devices: number
  retention: Retention
}

/** `dryRun` counts what is due and changes nothing; an aborted `signal` ends the run between two referrals. */
export type RetentionOptions = { dryRun?: boolean; signal?: AbortSignal }

export async function runRetention(
  store: Store,
  now: number = Date.now(),
  { dryRun = false, signal }: RetentionOptions = {},
): Promise<RetentionResult> {
  const retention = await readRetention(store.db)
  const result: RetentionResult = { referrals: 0, sealed: 0, devices: 0, retention }
  let erased = 0
  // What the statistics have not seen yet could not be counted afterwards.
  if (!dryRun) await fillRecords(store, signal)
  for await (const { ref, only } of readDueReferrals(store.db, retention, now)) {
    if (signal?.aborted === true) break
    const wish = { ref, why: 'retention', actor: 'retention' } as const
    if (!dryRun) erased += await eraseWish(store, only === undefined ? wish : { ...wish, only }, now)
    if (only === undefined) result.referrals += 1
    else result.sealed += 1
  }
  if (erased > 0) await store.scrub()
  for (const device of await silentDevices(store, now)) {
    if (!dryRun) await revokeDevice(store, { device, actor: 'retention' }, now)
    result.devices += 1
  }
  return result
}

async function silentDevices({ db }: Store, now: number): Promise<string[]> {
  const rows = await db
    .selectFrom('device')
    .leftJoin('device_mark', 'device_mark.device_id', 'device.id')
    .select('device.id')
    .where('device.revoked_at', 'is', null)
    .where('device.seen_on', '<', dayOf(now - silentDays * dayMs))
    .where((on) => on.or([on('device_mark.at', 'is', null), on('device_mark.at', '<', now - silentDays * dayMs)]))
    .execute()
  return rows.map(({ id }) => id)
}
