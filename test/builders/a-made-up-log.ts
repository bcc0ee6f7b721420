/** A key log that an organisation never wrote, as a server would make it up. */
import { newKeyring, publicRoot } from '../../extension/crypto/keyring.ts'
import { LogDraft } from '../../extension/sync/log-draft.ts'
import type { SignedStatement } from '../../shared/protocol/key-log.ts'
import type { KeysAnswer } from '../../shared/protocol/keys.ts'

export type Listed = KeysAnswer['statements'][number]

/** Signed as it must be, by a root of the server's own. */
export async function madeUpLog(org: string): Promise<SignedStatement[]> {
  const keyring = await newKeyring(org)
  const draft = new LogDraft(org, undefined, keyring)
  await draft.say({ t: 'org_created', root: await publicRoot(keyring) })
  await draft.sayEpoch()
  return draft.statements
}

/** As they stand in the key directory, numbered from `first` on. */
export const listed = (org: string, statements: readonly SignedStatement[], first = 1): Listed[] =>
  statements.map(({ st, sig }, at) => ({ n: first + at, org, st, sig }))
