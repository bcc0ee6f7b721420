/**
 * Whether an event that came in the own feed is its author's, and may stand there. What decides are the key
 * logs of the organisations; the server's word counts for nothing.
 */
import { verifyPayload } from '../crypto/verify.ts'
import type { Header } from './page-header.ts'

/** Who wrote an event: an organisation's device. */
export type Author = { org: string; dev: string }

export type Standing = 'genuine' | 'forged' | 'unknown_device' | 'device_revoked'

/** The server's own name for answers from its answer page, as pinned at enrolment. */
export type Relay = { id: string; key: CryptoKey }

/** What the key logs say; every part can be sent to a worker. */
export type Trust = {
  /** The reading device's organisation. */
  me: string
  /** The signing keys of all devices ever added, by `authorKey`. */
  keys: ReadonlyMap<string, CryptoKey>
  /** Text of each `device_revoked` statement of the logs to the device it names. */
  revocations: ReadonlyMap<string, Author>
  relay?: Relay
}

/** One text for organisation and device: ids of devices are only taken to be unique within theirs. */
export function authorKey({ org, dev }: Author): string {
  return `${org}/${dev}`
}

export type SignedText = { header: Header; p: string; s: string }

/**
 * The signature is checked last, for it costs most. What was revoked does not show here: it depends on the place in
 * the feed. A signature that cannot be read is `forged`.
 */
export async function standingOf({ header, p, s }: SignedText, trust: Trust): Promise<Standing> {
  if (!mayStandHere(header, trust.me)) return 'forged'
  const relayed = isRelayed(header, trust)
  if (relayed !== (header.c?.via === 'answer_link')) return 'forged'
  if (relayed && header.org !== header.to) return 'forged'
  const key = relayed ? trust.relay?.key : trust.keys.get(authorKey(header))
  if (key === undefined) return 'unknown_device'
  return (await verifyPayload(key, p, s)) ? 'genuine' : 'forged'
}

/** Whether the server's answer page wrote it for an organisation without a device. */
export function isRelayed({ dev }: Author, { relay }: Pick<Trust, 'relay'>): boolean {
  return relay !== undefined && relay.id === dev
}

/**
 * The author is one of the referral's two organisations, and so is the reader, whom another organisation's own
 * events never concern. Only the word that a family stood at a desk, and that this was a mistake, come to an
 * organisation they do not name.
 */
function mayStandHere({ t, org, from, to, own, c }: Header, me: string): boolean {
  if (org !== from && org !== to) return false
  if (own === true && org !== me) return false
  if (me === from || me === to) return true
  return org === from && ((t === 'presented' && c?.feedback === true) || (t === 'entered_in_error' && to === null))
}
