/** An organisation's keyring in the demonstration: the same content that the extension's keepers hold and wrap. */
import { createPrivateKey, createPublicKey, type KeyObject, randomBytes, sign } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import { fromBase64url, toBase64url } from '../../../shared/protocol/bytes.ts'
import {
  extendLog,
  type KeyFact,
  type KeyLog,
  type SignedStatement,
  statementBytes,
  statementText,
} from '../../../shared/protocol/key-log.ts'
import { base64url, id } from '../../../shared/scalars.ts'
import { z } from '../../../shared/zod.ts'
import { verifyStatement } from '../../keys/log.ts'
import { newAgeKey } from './age.ts'

/** PKCS #8 around an Ed25519 seed (RFC 8410). */
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex')

const keyringSchema = z.strictObject({
  org: id,
  /** Ed25519 seed. */
  root: base64url.length(43),
  /** Age identities by epoch. */
  epochs: z.array(z.string()),
})
export type DemoKeyring = z.infer<typeof keyringSchema>

/** A keyring with a new root and one epoch. */
export async function newKeyring(org: string): Promise<DemoKeyring> {
  const { identity } = await newAgeKey()
  return { org, root: toBase64url(randomBytes(32)), epochs: [identity] }
}

/** @throws where the text is no keyring with a root */
export function readKeyring(text: string): DemoKeyring {
  return keyringSchema.parse(JSON.parse(text))
}

/** The root's public key, base64url. */
export function publicRoot({ root }: DemoKeyring): string {
  const { x } = createPublicKey(rootKey(root)).export({ format: 'jwk' })
  return String(x)
}

/** Statements of these facts, one following the other, as the first of the organisation's log. */
export async function signLog(keyring: DemoKeyring, facts: readonly KeyFact[]): Promise<SignedStatement[]> {
  const key = rootKey(keyring.root)
  const statements: SignedStatement[] = []
  let log: KeyLog | undefined
  for (const fact of facts) {
    const st = statementText(log, keyring.org, uuidv7(), fact)
    const statement = { st, sig: toBase64url(sign(null, statementBytes(st), key)) }
    const next = await extendLog(log, keyring.org, statement, verifyStatement)
    if (typeof next === 'string') throw new Error(`a key log of the demonstration is wrong: ${next}`)
    log = next
    statements.push(statement)
  }
  return statements
}

function rootKey(seed: string): KeyObject {
  return createPrivateKey({ key: Buffer.concat([pkcs8, fromBase64url(seed)]), format: 'der', type: 'pkcs8' })
}
