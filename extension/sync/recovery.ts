/** The recovery sheet: printed once, kept in a safe, and enough alone to begin again on an empty browser. */
import { Problem } from '../../shared/problem.ts'
import { toBase64url } from '../../shared/protocol/bytes.ts'
import {
  type KeysPush,
  type RecoverRequest,
  recoverAnswerSchema,
  recoverRequestSchema,
} from '../../shared/protocol/keys.ts'
import { wrapFor } from '../crypto/age-wrap.ts'
import { publicHalves } from '../crypto/device-keys.ts'
import { type Keyring, keyringBytes, publicRoot } from '../crypto/keyring.ts'
import { newSheet, readSheet, recoveryBind, type Sheet } from '../crypto/recovery-sheet.ts'
import { type Device, thisDevice } from '../store/device.ts'
import { ownKeyLog } from '../store/key-logs.ts'
import { type Enrolment, writeMeta } from '../store/meta.ts'
import { withStorageProblems } from '../store/trouble.ts'
import { become, joining, type Leaving, mayBecome } from './enrol.ts'
import { pullDirectory } from './key-directory.ts'
import { keepersKeyring, wholeKeyring } from './own-ring.ts'
import { stop } from './pin-log.ts'
import { ask } from './request.ts'
import { greet } from './same-server.ts'
import { serverAddress } from './server-address.ts'
import { sheetKeyring } from './sheet-keyring.ts'
import { settleAdmission } from './take-part.ts'
import { admittedSession, pushKeys, writeLog } from './write-log.ts'

/** A new sheet to print; it holds only once it was confirmed. @throws {Problem} `not_keeper`, `locked` */
export async function prepareSheet(device: Device = thisDevice): Promise<Sheet> {
  await keepersKeyring(await admittedSession(device))
  return newSheet()
}

/** The person typed six of its characters back: from now on this sheet holds. @throws {Problem} `not_keeper`, `locked`, `offline` … */
export async function confirmSheet(sheet: Sheet, device: Device = thisDevice): Promise<void> {
  const { recipient } = sheet
  await writeLog(await admittedSession(device), async (draft) => {
    if (draft.log === undefined || draft.log.recovery === recipient) return undefined
    const { root } = draft.log
    await draft.say({ t: 'recovery', recipient })
    return { recovery: await recordOf(sheet, draft.keyring, root) }
  })
}

/**
 * The yearly try: whether what was typed from the paper is the sheet that holds. What the server keeps for it is told
 * anew, so that it opens today's keys, also where a restored backup had forgotten it.
 * @throws {Problem} `sheet_invalid` (another sheet, or none), `not_keeper`, `locked`, `offline` …
 */
export async function trySheet(code: string, device: Device = thisDevice): Promise<void> {
  const sheet = await readSheet(code)
  if (sheet === undefined) throw new Problem('sheet_invalid')
  const session = await admittedSession(device)
  await pullDirectory(session)
  const { log, keyring } = await wholeKeyring(session)
  if (log.recovery !== sheet.recipient) throw new Problem('sheet_invalid')
  const recovery = { ...(await recordOf(sheet, keyring, log.root)), recipient: sheet.recipient }
  await pushKeys(session, { statements: [], rings: [], recovery })
  await writeMeta(device.database, 'sheetSeenAt', device.clock.now())
}

/** What the server keeps for a sheet. @param root the organisation's public root as it stands */
async function recordOf(sheet: Sheet, keyring: Keyring, root: string): Promise<NonNullable<KeysPush['recovery']>> {
  const { id, authHash, recipient } = sheet
  const wrap = toBase64url(await wrapFor([recipient], keyringBytes(keyring)))
  return { id, authHash, bind: recoveryBind(sheet, keyring.org, root), wrap }
}

/**
 * Makes this browser a keeper of the organisation with nothing but the sheet; the keys begin a new epoch. Which
 * lost devices are to be shut out, the person then chooses from the list.
 * @throws {Problem} `sheet_invalid`, `address_invalid`, `key_changed` (the keys the server shows are not those of
 *   the sheet; nothing of them was kept), `undelivered_left`, `offline` …
 */
export async function recover(
  server: string,
  code: string,
  device: Device = thisDevice,
  leaving: Leaving = 'nothing',
): Promise<Enrolment> {
  const address = serverAddress(server)
  if (address === undefined) throw new Problem('address_invalid')
  const sheet = await readSheet(code)
  if (sheet === undefined) throw new Problem('sheet_invalid')
  return withStorageProblems(async () => {
    const hello = await greet(device, address)
    await mayBecome(device, hello, leaving)
    const { deviceId, keys } = await joining(device, sheet.id)
    const body: RecoverRequest = recoverRequestSchema.parse({
      sheet: sheet.id,
      auth: sheet.auth,
      device: { id: deviceId, ...(await publicHalves(keys)), client: device.version ?? 'unpacked' },
    })
    const answer = await ask(device, address, { method: 'POST', path: '/v1/recover', body }, recoverAnswerSchema)
    if (answer.instance !== hello.instance) throw new Problem('not_this_server')
    const keyring = await sheetKeyring(device, address, sheet, answer)
    await mayBecome(device, answer, leaving)
    const card = { org: keyring.org, root: await publicRoot(keyring), role: 'professional', keyring } as const
    const enrolment = await become(device, address, { answer, keys, card })
    await joinWithSheet({ device, enrolment }, sheet)
    return enrolment
  })
}

/** The log must be the one that knows this sheet; then the device signs itself in and the keys change. */
async function joinWithSheet(session: Parameters<typeof settleAdmission>[0], { recipient }: Sheet): Promise<void> {
  const standing = await settleAdmission(session)
  const own = await ownKeyLog(session.device)
  if (standing !== 'admitted' || own?.log.recovery !== recipient) {
    await stop(session.device, session.enrolment.organisationId, 'key_changed')
    throw new Problem('key_changed')
  }
  await writeLog(session, async (draft) => {
    await draft.nextEpoch()
    return {}
  })
}
