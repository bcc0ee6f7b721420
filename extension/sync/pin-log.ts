/**
 * Continues what this device has pinned of an organisation's key log. What was once pinned only ever grows: a
 * statement that contradicts it stops everything that is sealed for the organisation until people have spoken.
 */
import type { ProblemCode } from '../../shared/problem.ts'
import {
  extendLogBy,
  type KeyLog,
  type KeyLogFault,
  readStatement,
  type SignedStatement,
} from '../../shared/protocol/key-log.ts'
import { verifySignature } from '../crypto/statements.ts'
import { raiseAlarm } from '../store/alarms.ts'
import type { KeyLogRecord } from '../store/database.ts'
import type { Device } from '../store/device.ts'

/** `gap`: statements in between are missing, as after a restored backup. */
type Pinned = { grew: boolean; fault?: 'gap' | 'stopped' }

/** Takes in statements of one organisation, in their order; those that are known already are compared. */
export async function pinStatements(
  device: Device,
  org: string,
  statements: readonly SignedStatement[],
): Promise<Pinned> {
  const { keyLogs } = device.database
  const before = await keyLogs.get(org)
  if (before?.blocked !== undefined) return { grew: false, fault: 'stopped' }
  const { fresh, contradicted } = apart(before, statements)
  const { log, taken, fault } = await extendLogBy(before?.log, org, fresh, verifySignature)
  const grown = log === undefined || taken === 0 ? before : withStatements(before, log, fresh.slice(0, taken))
  if (grown !== undefined && grown !== before) await keyLogs.put(grown)
  const grew = taken > 0
  const why = contradicted ? 'fork' : fault
  if (why === undefined) return { grew }
  if (why === 'gap') return { grew, fault: 'gap' }
  await stop(device, org, codeOf(why, grown))
  return { grew, fault: 'stopped' }
}

/** A hard stop: nothing is sealed for the organisation any more, and a person is told. */
export async function stop(device: Device, org: string, why: ProblemCode): Promise<void> {
  const { keyLogs } = device.database
  const record = await keyLogs.get(org)
  if (record !== undefined && record.blocked === undefined && why === 'key_changed')
    await keyLogs.put({ ...record, blocked: { why, at: device.clock.now() } })
  await raiseAlarm(why, org, device)
}

function withStatements(before: KeyLogRecord | undefined, log: KeyLog, fresh: SignedStatement[]): KeyLogRecord {
  return { ...before, org: log.org, log, statements: [...(before?.statements ?? []), ...fresh] }
}

/** What continues the pinned log, and whether anything differs from what it holds. */
function apart(before: KeyLogRecord | undefined, statements: readonly SignedStatement[]) {
  const pinned = before?.statements ?? []
  const fresh: SignedStatement[] = []
  for (const statement of statements) {
    const n = readStatement(statement.st)?.n
    if (n === undefined || n > pinned.length) fresh.push(statement)
    else if (pinned[n - 1]?.st !== statement.st) return { fresh: [], contradicted: true }
  }
  return { fresh: fresh.map(({ st, sig }) => ({ st, sig })), contradicted: false }
}

/** Without anything pinned there is no key that could have changed: the log is merely none. */
function codeOf(why: KeyLogFault, pinned: KeyLogRecord | undefined): ProblemCode {
  return pinned === undefined || why === 'malformed' ? 'key_log_broken' : 'key_changed'
}
