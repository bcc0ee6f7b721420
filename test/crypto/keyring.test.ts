/** The keyring an organisation's devices share, and what it may do with the root and without. */

import { v7 as uuidv7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { newEncryptionKey } from '../../extension/crypto/age-wrap.ts'
import {
  keyringBytes,
  newKeyring,
  publicRoot,
  readKeyring,
  recipientsOf,
  withNewRoot,
  withNextEpoch,
  withoutRoot,
} from '../../extension/crypto/keyring.ts'
import { signStatement } from '../../extension/crypto/statements.ts'
import fc from '../property.ts'

const org = uuidv7()
const keyring = await newKeyring(org)
const { recipient } = await newEncryptionKey()
const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value))

describe('a keyring', () => {
  it('begins with a root and one epoch', async () => {
    expect(keyring.epochs).toHaveLength(1)
    expect(await publicRoot(keyring)).toMatch(/^[\w-]{43}$/)
    expect(await publicRoot(keyring)).not.toBe(keyring.root)
  })

  it('comes back from its bytes, with the root and without', () => {
    expect(readKeyring(keyringBytes(keyring))).toEqual(keyring)
    expect(readKeyring(keyringBytes(withoutRoot(keyring)))).toEqual({ org, epochs: keyring.epochs })
  })

  it('gains an epoch and keeps the earlier ones', async () => {
    const next = await withNextEpoch(keyring)
    expect(next.epochs).toHaveLength(2)
    expect(next.epochs[0]).toBe(keyring.epochs[0])
    const recipients = await recipientsOf(next)
    expect(recipients[0]).toEqual((await recipientsOf(keyring))[0])
    expect(new Set(recipients).size).toBe(2)
    expect(keyring.epochs).toHaveLength(1)
  })

  it('changes its root and nothing else', async () => {
    const next = withNewRoot(keyring)
    expect(await publicRoot(next)).not.toBe(await publicRoot(keyring))
    expect(next.epochs).toEqual(keyring.epochs)
  })

  it('without the root speaks for nobody', async () => {
    const member = withoutRoot(keyring)
    await expect(publicRoot(member)).rejects.toMatchObject({ code: 'not_keeper' })
    const root = await publicRoot(keyring)
    await expect(signStatement(member, undefined, org, { t: 'org_created', root })).rejects.toMatchObject({
      code: 'not_keeper',
    })
    expect(new TextDecoder().decode(keyringBytes(member))).not.toContain(keyring.root)
  })

  it.each([
    ['nothing', new Uint8Array()],
    ['no JSON', new TextEncoder().encode('Kanarienvogel')],
    ['another organisation than a UUID', bytes({ ...keyring, org: 'x' })],
    ['a root of another length', bytes({ ...keyring, root: 'AAAA' })],
    ['an epoch that is no identity', bytes({ ...keyring, epochs: ['age1x'] })],
    ['a recipient instead of an identity', bytes({ ...keyring, epochs: [recipient] })],
    ['more than belongs there', bytes({ ...keyring, more: 1 })],
  ])('is not read from %s', (_, wrong) => {
    expect(() => readKeyring(wrong)).toThrowError(expect.objectContaining({ code: 'cannot_open' }))
  })

  it('is not read from any other bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (other) => {
        expect(() => readKeyring(other)).toThrowError(expect.objectContaining({ code: 'cannot_open' }))
      }),
    )
  })
})
