/**
 * Takes in what a device says about its organisation's keys: statements that continue the log, the keyring
 * wrapped for devices and for the recovery sheet. All or nothing, one after the other for all organisations;
 * what counts is signed by the organisation's root, whoever brings it.
 */
import { Problem, type ProblemCode } from '../../shared/problem.ts'
import { leafOf } from '../../shared/protocol/chain.ts'
import {
  extendLog,
  type KeyLog,
  type KeyLogFault,
  type KeyStatement,
  readStatement,
  type SignedStatement,
} from '../../shared/protocol/key-log.ts'
import type { KeysPush } from '../../shared/protocol/keys.ts'
import { type Act, record } from '../audit/record.ts'
import type { Session } from '../http/session.ts'
import type { Engine } from '../store/engine.ts'
import type { Store } from '../store/open.ts'
import type { Db } from '../store/schema.ts'
import type { KeyStatementTable } from '../store/tables/keys.ts'
import { announceRevocations } from './announce.ts'
import { lockDirectory } from './directory.ts'
import { logOf, statementsOf, verifyStatement } from './log.ts'
import { awaitedDevices, noteReturned } from './returning.ts'
import { keepRecovery, keepRings } from './rings.ts'
import { applyStatement } from './standing.ts'

const problemOfFault: Record<KeyLogFault, ProblemCode> = {
  malformed: 'malformed',
  gap: 'conflict',
  fork: 'conflict',
  contradiction: 'conflict',
  signature: 'forged',
  root: 'forged',
}

const actOf: Record<KeyStatement['t'], Act> = {
  org_created: 'keys_founded',
  enc_epoch: 'keys_rotated',
  device_added: 'admitted',
  device_revoked: 'revoked',
  recovery: 'sheet_confirmed',
  root_rotated: 'root_rotated',
}

/** A statement this push adds to the log. */
export type Fresh = { statement: KeyStatement; st: string; sig: string; hash: Uint8Array }

/**
 * @returns the directory's head afterwards
 * @throws {Problem} `conflict` (another log, or a statement that does not follow), `forged`, `malformed`,
 *   `unknown_device`, `device_revoked`, `not_admitted` (neither before nor by this push), `not_keeper` (rings, sheet),
 *   `keys_returning` (something new, while a restored log waits for devices that may know more of it)
 */
export async function pushKeys(store: Store, session: Session, push: KeysPush, now: number): Promise<number> {
  const { engine } = store
  const { organisationId: org, deviceId } = session
  return await store.write(async (trx, announce) => {
    let head = await lockDirectory(trx, engine)
    const before = await ownDevice(trx, deviceId)
    if (before.revoked) throw new Problem('device_revoked')
    const stored = await statementsOf(trx, org)
    const fresh = await follow(await logOf(org, stored), org, stored, push.statements)
    const returning = (await awaitedDevices(trx, org, now)).length > 0
    const { knows } = push
    if (returning && fresh.some(({ statement }) => statement.n > (knows ?? 0)))
      throw new Problem('keys_returning', 'statements')
    for (const { statement, st, sig, hash } of fresh) {
      head += 1
      await keepStatement(trx, { n: head, org_id: org, org_n: statement.n, id: statement.id, text: st, sig, hash })
      await applyStatement(trx, org, statement, now)
    }
    if (fresh.length > 0) await trx.updateTable('key_head').set({ n: head }).execute()
    const after = await ownDevice(trx, deviceId)
    // What is brought back is signed by the root: it may come from one that will itself be admitted later.
    const brings = returning && knows !== undefined && fresh.length > 0
    if (!before.admitted && !after.admitted && !brings) throw new Problem('not_admitted')
    if (returning && knows !== undefined)
      await noteReturned(trx, org, deviceId, fresh, knows <= stored.length + fresh.length)
    const wraps = push.rings.length > 0 || push.recovery !== undefined
    if (wraps && !after.keeper) throw new Problem('not_keeper')
    await keepRings(trx, org, push.rings)
    if (push.recovery !== undefined) await keepRecovery(trx, org, push.recovery, now)
    const grown = await announceRevocations(trx, engine, org, fresh, now)
    await writeDown(trx, engine, session, fresh, now)
    if (fresh.length === 0) return head
    const revoked = fresh.flatMap(({ statement }) => (statement.t === 'device_revoked' ? [statement.device] : []))
    announce({ organisations: grown, keys: true, revoked })
    return head
  })
}

/** Authority is looked at again inside the transaction (ASVS 15.4.2). */
async function ownDevice(trx: Db, deviceId: string) {
  const device = await trx.selectFrom('device').selectAll().where('id', '=', deviceId).executeTakeFirstOrThrow()
  return { admitted: device.admitted_at !== null, keeper: device.keeper === 1, revoked: device.revoked_at !== null }
}

/** Checks each statement against the log before it: what is there already is passed over. */
async function follow(
  log: KeyLog | undefined,
  org: string,
  stored: readonly SignedStatement[],
  sent: readonly SignedStatement[],
): Promise<Fresh[]> {
  let grown = log
  const fresh: Fresh[] = []
  for (const { st, sig } of sent) {
    const statement = readStatement(st)
    if (statement === undefined || statement.org !== org) throw new Problem('malformed', 'statements')
    const there = stored[statement.n - 1]?.st ?? fresh.find((one) => one.statement.n === statement.n)?.st
    if (there !== undefined) {
      if (there !== st) throw new Problem('conflict', 'statements')
      continue
    }
    const next = await extendLog(grown, org, { st, sig }, verifyStatement)
    if (typeof next === 'string') throw new Problem(problemOfFault[next], 'statements')
    grown = next
    fresh.push({ statement, st, sig, hash: leafOf(st) })
  }
  const founded = fresh.some(({ statement }) => statement.t === 'org_created')
  // Without a keeper nobody could ever add to it.
  if (founded && !grown?.devices.some(({ keeper }) => keeper)) throw new Problem('malformed', 'statements')
  return fresh
}

async function keepStatement(trx: Db, row: KeyStatementTable): Promise<void> {
  const taken = await trx.selectFrom('key_statement').select('n').where('id', '=', row.id).executeTakeFirst()
  if (taken !== undefined) throw new Problem('conflict', 'statements')
  await trx.insertInto('key_statement').values(row).execute()
}

/** Last of all: everybody else who locks a device's row writes the audit log afterwards. */
async function writeDown(trx: Db, engine: Engine, { deviceId, organisationId }: Session, fresh: Fresh[], at: number) {
  for (const { statement } of fresh) {
    const subject = 'device' in statement ? statement.device : organisationId
    await record(trx, engine, { act: actOf[statement.t], actor: deviceId, subject, at })
  }
}
