/**
 * Challenges for renewal: nothing is stored for them. A challenge says when it ends and carries an
 * HMAC over that and the device's id, under a random key of the database, so that every process on
 * it can check what another one gave out. Whether there is such a device is not looked up, so that
 * nothing can be told from the answer.
 */
import { createHmac } from 'node:crypto'
import { fromBase64url, toBase64url } from '../../shared/protocol/bytes.ts'
import { challengeSeconds } from '../../shared/protocol/renewal.ts'
import type { Db } from '../store/schema.ts'
import { isSame } from './tokens.ts'

const form = /^(\d{1,15})\.([A-Za-z0-9_-]{43})$/

/** The challenge as `END.MAC`; END, in ms since 1970, lies `challengeSeconds` ahead. */
export async function newChallenge(db: Db, device: string, now: number): Promise<string> {
  const end = now + challengeSeconds * 1000
  return `${end}.${toBase64url(await seal(db, device, end))}`
}

/** Whether this server gave the challenge to this device and its time is not over. */
export async function isOpenChallenge(db: Db, device: string, challenge: string, now: number): Promise<boolean> {
  const [, end, mac] = form.exec(challenge) ?? []
  if (end === undefined || mac === undefined || now >= Number(end)) return false
  return isSame(fromBase64url(mac), await seal(db, device, Number(end)))
}

async function seal(db: Db, device: string, end: number): Promise<Uint8Array> {
  const { key } = await db.selectFrom('challenge_key').select('key').executeTakeFirstOrThrow()
  return createHmac('sha256', key).update(`renewal-challenge-v1\0${device}\0${end}`).digest()
}
