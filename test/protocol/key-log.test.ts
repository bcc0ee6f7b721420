/** Who an organisation is follows from what its root signed, in one order, and from nothing else. */
import { v7 as uuidv7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { type Keyring, newKeyring, publicRoot, recipientsOf, withNewRoot } from '../../extension/crypto/keyring.ts'
import { signWithRoot } from '../../extension/crypto/root-key.ts'
import { rootProof, signStatement, verifySignature } from '../../extension/crypto/statements.ts'
import { fromBase64url, toBase64url, utf8Bytes } from '../../shared/protocol/bytes.ts'
import {
  extendLog,
  extendLogBy,
  type KeyFact,
  type KeyLog,
  type SignedStatement,
  statementBytes,
  statementText,
} from '../../shared/protocol/key-log.ts'
import { activeKeepers, isRecoverable } from '../../shared/protocol/recoverable.ts'

const org = uuidv7()
const keyring = await newKeyring(org)
const root = await publicRoot(keyring)
const [recipient = ''] = await recipientsOf(keyring)
const key = (fill: number) => toBase64url(new Uint8Array(32).fill(fill))

const aDevice = (overrides: { keeper?: boolean; device?: string } = {}) =>
  ({
    t: 'device_added',
    device: uuidv7(),
    signKey: key(1),
    agreeKey: key(2),
    role: 'professional',
    keeper: false,
    ...overrides,
  }) as const

/** A log of these facts. */
async function aLog(...facts: KeyFact[]): Promise<KeyLog> {
  let log = await grown(undefined, await signStatement(keyring, undefined, org, { t: 'org_created', root }))
  for (const fact of facts) log = await grown(log, await signStatement(keyring, log, org, fact))
  return log
}

async function grown(log: KeyLog | undefined, statement: SignedStatement): Promise<KeyLog> {
  const next = await extendLog(log, org, statement, verifySignature)
  if (typeof next === 'string') throw new Error(next)
  return next
}

/** Signed as it stands, by whoever: what a keyring of ours would refuse to write. */
async function signedBy(signer: Keyring, log: KeyLog | undefined, fact: KeyFact, of = org): Promise<SignedStatement> {
  const st = statementText(log, of, uuidv7(), fact)
  return { st, sig: await signWithRoot(signer.root ?? '', statementBytes(st)) }
}

const added = (log: KeyLog | undefined, statement: SignedStatement) => extendLog(log, org, statement, verifySignature)

describe('a key log', () => {
  it('says what was signed: root, epochs, devices, the sheet', async () => {
    const one = aDevice({ keeper: true })
    const two = aDevice()
    const log = await aLog(
      { t: 'enc_epoch', e: 1, recipient, suite: 1 },
      one,
      two,
      { t: 'device_revoked', device: two.device },
      { t: 'recovery', recipient },
    )
    expect(log).toMatchObject({ org, n: 6, root, roots: [root], epochs: [recipient], recovery: recipient })
    expect(log.devices.map(({ id, keeper, revoked }) => ({ id, keeper, revoked }))).toEqual([
      { id: one.device, keeper: true, revoked: false },
      { id: two.device, keeper: false, revoked: true },
    ])
  })

  it('is recoverable with a sheet, or with two keepers that still act', async () => {
    const [first, second] = [aDevice({ keeper: true }), aDevice({ keeper: true })]
    const alone = await aLog(first, aDevice())
    expect(isRecoverable(alone)).toBe(false)
    expect(isRecoverable(await aLog(first, { t: 'recovery', recipient }))).toBe(true)
    const both = await aLog(first, second)
    expect(isRecoverable(both)).toBe(true)
    const left = await aLog(first, second, { t: 'device_revoked', device: second.device })
    expect(isRecoverable(left)).toBe(false)
    expect(activeKeepers(left).map(({ id }) => id)).toEqual([first.device])
  })

  it('refuses a statement with any bit of its text or signature changed', async () => {
    const log = await aLog({ t: 'enc_epoch', e: 1, recipient, suite: 1 })
    const { st, sig } = await signStatement(keyring, log, org, aDevice({ keeper: false }))
    for (let at = 0; at < st.length; at++) {
      for (let bit = 0; bit < 7; bit++) {
        const changed = st.slice(0, at) + String.fromCharCode(st.charCodeAt(at) ^ (1 << bit)) + st.slice(at + 1)
        expect(await added(log, { st: changed, sig })).toBeTypeOf('string')
      }
    }
    const bytes = fromBase64url(sig)
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const changed = bytes.slice()
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(await added(log, { st, sig: toBase64url(changed) })).toBe('signature')
    }
    expect(await added(log, { st, sig })).toBeTypeOf('object')
  })

  it('refuses a signature that was made over the bare text, or for another use', async () => {
    const st = statementText(undefined, org, uuidv7(), { t: 'org_created', root })
    const sig = await signWithRoot(keyring.root ?? '', utf8Bytes(st))
    expect(await added(undefined, { st, sig })).toBe('signature')
  })
})

