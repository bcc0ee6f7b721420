/** For whom a part is sealed: always the own organisation, and with `shared` the other side too. */
import { Problem } from '../../shared/problem.ts'
import type { Opener } from '../crypto/seal.ts'
import { policy } from '../platform/policy.ts'
import { type Device, thisDevice } from '../store/device.ts'
import { dropMeta, readMeta, writeMeta } from '../store/meta.ts'
import { type Peer, peerOf } from './peers.ts'

/** Whether one may seal for an organisation, and why not: `forbidden` where the policy asks to compare words first. */
export type Sealability =
  | { may: true; compared: boolean }
  | { may: false; why: 'recipient_unknown' | 'key_changed' | 'key_log_broken' | 'forbidden' }

/** What a form asks before it offers contact data and a message. Works inside `useLive`. */
export async function sealability(org: string, device: Device = thisDevice): Promise<Sealability> {
  const [peer, forbidden] = await Promise.all([peerOf(org, device), unverifiedForbidden(device)])
  const why = peer === undefined ? 'recipient_unknown' : obstacle(peer, forbidden)
  return why === undefined ? { may: true, compared: peer?.compared === true } : { may: false, why }
}

function obstacle({ blocked, recipient, compared }: Peer, forbidden: boolean) {
  if (blocked !== undefined) return blocked.why === 'key_log_broken' ? 'key_log_broken' : 'key_changed'
  if (recipient === undefined) return 'recipient_unknown'
  return forbidden && !compared ? 'forbidden' : undefined
}

/**
 * The organisations that may open a part, by their newest epoch.
 * @param other the other side of the referral, for a part that it may read
 * @throws {Problem} `recipient_unknown`, `key_changed`, `key_log_broken`, `forbidden`
 */
export async function openersFor(own: string, other: string | undefined, device: Device): Promise<Opener[]> {
  const openers = [await openerOf(own, device)]
  if (other === undefined || other === own) return openers
  const judged = await sealability(other, device)
  if (!judged.may) throw new Problem(judged.why, other)
  return [...openers, await openerOf(other, device)]
}

async function openerOf(org: string, device: Device): Promise<Opener> {
  const recipient = (await peerOf(org, device))?.recipient
  if (recipient === undefined) throw new Problem('recipient_unknown', org)
  return { org, ...recipient }
}

/** The browser tells the policy some seconds after its start: until then what it said last time holds. */
async function unverifiedForbidden({ database }: Device): Promise<boolean> {
  return policy.value.forbidUnverified ?? (await readMeta(database, 'forbidUnverified')) ?? false
}

/** Keeps the rule of the administrator's policy. */
export async function keepSealingRule(
  forbidUnverified: boolean | undefined,
  { database }: Device = thisDevice,
): Promise<void> {
  if (forbidUnverified === undefined) await dropMeta(database, 'forbidUnverified')
  else await writeMeta(database, 'forbidUnverified', forbidUnverified)
}
