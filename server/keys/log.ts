/**
 * The key logs as the server keeps them: statements by organisation, read back into what they say. The server
 * checks before it takes one, so what is stored is read without checking again.
 */
import { fromBase64url } from '../../shared/protocol/bytes.ts'
import {
  extendLogBy,
  type KeyLog,
  type LogDevice,
  type SignedStatement,
  type Verify,
} from '../../shared/protocol/key-log.ts'
import { isSignatureOf } from '../feeds/signatures.ts'
import type { Db } from '../store/schema.ts'

/** Ed25519 as a log's reader asks for it. */
export const verifyStatement: Verify = async (key, bytes, signature) =>
  await isSignatureOf(fromBase64url(key), bytes, signature)

/** The statements of one organisation, from the first on. */
export async function statementsOf(db: Db, organisationId: string): Promise<SignedStatement[]> {
  const rows = await db
    .selectFrom('key_statement')
    .select(['text', 'sig'])
    .where('org_id', '=', organisationId)
    .orderBy('org_n')
    .execute()
  return rows.map(({ text, sig }) => ({ st: text, sig }))
}

/** What stored statements say; undefined where there are none. */
export async function logOf(
  organisationId: string,
  statements: readonly SignedStatement[],
): Promise<KeyLog | undefined> {
  const { log, fault } = await extendLogBy(undefined, organisationId, statements, async () => true)
  if (fault !== undefined) throw new Error(`the stored key log of an organisation is broken: ${fault}`)
  return log
}

/** The key log of an organisation; undefined while it has none. */
export async function readLog(db: Db, organisationId: string): Promise<KeyLog | undefined> {
  return await logOf(organisationId, await statementsOf(db, organisationId))
}

type DeviceKeys = Pick<LogDevice, 'id' | 'signKey' | 'agreeKey' | 'role'>

/** The device as the log has it, where it has this very one: same id, keys and role, not revoked. */
export function deviceInLog(log: KeyLog | undefined, device: DeviceKeys): LogDevice | undefined {
  const listed = log?.devices.find(({ id }) => id === device.id)
  if (listed === undefined || listed.revoked) return undefined
  const same = listed.signKey === device.signKey && listed.agreeKey === device.agreeKey && listed.role === device.role
  return same ? listed : undefined
}
