/**
 * Keeps the key logs of all organisations: read onwards after each pull that names a new head, and from the
 * start where the server's history is another one. The own organisation's statements that a restored server
 * lost are brought back.
 */
import { Problem } from '../../shared/problem.ts'
import type { SignedStatement } from '../../shared/protocol/key-log.ts'
import { type KeysAnswer, keysAnswerSchema, keysPushAnswerSchema } from '../../shared/protocol/keys.ts'
import { raiseAlarm } from '../store/alarms.ts'
import type { Device } from '../store/device.ts'
import { readMeta, writeMeta } from '../store/meta.ts'
import { pinStatements } from './pin-log.ts'
import { askAs, type Session } from './session.ts'

/** Statements that one push may carry. */
const statementsAtOnce = 100

/** @returns whether any log grew */
export async function pullDirectory(session: Session, from: 'onwards' | 'start' = 'onwards'): Promise<boolean> {
  const { device } = session
  return device.locks.alone(`directory:${device.database.name}`, async () => {
    const after = from === 'start' ? 0 : ((await readMeta(device.database, 'keysCursor')) ?? 0)
    const first = await readPages(session, after)
    if (after === 0 || (first.gaps.size === 0 && !first.wentBack && first.returning !== true)) return first.grew
    const again = await readPages(session, 0)
    return first.grew || again.grew
  })
}

type Reading = {
  grew: boolean
  gaps: Set<string>
  wentBack: boolean
  /** What the server says of a log that is coming back: true where it asks this device what it knows. */
  returning?: boolean
}

async function readPages(session: Session, from: number): Promise<Reading> {
  const { device, enrolment } = session
  const reading: Reading = { grew: false, gaps: new Set(), wentBack: false }
  const counts = new Map<string, number>()
  let after = from
  for (;;) {
    const answer = await askPage(session, after)
    if (answer.returning !== undefined) reading.returning = answer.returning
    if (answer.head < after) return { ...reading, wentBack: true }
    for (const [org, statements] of byOrganisation(answer)) {
      counts.set(org, (counts.get(org) ?? 0) + statements.length)
      const { grew, fault } = await pinStatements(device, org, statements)
      reading.grew ||= grew
      if (fault === 'gap') reading.gaps.add(org)
    }
    const last = answer.statements.at(-1)?.n ?? after
    if (answer.more && last <= after) throw new Problem('feed_broken', 'keys')
    after = last
    if (!answer.more) break
  }
  await writeMeta(device.database, 'keysCursor', after)
  if (from === 0) {
    for (const org of reading.gaps) await raiseAlarm('key_log_broken', org, device)
    await bringBack(session, counts.get(enrolment.organisationId) ?? 0, reading.returning)
  }
  return reading
}

function askPage(session: Session, after: number): Promise<KeysAnswer> {
  return askAs(session, { method: 'POST', path: '/v1/keys/pull', body: { after } }, keysAnswerSchema)
}

function byOrganisation({ statements }: KeysAnswer): Map<string, SignedStatement[]> {
  const groups = new Map<string, SignedStatement[]>()
  for (const { org, st, sig } of statements) groups.set(org, [...(groups.get(org) ?? []), { st, sig }])
  return groups
}

/**
 * A server restored from a backup lacks the end of logs; each organisation brings its own again. Asked what it knows, a
 * device that takes part says so even where nothing is missing: until all have, nobody may say anything new.
 */
async function bringBack(session: Session, present: number, returning: boolean | undefined): Promise<void> {
  const { device, enrolment } = session
  const own = await device.database.keyLogs.get(enrolment.organisationId)
  if (own?.blocked !== undefined) return
  const known = own?.statements ?? []
  const missing = known.slice(present)
  const takesPart = own === undefined || own.log.devices.some(({ id }) => id === enrolment.deviceId)
  const asked = returning === true && takesPart
  if (missing.length === 0 && !asked) return
  const knows = returning === undefined ? {} : { knows: known.length }
  for (let at = 0; at === 0 || at < missing.length; at += statementsAtOnce) {
    const body = { statements: missing.slice(at, at + statementsAtOnce), rings: [], ...knows }
    await askAs(session, { method: 'POST', path: '/v1/keys/push', body }, keysPushAnswerSchema)
  }
  const held = await readMeta(device.database, 'keyring')
  if (held?.keeper === true) await writeMeta(device.database, 'wrapAnew', true)
}

/** Reads on where the head that an answer named is not the one that was read. */
export async function directoryUpTo(session: Session, head: number): Promise<boolean> {
  if ((await knownHead(session.device)) === head) return false
  return pullDirectory(session)
}

async function knownHead({ database }: Device): Promise<number> {
  return (await readMeta(database, 'keysCursor')) ?? 0
}
