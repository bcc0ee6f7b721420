/** Two devices that hold one code need not believe the server between them. */
import { v7 as uuidv7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import {
  type Card,
  invitationAuthHash,
  invitationMac,
  newInvitation,
  openCard,
  sealCard,
} from '../../extension/crypto/invitation.ts'
import { newKeyring, publicRoot, withoutRoot } from '../../extension/crypto/keyring.ts'
import { fromBase64url, toBase64url } from '../../shared/protocol/bytes.ts'
import { invitationAuth, readInvitationCode, writeInvitationCode } from '../../shared/protocol/invitation-code.ts'
import { invitationSchema } from '../../shared/protocol/keys.ts'

const { id, secret } = newInvitation()
const keyring = await newKeyring(uuidv7())
const card: Card = {
  org: keyring.org,
  root: await publicRoot(keyring),
  role: 'professional',
  server: 'https://kettenglied.kreis.example',
}
const key = (fill: number) => toBase64url(new Uint8Array(32).fill(fill))
const device = { id: uuidv7(), signKey: key(1), agreeKey: key(2) }
const cannotOpen = (attempt: Promise<unknown>) => expect(attempt).rejects.toMatchObject({ code: 'cannot_open' })

describe('a new invitation', () => {
  it('can be written down and read again, and is another one every time', () => {
    expect(readInvitationCode(writeInvitationCode({ id, secret }))).toEqual({ id, secret })
    const codes = Array.from({ length: 200 }, () => writeInvitationCode(newInvitation()))
    expect(new Set(codes).size).toBe(200)
    expect(new Set(codes.map((code) => code.slice(0, 8))).size).toBe(200)
  })

  it('tells the server what fits its schema, and not the secret', async () => {
    const told = {
      id,
      authHash: invitationAuthHash(secret),
      role: 'professional',
      card: await sealCard(secret, id, card),
    }
    expect(invitationSchema.safeParse(told).success).toBe(true)
    expect(JSON.stringify(told)).not.toContain(toBase64url(secret))
    expect(JSON.stringify(told)).not.toContain(toBase64url(invitationAuth(secret)))
  })
})

describe('the proof that a device holds the code', () => {
  it('is the same on both sides and fits this device alone', () => {
    const mac = invitationMac(secret, device)
    expect(invitationMac(secret.slice(), { ...device })).toBe(mac)
    const others = [
      { ...device, id: uuidv7() },
      { ...device, signKey: key(3) },
      { ...device, agreeKey: key(3) },
      { ...device, signKey: device.agreeKey, agreeKey: device.signKey },
      { ...device, signKey: `${device.signKey}A`, agreeKey: device.agreeKey.slice(1) },
    ]
    const macs = others.map((other) => invitationMac(secret, other))
    expect(new Set([mac, ...macs]).size).toBe(others.length + 1)
    expect(invitationMac(newInvitation().secret, device)).not.toBe(mac)
  })

  it('is not what the server gets to know about the code', () => {
    const mac = invitationMac(secret, device)
    expect([invitationAuthHash(secret), toBase64url(invitationAuth(secret))]).not.toContain(mac)
  })
})

describe('the card', () => {
  it('says who the organisation is, also with the keyring for an immediate join', async () => {
    expect(await openCard(secret, id, await sealCard(secret, id, card))).toEqual(card)
    const full: Card = { ...card, keyring }
    expect(await openCard(secret, id, await sealCard(secret, id, full))).toEqual(full)
    const member: Card = { ...card, keyring: withoutRoot(keyring) }
    expect(await openCard(secret, id, await sealCard(secret, id, member))).toEqual(member)
  })

  it('shows nothing of that to whoever passes it on', async () => {
    const sealed = Buffer.from(fromBase64url(await sealCard(secret, id, { ...card, keyring })))
    for (const told of [card.root, card.org, keyring.root ?? '', 'AGE-SECRET-KEY']) {
      expect(sealed.includes(told)).toBe(false)
    }
  })

  it('belongs to its code: not to another secret, not to another first half', async () => {
    const sealed = await sealCard(secret, id, card)
    await cannotOpen(openCard(newInvitation().secret, id, sealed))
    await cannotOpen(openCard(secret, newInvitation().id, sealed))
  })

  it('stays shut with any byte changed, and where it is no card', async () => {
    const sealed = fromBase64url(await sealCard(secret, id, card))
    for (let at = 0; at < sealed.length; at++) {
      const changed = sealed.slice()
      changed[at] = (changed[at] ?? 0) ^ 4
      await cannotOpen(openCard(secret, id, toBase64url(changed)))
    }
    for (const none of ['', 'AAAA', '%%%', toBase64url(sealed.slice(1))]) await cannotOpen(openCard(secret, id, none))
    for (const part of ['org', 'root', 'role', 'server'] as const) {
      const { [part]: _, ...incomplete } = card
      await cannotOpen(openCard(secret, id, await sealCard(secret, id, incomplete as Card)))
    }
  })
})
