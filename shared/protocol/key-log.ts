/**
 * The key log of an organisation: an append-only list of statements signed by its root key, each naming the
 * hash of the one before. Who the organisation is, which devices write for it and to which key one seals for
 * it follow from this log alone, never from a server's word.
 */
import { code } from '../codes/schema.ts'
import { base64url, id } from '../scalars.ts'
import { z } from '../zod.ts'
import { fromBase64url, toBase64url, utf8Bytes } from './bytes.ts'
import { leafOf } from './chain.ts'

const key = base64url.length(43)
/** An age recipient (`age1…`, X25519). */
export const recipient = z.string().regex(/^age1[a-z0-9]{58}$/)
const head = {
  v: z.literal(1),
  id,
  org: id,
  /** Place in the log, from 1 on without a gap. */
  n: z.number().int().min(1),
  /** SHA-256 of the text of the statement before, base64url; null for the first. */
  prev: key.nullable(),
}

/** The statements of a key log; all are signed by the root that stood before them, the first by its own. */
const keyStatementSchema = z.discriminatedUnion('t', [
  /** The organisation's Ed25519 root. */
  z.strictObject({ ...head, t: z.literal('org_created'), root: key }),
  /** From here on one seals to this recipient; `e` counts from 1 without a gap. */
  z.strictObject({ ...head, t: z.literal('enc_epoch'), e: z.number().int().min(1), recipient, suite: z.literal(1) }),
  /** A device writes for the organisation; a keeper also holds the root and may admit and revoke others. */
  z.strictObject({
    ...head,
    t: z.literal('device_added'),
    device: id,
    signKey: key,
    agreeKey: key,
    role: code('role'),
    keeper: z.boolean(),
  }),
  z.strictObject({ ...head, t: z.literal('device_revoked'), device: id }),
  /** The recovery sheet that holds from here on; written once six of its characters were typed back. */
  z.strictObject({ ...head, t: z.literal('recovery'), recipient }),
  /** A new root, after a keeper left. `proof`: Ed25519 by the new root over `rootProofBytes`. */
  z.strictObject({ ...head, t: z.literal('root_rotated'), root: key, proof: base64url.length(86) }),
])
export type KeyStatement = z.infer<typeof keyStatementSchema>

/** A statement as it travels: exact text and Ed25519 signature over `statementBytes`. */
export const signedStatementSchema = z.object({ st: z.string().max(2_000), sig: base64url.length(86) })
export type SignedStatement = z.infer<typeof signedStatementSchema>

export type LogDevice = {
  id: string
  signKey: string
  agreeKey: string
  role: string
  keeper: boolean
  revoked: boolean
}

/** What a log says. */
export type KeyLog = {
  org: string
  /** Statements read, and the hash of the last one's text. */
  n: number
  hash: string
  root: string
  /** All roots there ever were, oldest first. */
  roots: string[]
  /** Recipients by epoch: `epochs[e - 1]`. */
  epochs: string[]
  devices: LogDevice[]
  /** Recipient of the sheet that holds. */
  recovery?: string
}

/** Why a statement does not continue a log. */
export type KeyLogFault = 'malformed' | 'gap' | 'fork' | 'signature' | 'root' | 'contradiction'

/** Whether `signature` (base64url) is Ed25519 by the raw public `key` (base64url) over `bytes`. */
export type Verify = (key: string, bytes: Uint8Array<ArrayBuffer>, signature: string) => Promise<boolean>

/** What the signature of a statement is over: a tag, so that it stands for nothing else, and the text. */
export function statementBytes(text: string): Uint8Array<ArrayBuffer> {
  return utf8Bytes(`key-statement-v1\0${text}`)
}

/**
 * What a new root signs to be taken over by it. `prev`: hash of the statement before the rotation, so that the
 * proof stands for this history alone and cannot be set behind another one that a device never saw before.
 */
export function rootProofBytes(org: string, root: string, prev: string): Uint8Array<ArrayBuffer> {
  return utf8Bytes(`root-rotation-v1\0${org}\0${root}\0${prev}`)
}

