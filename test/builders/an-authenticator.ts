/** A computer's authenticator in memory: a secret for each passkey, and the HMAC of a salt under it, as CTAP has it. */
import { createHmac, randomBytes } from 'node:crypto'
import type { Passkeys } from '../../extension/platform/passkeys.ts'
import { Problem } from '../../shared/problem.ts'

export type Authenticator = Passkeys & {
  /** The person presses "cancel", or nobody comes. */
  cancels: boolean
  /** As when somebody deletes the passkeys in the settings of the computer. */
  forget(): void
  /** What the next passkeys compute, in bytes. */
  length: number
  /** Whose passkeys it holds. */
  users(): string[]
}

export function anAuthenticator(): Authenticator {
  const held = new Map<string, { user: string; seed: Buffer }>()
  const name = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
  const authenticator: Authenticator = {
    cancels: false,
    length: 32,
    forget: () => held.clear(),
    users: () => [...held.values()].map(({ user }) => user),
    offered: async () => true,
    async make(user, salt) {
      if (authenticator.cancels) throw new Problem('passkey_failed')
      for (const [id, one] of held) if (one.user === name(user)) held.delete(id)
      const credential = Uint8Array.from(randomBytes(16))
      held.set(name(credential), { user: name(user), seed: randomBytes(32) })
      return { credential, secret: await authenticator.secret(credential, salt) }
    },
    async secret(credential, salt) {
      const passkey = held.get(name(credential))
      if (authenticator.cancels || passkey === undefined) throw new Problem('passkey_failed')
      const computed = createHmac('sha256', passkey.seed).update(salt).digest()
      return Uint8Array.from(computed.subarray(0, authenticator.length))
    },
  }
  return authenticator
}
