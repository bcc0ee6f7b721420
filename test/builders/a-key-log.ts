/** An organisation's key log, made and signed as its keepers would, with a root that can be rotated. */
import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import { verifyStatement } from '../../server/keys/log.ts'
import { toBase64url } from '../../shared/protocol/bytes.ts'
import {
  extendLog,
  type KeyFact,
  type KeyLog,
  rootProofBytes,
  type SignedStatement,
  statementBytes,
  statementText,
} from '../../shared/protocol/key-log.ts'
import type { KeysPush } from '../../shared/protocol/keys.ts'
import type { TestServer } from './a-server.ts'
import type { DeviceKeys, EnrolledDevice } from './an-enrolled-device.ts'

export type TestRoot = { privateKey: KeyObject; key: string }

export function aRoot(): TestRoot {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  return { privateKey, key: String(publicKey.export({ format: 'jwk' }).x) }
}

/** Something in the form of an age recipient. */
export function aRecipient(): string {
  const letters = [...randomBytes(58)].map((byte) => 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'[byte % 32])
  return `age1${letters.join('')}`
}

/** Something in the form of an age file. */
export function aWrap(): string {
  return toBase64url(randomBytes(200))
}

export function deviceAdded(
  device: Omit<DeviceKeys, 'privateKey'>,
  { keeper = false, role = 'professional' } = {},
): KeyFact {
  const { id, signKey, agreeKey } = device
  return { t: 'device_added', device: id, signKey, agreeKey, role: role as 'professional', keeper }
}

export type TestKeyLog = {
  org: string
  root: TestRoot
  log: KeyLog | undefined
  statements: SignedStatement[]
  /** What would follow; it does not become part of the log. `by`: another's root. */
  draft(fact: KeyFact, by?: TestRoot, after?: KeyLog): SignedStatement
  /** Adds the statements of these facts. */
  add(...facts: KeyFact[]): Promise<SignedStatement[]>
  rotateRoot(): Promise<SignedStatement[]>
}

export function aKeyLog(org: string): TestKeyLog {
  const own: TestKeyLog = {
    org,
    root: aRoot(),
    log: undefined,
    statements: [],
    draft(fact, by = own.root, after = own.log) {
      const st = statementText(after, org, uuidv7(), fact)
      return { st, sig: toBase64url(sign(null, statementBytes(st), by.privateKey)) }
    },
    async add(...facts) {
      const added: SignedStatement[] = []
      for (const fact of facts) {
        const statement = own.draft(fact)
        const next = await extendLog(own.log, org, statement, verifyStatement)
        if (typeof next === 'string') throw new Error(next)
        own.log = next
        own.statements.push(statement)
        added.push(statement)
      }
      return added
    },
    async rotateRoot() {
      const next = aRoot()
      const proof = toBase64url(sign(null, rootProofBytes(org, next.key, own.log?.hash ?? ''), next.privateKey))
      const added = await own.add({ t: 'root_rotated', root: next.key, proof })
      own.root = next
      return added
    },
  }
  return own
}

/** The statements with which a first device begins the log: itself as keeper, one epoch. */
export async function foundingOf(keys: TestKeyLog, founder: DeviceKeys): Promise<SignedStatement[]> {
  return await keys.add(
    { t: 'org_created', root: keys.root.key },
    { t: 'enc_epoch', e: 1, recipient: aRecipient(), suite: 1 },
    deviceAdded(founder, { keeper: true }),
  )
}

/** What the server says to a push of keys: `taken` or the code of its problem. */
export async function pushKeys(
  { call }: TestServer,
  device: EnrolledDevice,
  { statements = [], rings = [], ...rest }: Partial<KeysPush>,
): Promise<string> {
  const body = { statements, rings, ...rest }
  const response = await call('POST', '/v1/keys/push', body, device.tokens.access)
  return response.status === 200 ? 'taken' : ((await response.json()) as { error: string }).error
}

/** The organisation's first device, with a key log it founded. */
export async function aFoundedOrganisation(
  server: TestServer,
  org: string,
): Promise<{ keeper: EnrolledDevice; keys: TestKeyLog }> {
  const keeper = await server.enrol(org)
  const keys = aKeyLog(org)
  const said = await pushKeys(server, keeper, { statements: await foundingOf(keys, keeper) })
  if (said !== 'taken') throw new Error(said)
  return { keeper, keys }
}

/** A further device, admitted by the log. */
export async function anAdmittedDevice(
  server: TestServer,
  { keeper, keys }: { keeper: EnrolledDevice; keys: TestKeyLog },
  as: { keeper?: boolean } = {},
): Promise<EnrolledDevice> {
  const device = await server.enrol(keys.org)
  const said = await pushKeys(server, keeper, { statements: await keys.add(deviceAdded(device, as)) })
  if (said !== 'taken') throw new Error(said)
  return device
}
