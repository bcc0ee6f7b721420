/** Who speaks: the device behind an access token. Organisation and role come from the database, never from the token. */
import type { Role } from '../../shared/codes/role.ts'
import { Problem } from '../../shared/problem.ts'
import { findToken } from '../enrolment/tokens.ts'
import type { Store } from '../store/open.ts'
import { storeProblem } from '../store/trouble.ts'

export type Session = {
  deviceId: string
  organisationId: string
  role: Role
  /** Whether it may take part; else a keeper has yet to admit it. */
  admitted: boolean
  /** Whether it keeps its organisation's keys and so may invite, admit and revoke. */
  keeper: boolean
  /** When the access token ends (ms since 1970). */
  until: number
}

/** @throws {Problem} `unauthenticated`, `token_expired`, `device_revoked` */
export async function readSession(store: Store, authorization: string | undefined, now: number): Promise<Session> {
  const token = /^Bearer ([\w-]{1,120})$/.exec(authorization ?? '')?.[1]
  const row = token === undefined ? undefined : await findToken(store.db, token, 'access')
  if (row === undefined) throw new Problem('unauthenticated')
  const device = await store.db.selectFrom('device').selectAll().where('id', '=', row.device_id).executeTakeFirst()
  if (device === undefined) throw new Problem('unauthenticated')
  if (device.revoked_at !== null) throw new Problem('device_revoked')
  if (now >= row.expires_at) throw new Problem('token_expired')
  if (row.used_at === null) await markUsed(store, row.id, now)
  return {
    deviceId: device.id,
    organisationId: device.org_id,
    role: device.role,
    admitted: device.admitted_at !== null,
    keeper: device.keeper === 1,
    until: row.expires_at,
  }
}

/** The first use of a token tells a repeated refresh from a copied one. Reading goes on where even this cannot be written. */
async function markUsed(store: Store, id: string, now: number): Promise<void> {
  try {
    // Refreshing is a write of its own, which comes after this one.
    await store.aside(async (db) => await db.updateTable('token').set({ used_at: now }).where('id', '=', id).execute())
  } catch (error) {
    if (storeProblem(error)?.code !== 'storage_full') throw error
  }
}
