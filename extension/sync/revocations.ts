/**
 * Where revocations stand in the own feed: what a revoked device wrote and stands behind its revocation does not
 * count. Positions hold for one generation; read anew, the feed tells them anew.
 */
import type { Database } from '../store/database.ts'
import type { Device } from '../store/device.ts'
import { writeMeta } from '../store/meta.ts'

const prefix = 'revoked:'

/** Devices whose revocation was applied, by `authorKey`. */
export async function revokedBefore({ database }: Device): Promise<Set<string>> {
  const keys = await database.meta.where('key').startsWith(prefix).primaryKeys()
  return new Set(keys.map((key) => key.slice(prefix.length)))
}

/** @param device by `authorKey` @param pos of its revocation in the own feed. Inside a transaction over `meta` */
export async function noteRevocation(database: Database, device: string, pos: number): Promise<void> {
  await writeMeta(database, `${prefix}${device}`, pos)
}

/** To be called inside a transaction over `meta`. */
export async function forgetRevocations(database: Database): Promise<void> {
  await database.meta.where('key').startsWith(prefix).delete()
}
