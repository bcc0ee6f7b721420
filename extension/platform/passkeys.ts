/**
 * Passkeys of this computer (Windows Hello, Touch ID) as sources of a secret: WebAuthn with its extension `prf`, the
 * extension's own origin being the relying party. No server checks a signature here; what the secret opens proves it.
 */
import { Problem } from '../../shared/problem.ts'

type Bytes = Uint8Array<ArrayBuffer>

export type Passkeys = {
  /** Whether this browser and this computer offer it; that its secret comes, only making one tells. */
  offered(): Promise<boolean>
  /**
   * Makes a passkey for `user` (a passkey made for the same one before is replaced) and asks for its secret.
   * @throws {Problem} `passkey_failed`: cancelled or timed out; `passkey_unfit`: it gives no secret;
   *   `passkey_synced`: it would be copied into an account on the internet
   */
  make(user: Bytes, salt: Bytes): Promise<{ credential: Bytes; secret: Bytes }>
  /**
   * The secret of a passkey for this salt, 32 bytes, after the person proved who they are.
   * @throws {Problem} `passkey_failed`: cancelled, timed out or gone, which the browser keeps apart from nobody;
   *   `passkey_unfit`
   */
  secret(credential: Bytes, salt: Bytes): Promise<Bytes>
}

export const webPasskeys: Passkeys = {
  async offered() {
    // Firefox refuses them to extensions, whatever its capabilities say.
    if (globalThis.location?.protocol !== 'chrome-extension:') return false
    const can = await PublicKeyCredential.getClientCapabilities()
    return can['userVerifyingPlatformAuthenticator'] === true && can['extension:prf'] === true
  },

  async make(user, salt) {
    const made = await asked(() =>
      navigator.credentials.create({
        publicKey: {
          challenge: uncheckedChallenge(),
          rp: { name },
          user: { id: user, name, displayName: name },
          pubKeyCredParams: [-8, -7, -257].map((alg) => ({ type: 'public-key', alg })),
          authenticatorSelection: {
            authenticatorAttachment: 'platform',
            residentKey: 'discouraged',
            userVerification: 'required',
          },
          extensions: prf(salt),
        },
      }),
    )
    const { response, rawId } = made
    if (!(response instanceof AuthenticatorAttestationResponse) || mayBeCopied(response)) {
      throw new Problem('passkey_synced')
    }
    const { enabled, results } = made.getClientExtensionResults().prf ?? {}
    if (enabled !== true) throw new Problem('passkey_unfit')
    const credential = new Uint8Array(rawId)
    // Some authenticators compute only when they are asked a second time.
    const secret = results === undefined ? await webPasskeys.secret(credential, salt) : bytesOf(results.first)
    return { credential, secret }
  },

  async secret(credential, salt) {
    const given = await asked(() =>
      navigator.credentials.get({
        publicKey: {
          challenge: uncheckedChallenge(),
          allowCredentials: [{ type: 'public-key', id: credential, transports: ['internal'] }],
          userVerification: 'required',
          extensions: prf(salt),
        },
      }),
    )
    const { results } = given.getClientExtensionResults().prf ?? {}
    if (results === undefined) throw new Problem('passkey_unfit')
    return bytesOf(results.first)
  },
}

/** What the computer calls the passkey when it asks. */
const name = 'Kettenglied'

const prf = (salt: Bytes) => ({ prf: { eval: { first: salt } } })

/** WebAuthn asks for one; nobody here reads the signature over it. */
function uncheckedChallenge(): Bytes {
  return crypto.getRandomValues(new Uint8Array(32))
}

/** What the browser refuses is expected: it says on purpose little about why. */
async function asked(ask: () => Promise<Credential | null>): Promise<PublicKeyCredential> {
  const answer = await ask().catch((failure: unknown) => {
    if (!(failure instanceof DOMException)) throw failure
    const never = ['NotSupportedError', 'SecurityError', 'ConstraintError'].includes(failure.name)
    throw new Problem(never ? 'passkey_unfit' : 'passkey_failed')
  })
  if (!(answer instanceof PublicKeyCredential)) throw new Problem('passkey_failed')
  return answer
}

/** The flag “backup eligible” (bit 3 of the byte after the 32 of the relying party's hash). */
function mayBeCopied(response: AuthenticatorAttestationResponse): boolean {
  const flags = new Uint8Array(response.getAuthenticatorData())[32] ?? 0
  return (flags & 0b1000) !== 0
}

function bytesOf(source: BufferSource): Bytes {
  return ArrayBuffer.isView(source)
    ? Uint8Array.from(new Uint8Array(source.buffer, source.byteOffset, source.byteLength))
    : new Uint8Array(source)
}