describe('a log that does not continue', () => {
  it('is noticed: a gap, a repeat, a fork', async () => {
    const log = await aLog(aDevice())
    const next = await signStatement(keyring, log, org, aDevice())
    const after = await signStatement(keyring, await grown(log, next), org, aDevice())
    expect(await added(log, after)).toBe('gap')
    expect(await added(await grown(log, next), next)).toBe('gap')
    const otherwise = await grown(log, await signStatement(keyring, log, org, aDevice()))
    expect(await added(otherwise, after)).toBe('fork')
  })

  it('keeps what came before a statement left out, swapped, repeated or signed by another text', async () => {
    const first = await signStatement(keyring, undefined, org, { t: 'org_created', root })
    const start = await grown(undefined, first)
    const second = await signStatement(keyring, start, org, aDevice())
    const third = await signStatement(keyring, await grown(start, second), org, aDevice())
    const take = (...list: SignedStatement[]) => extendLogBy(undefined, org, list, verifySignature)
    expect(await take(first, second, third)).toMatchObject({ taken: 3, log: { n: 3 } })
    expect(await take(first, third)).toMatchObject({ taken: 1, fault: 'gap', log: { n: 1 } })
    expect(await take(first, third, second)).toMatchObject({ taken: 1, fault: 'gap' })
    expect(await take(first, second, second)).toMatchObject({ taken: 2, fault: 'gap' })
    expect(await take(second)).toMatchObject({ taken: 0, fault: 'gap' })
    const foreign = { ...third, sig: second.sig }
    expect(await take(first, second, foreign)).toMatchObject({ taken: 2, fault: 'signature', log: { n: 2 } })
    expect(await take()).toEqual({ log: undefined, taken: 0 })
  })

  it('does not begin with anything but the founding, signed by its own root', async () => {
    expect(await added(undefined, await signedBy(keyring, undefined, aDevice()))).toBe('root')
    const stranger = await newKeyring(org)
    expect(await added(undefined, await signedBy(stranger, undefined, { t: 'org_created', root }))).toBe('signature')
  })

  it('is of its organisation: a statement for another one does not fit', async () => {
    const other = uuidv7()
    expect(await added(undefined, await signedBy(keyring, undefined, { t: 'org_created', root }, other))).toBe(
      'malformed',
    )
  })

  it.each(['', '{}', 'null', '[]', '{"v":1}'])('does not take %j', async (st) => {
    expect(await added(undefined, { st, sig: 'A'.repeat(86) })).toBe('malformed')
  })
})

describe('statements that contradict what stands', () => {
  it('are refused though the root signed them', async () => {
    const device = aDevice()
    const log = await aLog({ t: 'enc_epoch', e: 1, recipient, suite: 1 }, device)
    const wrong: KeyFact[] = [
      { t: 'org_created', root },
      { t: 'enc_epoch', e: 1, recipient, suite: 1 },
      { t: 'enc_epoch', e: 3, recipient, suite: 1 },
      device,
      { t: 'device_revoked', device: uuidv7() },
    ]
    for (const fact of wrong) expect(await added(log, await signedBy(keyring, log, fact))).toBe('contradiction')
    const revoked = await grown(log, await signedBy(keyring, log, { t: 'device_revoked', device: device.device }))
    const again = { t: 'device_revoked', device: device.device } as const
    expect(await added(revoked, await signedBy(keyring, revoked, again))).toBe('contradiction')
    expect(await added(revoked, await signedBy(keyring, revoked, device))).toBe('contradiction')
  })

  it('are refused with fields of another kind or more than belong there', async () => {
    const log = await aLog()
    const text = (change: object) =>
      JSON.stringify({ ...JSON.parse(statementText(log, org, uuidv7(), aDevice())), ...change })
    for (const change of [
      { more: 1 },
      { keeper: 'yes' },
      { signKey: 'A' },
      { v: 2 },
      { n: 2.5 },
      { t: 'device_kept' },
    ]) {
      const st = text(change)
      expect(await added(log, { st, sig: await signWithRoot(keyring.root ?? '', statementBytes(st)) })).toBe(
        'malformed',
      )
    }
  })
})

describe('another root', () => {
  const next = withNewRoot(keyring)
  const rotation = async (log: KeyLog, by: Keyring, to: Keyring, proof?: string): Promise<SignedStatement> =>
    signedBy(by, log, { t: 'root_rotated', root: await publicRoot(to), proof: proof ?? (await rootProof(to, log)) })

  it('holds once the old one signed it and it proved itself; from then on it alone', async () => {
    const log = await aLog(aDevice())
    const proof = await rootProof(next, log)
    const statement = await signStatement(keyring, log, org, { t: 'root_rotated', root: await publicRoot(next), proof })
    const rotated = await grown(log, statement)
    expect(rotated.root).toBe(await publicRoot(next))
    expect(rotated.roots).toEqual([root, rotated.root])
    expect(await added(rotated, await signedBy(keyring, rotated, aDevice()))).toBe('signature')
    expect(await added(rotated, await signStatement(next, rotated, org, aDevice()))).toMatchObject({ n: 4 })
    await expect(signStatement(keyring, rotated, org, aDevice())).rejects.toMatchObject({ code: 'not_keeper' })
  })

  it('does not take over by its own word', async () => {
    const log = await aLog()
    expect(await added(log, await rotation(log, next, next))).toBe('signature')
    await expect(signStatement(next, log, org, aDevice())).rejects.toMatchObject({ code: 'not_keeper' })
  })

  it('does not hold without its own proof, for this organisation and this history', async () => {
    const log = await aLog()
    const elsewhere = await aLog(aDevice())
    const third = withNewRoot(keyring)
    const proofs = [
      await rootProof(third, log),
      await rootProof(keyring, log),
      await rootProof(next, elsewhere),
      await rootProof({ ...next, org: uuidv7() }, log),
      'A'.repeat(86),
    ]
    for (const proof of proofs) expect(await added(log, await rotation(log, keyring, next, proof))).toBe('signature')
    expect(await added(log, await rotation(log, keyring, next))).toMatchObject({ n: 2 })
  })

  it('is refused with any bit of its proof changed', async () => {
    const log = await aLog()
    const bytes = fromBase64url(await rootProof(next, log))
    for (let at = 0; at < bytes.length; at++) {
      const changed = bytes.slice()
      changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8))
      expect(await added(log, await rotation(log, keyring, next, toBase64url(changed)))).toBe('signature')
    }
  })
})
