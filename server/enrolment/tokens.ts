/**
 * Device tokens: `rt_<id>_<secret>`, 256 random bits. The server keeps the id and the SHA-256 (a fast
 * hash is right for secrets of 128 bits and more). Access tokens live 15 minutes; refresh tokens are
 * exchanged at each use, and the same one coming twice means that somebody copied it.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { toCrockford } from '../../shared/protocol/crockford.ts'
import type { Tokens } from '../../shared/protocol/enrolment.ts'
import { dayMs } from '../../shared/utc-day.ts'
import type { Db } from '../store/schema.ts'
import type { TokenTable } from '../store/tables/members.ts'

export const accessMs = 15 * 60_000
/** A device that is silent this long must enrol again. */
export const idleMs = 45 * dayMs
/** A device must enrol again after this long in any case. */
export const lifeMs = 180 * dayMs

const form = /^rt_([0-9A-Z]{8})_([A-Za-z0-9_-]{43})$/

function hashToken(token: string): Uint8Array {
  return createHash('sha256').update(token).digest()
}

/** The stored row the token belongs to, or undefined when there is none; expiry is the caller's to judge. */
export async function findToken(db: Db, token: string, kind: TokenTable['kind']): Promise<TokenTable | undefined> {
  const id = form.exec(token)?.[1]
  if (id === undefined) return undefined
  const row = await db.selectFrom('token').selectAll().where('id', '=', id).where('kind', '=', kind).executeTakeFirst()
  return row !== undefined && isSame(row.hash, hashToken(token)) ? row : undefined
}

/** Whether two hashes are the same, in a time that does not tell how far they agree. */
export function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b)
}

/** Makes and stores a pair. `parent` is the refresh token it replaces, `until` the end of the device's life. */
export async function issueTokens(
  trx: Db,
  device: { id: string; until: number },
  parent: string | null,
  now: number,
): Promise<Tokens> {
  const access = newToken()
  const refresh = newToken()
  const row = (token: string, kind: TokenTable['kind'], expires: number): TokenTable => ({
    id: token.slice(3, 11),
    kind,
    device_id: device.id,
    hash: hashToken(token),
    parent,
    expires_at: Math.min(expires, device.until),
    used_at: null,
  })
  await trx
    .insertInto('token')
    .values([row(access, 'access', now + accessMs), row(refresh, 'refresh', now + idleMs)])
    .execute()
  const expiresIn = Math.max(1, Math.floor(Math.min(accessMs, device.until - now) / 1000))
  return { access, expiresIn, refresh }
}

function newToken(): string {
  return `rt_${toCrockford(randomBytes(5))}_${randomBytes(32).toString('base64url')}`
}
