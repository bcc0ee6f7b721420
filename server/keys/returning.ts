/**
 * After a restored backup the end of key logs is missing, and nothing in the database tells where. Whoever wrote on
 * would fork the log, which every device that knows its end rightly takes for an attack. So nothing new is said in a log
 * until each device that takes part has said what it knows, or a person has decided not to wait for the others.
 */
import { record } from '../audit/record.ts'
import { refusalOf } from '../enrolment/renew.ts'
import type { Store } from '../store/open.ts'
import type { Db } from '../store/schema.ts'
import { lockDirectory } from './directory.ts'
import type { Fresh } from './push.ts'

/** Every device that took part when the backup was made may know more than it. To be called after a restore. */
export async function awaitEverybody(trx: Db): Promise<void> {
  await trx.deleteFrom('key_awaited').execute()
  await trx
    .insertInto('key_awaited')
    .columns(['device_id', 'org_id'])
    .expression((on) =>
      on
        .selectFrom('device')
        .select(['id', 'org_id'])
        .where('role', '=', 'professional')
        .where('admitted_at', 'is not', null)
        .where('revoked_at', 'is', null),
    )
    .execute()
}

/**
 * The devices that an organisation's key log still waits for; none in ordinary times. A device that was shut out since,
 * or was silent for so long that only a new invitation lets it in again, is not waited for.
 */
export async function awaitedDevices(db: Db, organisationId: string, now: number): Promise<string[]> {
  const rows = await db
    .selectFrom('device')
    .innerJoin('key_awaited', 'key_awaited.device_id', 'device.id')
    .selectAll('device')
    .where('key_awaited.org_id', '=', organisationId)
    .orderBy('device.enrolled_at')
    .execute()
  return rows.filter((device) => refusalOf(device, now) === undefined).map(({ id }) => id)
}

type Asking = { deviceId: string; organisationId: string; admitted: boolean }

/**
 * What a pull of the directory says while the own log is coming back: true where this device is asked what it knows,
 * false where others are. One that waits may have been admitted by a word that is missing.
 */
export async function returningFor(db: Db, asking: Asking, now: number): Promise<{ returning?: boolean }> {
  const awaited = await awaitedDevices(db, asking.organisationId, now)
  if (awaited.length === 0) return {}
  return { returning: !asking.admitted || awaited.includes(asking.deviceId) }
}

/**
 * The device says what it knew; whoever it brought back may know more and is asked too.
 * @param all whether this was the last of it: long logs come in parts
 */
export async function noteReturned(
  trx: Db,
  org: string,
  device: string,
  brought: readonly Fresh[],
  all: boolean,
): Promise<void> {
  for (const { statement } of brought) {
    if (statement.t !== 'device_added' || statement.role !== 'professional') continue
    await trx
      .insertInto('key_awaited')
      .values({ device_id: statement.device, org_id: org })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
  if (all) await trx.deleteFrom('key_awaited').where('device_id', '=', device).execute()
}

/**
 * A person decided to go on without these devices. Should one of them know more of the log than the server, it takes what
 * is said next for an attack and seals nothing any more. Whoever is awaited beyond them goes on being so.
 */
export async function goOnWithout(
  store: Store,
  { organisationId, without, actor }: { organisationId: string; without: readonly string[]; actor: string },
  at: number = Date.now(),
): Promise<void> {
  if (without.length === 0) return
  await store.write(async (trx) => {
    await lockDirectory(trx, store.engine)
    const given = await trx
      .deleteFrom('key_awaited')
      .where('org_id', '=', organisationId)
      .where('device_id', 'in', without)
      .returning('device_id')
      .execute()
    for (const { device_id: subject } of given)
      await record(trx, store.engine, { act: 'not_awaited', actor, subject, at })
  })
}