/** What a statement adds, without its place. */
export type KeyFact = KeyStatement extends infer S
  ? S extends KeyStatement
    ? Omit<S, keyof typeof head>
    : never
  : never

/** The text of the statement that follows `log` (undefined for the first). */
export function statementText(log: KeyLog | undefined, org: string, statementId: string, fact: KeyFact): string {
  const place = { v: 1 as const, id: statementId, org, n: (log?.n ?? 0) + 1, prev: log?.hash ?? null }
  return JSON.stringify({ ...place, ...fact } satisfies KeyStatement)
}

/** A statement's parts; undefined for what is none, such as one of a newer version. */
export function readStatement(text: string): KeyStatement | undefined {
  try {
    const read = keyStatementSchema.safeParse(JSON.parse(text))
    return read.success ? read.data : undefined
  } catch {
    return undefined
  }
}

/**
 * The log with one more statement.
 * @param log what was read so far; undefined before the first statement
 */
export async function extendLog(
  log: KeyLog | undefined,
  org: string,
  { st, sig }: SignedStatement,
  verify: Verify,
): Promise<KeyLog | KeyLogFault> {
  const statement = readStatement(st)
  if (statement === undefined || statement.org !== org) return 'malformed'
  if (statement.n !== (log?.n ?? 0) + 1) return 'gap'
  if (statement.prev !== (log?.hash ?? null)) return 'fork'
  const signer = log?.root ?? (statement.t === 'org_created' ? statement.root : undefined)
  if (signer === undefined) return 'root'
  if (!(await verify(signer, statementBytes(st), sig))) return 'signature'
  const hash = toBase64url(leafOf(st))
  if (log === undefined) {
    const { root } = statement as Extract<KeyStatement, { t: 'org_created' }>
    return { org, n: 1, hash, root, roots: [root], epochs: [], devices: [] }
  }
  const next = await withFact(log, statement, verify)
  return typeof next === 'string' ? next : { ...next, n: statement.n, hash }
}

async function withFact(log: KeyLog, statement: KeyStatement, verify: Verify): Promise<KeyLog | KeyLogFault> {
  switch (statement.t) {
    case 'org_created':
      return 'contradiction'
    case 'enc_epoch':
      if (statement.e !== log.epochs.length + 1) return 'contradiction'
      return { ...log, epochs: [...log.epochs, statement.recipient] }
    case 'device_added': {
      const { device: added, signKey, agreeKey, role, keeper } = statement
      if (log.devices.some((device) => device.id === added)) return 'contradiction'
      return { ...log, devices: [...log.devices, { id: added, signKey, agreeKey, role, keeper, revoked: false }] }
    }
    case 'device_revoked': {
      const revoked = log.devices.find((device) => device.id === statement.device)
      if (revoked === undefined || revoked.revoked) return 'contradiction'
      const devices = log.devices.map((device) => (device === revoked ? { ...device, revoked: true } : device))
      return { ...log, devices }
    }
    case 'recovery':
      return { ...log, recovery: statement.recipient }
    case 'root_rotated': {
      const { root, proof } = statement
      if (!(await verify(root, rootProofBytes(log.org, root, log.hash), proof))) return 'signature'
      return { ...log, root, roots: [...log.roots, root] }
    }
  }
}

/** The log after several statements, and the fault of the first that did not fit. */
export async function extendLogBy(
  log: KeyLog | undefined,
  org: string,
  statements: readonly SignedStatement[],
  verify: Verify,
): Promise<{ log: KeyLog | undefined; taken: number; fault?: KeyLogFault }> {
  let grown = log
  for (const [taken, statement] of statements.entries()) {
    const next = await extendLog(grown, org, statement, verify)
    if (typeof next === 'string') return { log: grown, taken, fault: next }
    grown = next
  }
  return { log: grown, taken: statements.length }
}

/** The raw bytes of a root's public key, for the six words. */
export function rootBytes(log: KeyLog): Uint8Array<ArrayBuffer> {
  return fromBase64url(log.root)
}
