/**
 * What a server answers to a recovery sheet, believed only where the sheet itself says so. Nothing is kept before:
 * a server could make up a whole organisation and wrap its keyring for the sheet, whose recipient is no secret.
 */
import { Problem } from '../../shared/problem.ts'
import { fromBase64url } from '../../shared/protocol/bytes.ts'
import { extendLogBy, type KeyLog, type SignedStatement } from '../../shared/protocol/key-log.ts'
import { keysAnswerSchema, type RecoverAnswer } from '../../shared/protocol/keys.ts'
import { openWrap } from '../crypto/age-wrap.ts'
import { type Keyring, publicRoot, readKeyring, recipientsOf } from '../crypto/keyring.ts'
import { recoveryBind, type Sheet } from '../crypto/recovery-sheet.ts'
import { verifySignature } from '../crypto/statements.ts'
import type { Device } from '../store/device.ts'
import { ask } from './request.ts'

/**
 * The keyring of the organisation that the sheet was printed for. The sheet names a root that stood then; the log
 * leads by signature from there to the root of today, which the keyring must hold.
 * @throws {Problem} `key_changed` (another organisation's keys), `cannot_open`, `offline` …
 */
export async function sheetKeyring(
  device: Device,
  server: string,
  sheet: Sheet,
  answer: RecoverAnswer,
): Promise<Keyring> {
  const keyring = readKeyring(await openWrap([sheet.identity], fromBase64url(answer.wrap)))
  const log = await askLog(device, server, answer)
  if (!isOfSheet(log, sheet, answer.bind) || !(await isOfLog(keyring, log))) throw new Problem('key_changed')
  return keyring
}

function isOfSheet(log: KeyLog, sheet: Sheet, bind: string): boolean {
  return log.recovery === sheet.recipient && log.roots.some((root) => recoveryBind(sheet, log.org, root) === bind)
}

/** An older keyring could not go on with the log. */
async function isOfLog(keyring: Keyring, log: KeyLog): Promise<boolean> {
  if (keyring.org !== log.org || keyring.root === undefined) return false
  if ((await publicRoot(keyring)) !== log.root) return false
  return (await recipientsOf(keyring)).join() === log.epochs.join()
}

/** The organisation's log as the server shows it to the device it has just taken in. */
async function askLog(device: Device, server: string, { organisation, tokens }: RecoverAnswer): Promise<KeyLog> {
  const statements: SignedStatement[] = []
  for (let after = 0, more = true; more; ) {
    const question = { method: 'POST', path: '/v1/keys/pull', body: { after }, token: tokens.access } as const
    const page = await ask(device, server, question, keysAnswerSchema)
    for (const { org, st, sig } of page.statements) if (org === organisation.id) statements.push({ st, sig })
    const last = page.statements.at(-1)?.n ?? after
    if (page.more && last <= after) throw new Problem('feed_broken', 'keys')
    after = last
    more = page.more
  }
  const { log, fault } = await extendLogBy(undefined, organisation.id, statements, verifySignature)
  if (log === undefined || fault !== undefined) throw new Problem('key_changed')
  return log
}
