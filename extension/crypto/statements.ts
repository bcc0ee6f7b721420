/** Writing and checking the statements of a key log: Ed25519 by the organisation's root. */
import { v7 as uuidv7 } from 'uuid'
import { Problem } from '../../shared/problem.ts'
import {
  type KeyFact,
  type KeyLog,
  rootProofBytes,
  type SignedStatement,
  statementBytes,
  statementText,
  type Verify,
} from '../../shared/protocol/key-log.ts'
import { type Keyring, publicRoot, rootSeed } from './keyring.ts'
import { signWithRoot } from './root-key.ts'
import { readVerifyKey, verifyBytes } from './verify.ts'

/**
 * The statement that follows `log`, signed by the root that stands in it; a root is rotated by a statement of
 * the keyring *before* (`withNewRoot`), with the new one's proof.
 * @param log undefined for the organisation's first statement
 * @param at ms since 1970: the statement's id tells when it was made (`lastSaid`)
 * @throws {Problem} `not_keeper`: the keyring does not hold the log's root
 */
export async function signStatement(
  keyring: Keyring,
  log: KeyLog | undefined,
  org: string,
  fact: KeyFact,
  at: number = Date.now(),
): Promise<SignedStatement> {
  if (log !== undefined && (await publicRoot(keyring)) !== log.root) throw new Problem('not_keeper')
  const st = statementText(log, org, uuidv7({ msecs: at }), fact)
  return { st, sig: await signWithRoot(rootSeed(keyring), statementBytes(st)) }
}

/**
 * What the root of `keyring` says to become its organisation's root behind `log`; goes into `root_rotated`.
 * @throws {Problem} `not_keeper`
 */
export async function rootProof(keyring: Keyring, log: KeyLog): Promise<string> {
  const root = await publicRoot(keyring)
  return signWithRoot(rootSeed(keyring), rootProofBytes(keyring.org, root, log.hash))
}

/** For `extendLog`. */
export const verifySignature: Verify = async (key, bytes, signature) => {
  const verifyKey = await readVerifyKey(key)
  return verifyKey !== undefined && verifyBytes(verifyKey, bytes, signature)
}
