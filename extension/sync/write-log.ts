/**
 * Continues the own organisation's key log: statements and the keyrings that go with them travel together, all or
 * nothing. Where another keeper was faster, it is said again behind what that one said.
 */
import { Problem } from '../../shared/problem.ts'
import { type KeysPush, keysPushAnswerSchema } from '../../shared/protocol/keys.ts'
import { keepKeyring } from '../keys/own-keyring.ts'
import { readMeta } from '../store/meta.ts'
import { pullDirectory } from './key-directory.ts'
import { LogDraft } from './log-draft.ts'
import { wholeKeyring } from './own-ring.ts'
import { askAs, type Session } from './session.ts'

/** Times that another keeper may be faster before a person is told. */
const attempts = 4

/** What goes with the statements, beside the keyrings of all devices where the keyring changed. */
type Accompanying = Partial<Pick<KeysPush, 'rings' | 'recovery'>>

/**
 * @param say puts the statements into the draft; none: nothing is sent
 * @throws {Problem} `not_keeper`, `locked`, `key_changed`, `keys_returning`, `conflict` (others are always faster), `offline` …
 */
export async function writeLog(
  session: Session,
  say: (draft: LogDraft) => Promise<Accompanying | undefined>,
): Promise<void> {
  const { device, enrolment } = session
  for (let attempt = 1; ; attempt++) {
    await pullDirectory(session)
    const { log, keyring } = await wholeKeyring(session)
    const draft = new LogDraft(enrolment.organisationId, log, keyring, device.clock.now())
    const beside = await say(draft)
    if (draft.statements.length === 0) return
    const body = await bodyOf(draft, keyring !== draft.keyring, beside)
    try {
      await pushKeys(session, body)
    } catch (failure) {
      if (attempt < attempts && failure instanceof Problem && failure.code === 'conflict') continue
      throw failure
    }
    await keepKeyring(draft.keyring, device)
    await pullDirectory(session)
    return
  }
}

/**
 * Sends what is ready; the server takes all of it or none.
 * @throws {Problem} `conflict` (another keeper was faster), `not_keeper`, `offline` and what else the server says
 */
export async function pushKeys(session: Session, body: KeysPush): Promise<void> {
  await askAs(session, { method: 'POST', path: '/v1/keys/push', body }, keysPushAnswerSchema)
}

async function bodyOf(draft: LogDraft, changed: boolean, beside: Accompanying = {}): Promise<KeysPush> {
  const rings = changed ? await draft.rings() : (beside.rings ?? [])
  const recovery = beside.recovery ?? (changed ? await draft.forSheet() : undefined)
  return { statements: draft.statements, rings, ...(recovery === undefined ? {} : { recovery }) }
}

/** The session of this device for work that a person asked for. @throws {Problem} `not_enrolled`, `not_admitted` */
export async function admittedSession(device: Session['device']): Promise<Session> {
  const enrolment = await readMeta(device.database, 'enrolment')
  if (enrolment === undefined) throw new Problem('not_enrolled')
  if ((await readMeta(device.database, 'admission')) === 'waiting') throw new Problem('not_admitted')
  return { device, enrolment }
}
