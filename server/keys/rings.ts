/** Keyrings as the server keeps them: wrapped by a keeper for one device, or for the recovery sheet. It opens none. */
import { Problem } from '../../shared/problem.ts'
import { fromBase64url } from '../../shared/protocol/bytes.ts'
import type { KeysPush } from '../../shared/protocol/keys.ts'
import type { Db } from '../store/schema.ts'
import { readLog } from './log.ts'

/** The keyring wrapped for the device; null while no keeper has done so. */
export async function ringOf(db: Db, deviceId: string): Promise<string | null> {
  const row = await db.selectFrom('keyring').select('wrap').where('device_id', '=', deviceId).executeTakeFirst()
  return row?.wrap ?? null
}

/**
 * Replaces the rings of these devices; one that was revoked meanwhile gets none.
 * @throws {Problem} `unknown_device` for a device of no or another organisation
 */
export async function keepRings(trx: Db, org: string, rings: KeysPush['rings']): Promise<void> {
  if (rings.length === 0) return
  const rows = await trx
    .selectFrom('device')
    .select(['id', 'revoked_at'])
    .where('org_id', '=', org)
    .where(
      'id',
      'in',
      rings.map(({ device }) => device),
    )
    .execute()
  const revoked = new Map(rows.map(({ id, revoked_at }) => [id, revoked_at !== null]))
  for (const { device, wrap } of rings) {
    const gone = revoked.get(device)
    if (gone === undefined) throw new Problem('unknown_device', 'rings')
    if (gone) continue
    await trx
      .insertInto('keyring')
      .values({ device_id: device, wrap })
      .onConflict((conflict) => conflict.column('device_id').doUpdateSet({ wrap }))
      .execute()
  }
}

/**
 * Keeps the sheet that holds from now on, or a newer keyring for the one that holds. Where a restored backup has
 * forgotten the sheet there is nothing to renew: a keeper has to make another.
 * @throws {Problem} `conflict` where another organisation's sheet is called so, `malformed` for part of a sheet
 */
export async function keepRecovery(
  trx: Db,
  org: string,
  { id: sheet, authHash, bind, recipient, wrap }: NonNullable<KeysPush['recovery']>,
  now: number,
): Promise<void> {
  // A keeper confirmed another sheet meanwhile: that one could not open what is wrapped for the old.
  if (recipient !== undefined && (await readLog(trx, org))?.recovery !== recipient) return
  if (sheet === undefined && authHash === undefined && bind === undefined) {
    await trx.updateTable('recovery').set({ wrap }).where('org_id', '=', org).execute()
    return
  }
  if (sheet === undefined || authHash === undefined || bind === undefined) throw new Problem('malformed', 'recovery')
  const named = await trx.selectFrom('recovery').select('org_id').where('sheet', '=', sheet).executeTakeFirst()
  if (named !== undefined && named.org_id !== org) throw new Problem('conflict', 'recovery')
  const row = { sheet, auth_hash: fromBase64url(authHash), bind, wrap }
  // The same sheet sent again goes on counting wrong tries.
  const counted = named === undefined ? { tries: 0, tried_since: now } : {}
  await trx
    .insertInto('recovery')
    .values({ org_id: org, ...row, tries: 0, tried_since: now })
    .onConflict((conflict) => conflict.column('org_id').doUpdateSet({ ...row, ...counted }))
    .execute()
}
