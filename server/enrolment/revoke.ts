/** Ends a device for good and at once: its next request fails, whatever tokens it holds. */
import { record } from '../audit/record.ts'
import type { Store } from '../store/open.ts'
import type { Db } from '../store/schema.ts'

type Revocation = {
  device: string
  /** Who does it: an administrator's device, or `operator` on the command line. */
  actor: string
  /** Only a device of this organisation; any without. */
  organisationId?: string
}

/** @returns when it was revoked (ms since 1970), also if that was earlier; undefined when there is no such device. */
export async function revokeDevice(
  store: Store,
  { device, actor, organisationId }: Revocation,
  at: number = Date.now(),
): Promise<number | undefined> {
  return await store.write(async (trx, announce) => {
    const known = await trx
      .selectFrom('device')
      .select(['revoked_at', 'org_id'])
      .where('id', '=', device)
      .executeTakeFirst()
    if (known === undefined || (organisationId !== undefined && known.org_id !== organisationId)) return undefined
    if (known.revoked_at !== null) return known.revoked_at
    await endDevice(trx, device, at)
    await record(trx, store.engine, { act: 'revoked', actor, subject: device, at })
    announce({ revoked: [device] })
    return at
  })
}

/**
 * From here on every request of the device fails, its keyring is not kept for it any longer, and codes that it made
 * and nobody used yet let nobody in: whoever is shut out must not have left a door open.
 */
export async function endDevice(trx: Db, device: string, at: number): Promise<void> {
  await trx
    .updateTable('device')
    .set({ revoked_at: at })
    .where('id', '=', device)
    .where('revoked_at', 'is', null)
    .execute()
  await trx.deleteFrom('keyring').where('device_id', '=', device).execute()
  await trx
    .updateTable('invitation')
    .set({ spent_at: at, card: null })
    .where('made_by', '=', device)
    .where('spent_at', 'is', null)
    .execute()
}
