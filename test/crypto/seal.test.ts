/** Sealed parts open for those they are for, in the event they belong to, and as they were written: or not at all. */

import { v7 as uuidv7 } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import { withNextEpoch } from '../../extension/crypto/keyring.ts'
import { newReferralKey, openPart, openReferralKey, sealPart } from '../../extension/crypto/seal.ts'
import { fromBase64url, toBase64url } from '../../shared/protocol/bytes.ts'
import { payloadSchema } from '../../shared/protocol/payload.ts'
import { longestPartBytes, type SealedPart } from '../../shared/sealed.ts'
import { aHeader, aKeyring, aPart, aSealedEvent, openerOf, type SealedEvent } from '../builders/a-sealed-event.ts'
import fc from '../property.ts'

const [sender, receiver, stranger] = await Promise.all([aKeyring(), aKeyring(), aKeyring()])
const noted: SealedPart = { t: 'noted', body: { caseReference: 'Kanarienvogel-7Q', ownWords: 'Zweiter Anlauf.' } }

const opened = async (keyring: typeof sender, event: SealedEvent) =>
  openPart(await openReferralKey(keyring, event.w), event)
const cannotOpen = (attempt: Promise<unknown>) => expect(attempt).rejects.toMatchObject({ code: 'cannot_open' })

describe('a sealed part', () => {
  it('opens for both organisations, with whatever was written', async () => {
    const line = (max: number) =>
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: max }).map((text) => `a${text}`)
    const contact = fc.record({ name: line(90), phone: line(20), reach: line(100) }, { requiredKeys: [] })
    const parts = fc.oneof(
      fc.record({ contact, message: line(600) }, { requiredKeys: [] }).map((body) => ({ t: 'shared', body }) as const),
      fc
        .record({ caseReference: line(90), ownWords: line(600) }, { requiredKeys: [] })
        .map((body) => ({ t: 'noted', body }) as const),
    )
    await fc.assert(
      fc.asyncProperty(parts, async (part) => {
        const trimmed = JSON.parse(JSON.stringify(part), (_, value) =>
          typeof value === 'string' ? value.trim() : value,
        )
        const event = await aSealedEvent([sender, receiver], { part })
        expect(await opened(sender, event)).toEqual(trimmed)
        expect(await opened(receiver, event)).toEqual(trimmed)
      }),
      { numRuns: 40 },
    )
  })

  it('opens for nobody else', async () => {
    const event = await aSealedEvent([sender], { part: noted })
    await cannotOpen(opened(receiver, event))
    // Naming oneself among the openers does not help.
    const named = { ...event, w: { ...event.w, e: { ...event.w.e, [stranger.org]: 1 } } }
    await cannotOpen(opened(stranger, named))
  })

  it('is sealed with another nonce and another key every time', async () => {
    const events = await Promise.all(Array.from({ length: 20 }, () => aSealedEvent([sender])))
    const keys = await Promise.all(events.map(async ({ w }) => toBase64url(await openReferralKey(sender, w))))
    // At every byte, or a key of a few random ones would pass.
    for (const drawn of [events.map(({ x }) => x.n), keys].map((each) => each.map(fromBase64url)))
      for (let at = 0; at < (drawn[0]?.length ?? 0); at++)
        expect(new Set(drawn.map((bytes) => bytes[at])).size).toBeGreaterThan(10)
  })

  it('takes a key that an earlier event brought', async () => {
    const first = await aSealedEvent([sender, receiver])
    const header = aHeader({ from: first.from, to: first.to, ref: first.ref })
    const key = await openReferralKey(sender, first.w)
    const later = { ...header, x: await sealPart(key, first.id, header, aPart) }
    expect(later.x.k).toBe(first.id)
    expect(later.x.n).not.toBe(first.x.n)
    expect(await openPart(await openReferralKey(receiver, first.w), later)).toEqual(aPart)
  })

  it('fits the wire, and its length does not tell a short message from a shorter one', async () => {
    const short = await aSealedEvent([sender, receiver], { part: { t: 'shared', body: { message: 'ja' } } })
    const longer = await aSealedEvent([sender, receiver])
    expect(short.x.d.length).toBe(longer.x.d.length)
    expect(payloadSchema.shape.x.safeParse(longer.x).success).toBe(true)
    expect(payloadSchema.shape.w.safeParse(longer.w).success).toBe(true)
  })
})

describe('a part that is too long', () => {
  it('is refused with its reason, the longest that may be written is not', async () => {
    const key = new Uint8Array(32)
    const header = aHeader({ t: 'noted' })
    const fits: SealedPart = { t: 'noted', body: { ownWords: '€'.repeat(3_320) } }
    expect(Buffer.byteLength(JSON.stringify(fits))).toBeGreaterThan(longestPartBytes - 50)
    const x = await sealPart(key, header.id, header, fits)
    expect(payloadSchema.shape.x.safeParse(x).success).toBe(true)
    expect(await openPart(key, { ...header, x })).toEqual(fits)
    const tooLong: SealedPart = { t: 'noted', body: { ownWords: '€'.repeat(3_500) } }
    await expect(sealPart(key, header.id, header, tooLong)).rejects.toMatchObject({ code: 'too_large' })
  })
})

describe('what is no part of the event', () => {
  it('is not sealed into it', async () => {
    const header = aHeader({ t: 'noted' })
    const key = new Uint8Array(32)
    await expect(sealPart(key, header.id, header, aPart)).rejects.toMatchObject({ code: 'malformed' })
    const wrong = { t: 'noted', body: { ownWords: 'x'.repeat(4_001) } } as const
    await expect(sealPart(key, header.id, header, wrong)).rejects.toMatchObject({ code: 'malformed' })
  })

  it('is not read out of it: a note for the own organisation never passes for a message', async () => {
    // Sealed by someone who holds the key and keeps to no rule but the header.
    const header = aHeader({ t: 'shared' })
    const key = crypto.getRandomValues(new Uint8Array(32))
    const forged = await sealedFreely(key, header, { t: 'noted', body: { ownWords: 'innen' } })
    await cannotOpen(openPart(key, forged))
    await cannotOpen(openPart(key, await sealedFreely(key, header, { t: 'shared', body: { message: 'a', more: 1 } })))
    await cannotOpen(openPart(key, await sealedFreely(key, header, 'no object')))
    expect(await openPart(key, await sealedFreely(key, header, aPart))).toEqual(aPart)
  })
})

async function sealedFreely(key: Uint8Array<ArrayBuffer>, header: ReturnType<typeof aHeader>, content: unknown) {
  const [{ pad }, { gcm, aesKey }, { sealedContext }] = await Promise.all([
    import('../../extension/crypto/padding.ts'),
    import('../../extension/crypto/aes.ts'),
    import('../../shared/sealed.ts'),
  ])
  const nonce = crypto.getRandomValues(new Uint8Array(12))
  const text = pad(new TextEncoder().encode(JSON.stringify(content)))
  const d = await crypto.subtle.encrypt(gcm(nonce, sealedContext(header)), await aesKey(key), text)
  return { ...header, x: { k: header.id, n: toBase64url(nonce), d: toBase64url(new Uint8Array(d)) } }
}

describe('a referral key', () => {
  it('is found by the epoch it was wrapped to, also after three changes', async () => {
    let grown = sender
    const events = []
    for (let epoch = 1; epoch <= 4; epoch++) {
      events.push(await aSealedEvent([grown]))
      grown = await withNextEpoch(grown)
    }
    expect(events.map(({ w }) => w.e[sender.org])).toEqual([1, 2, 3, 4])
    for (const event of events) expect(await opened(grown, event)).toEqual(aPart)
  })

  it('of an epoch that has not arrived here yet says so', async () => {
    const event = await aSealedEvent([await withNextEpoch(sender)])
    await expect(openReferralKey(sender, event.w)).rejects.toMatchObject({ code: 'keys_missing' })
  })

  it('is wrapped for nobody without recipients', async () => {
    await expect(newReferralKey([])).rejects.toMatchObject({ code: 'recipient_unknown' })
    const unknown = { org: uuidv7(), epoch: 1, recipient: 'age1unknown' }
    await expect(newReferralKey([await openerOf(sender), unknown])).rejects.toMatchObject({ code: 'recipient_unknown' })
  })
})

describe('any change on the way', () => {
  let event: SealedEvent
  let key: Uint8Array<ArrayBuffer>
  beforeAll(async () => {
    event = await aSealedEvent([sender, receiver])
    key = await openReferralKey(sender, event.w)
    expect(await openPart(key, event)).toEqual(aPart)
  })

  it.each(['n', 'd'] as const)('to any bit of x.%s keeps it shut', async (field) => {
    const bytes = fromBase64url(event.x[field])
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const changed = toBase64url(flipped(bytes, bit))
      await cannotOpen(openPart(key, { ...event, x: { ...event.x, [field]: changed } }))
    }
  })

  it.each(['n', 'd'] as const)('to any character of x.%s keeps it shut', async (field) => {
    const text = event.x[field]
    for (let place = 0; place < text.length; place++) {
      for (const other of ['A', '_', '=', ' ', '%']) {
        if (text[place] === other) continue
        const changed = text.slice(0, place) + other + text.slice(place + 1)
        await cannotOpen(openPart(key, { ...event, x: { ...event.x, [field]: changed } }))
      }
    }
  })

  it('to how the last bytes are spelt keeps it shut: base64 has several spellings of them', async () => {
    const last = event.x.d.length % 4 === 0 ? '' : event.x.d.slice(-1)
    expect(last).not.toBe('')
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    for (const other of alphabet.replace(last, '')) {
      const changed = event.x.d.slice(0, -1) + other
      await cannotOpen(openPart(key, { ...event, x: { ...event.x, d: changed } }))
    }
  })

  it('to any byte of w.d keeps the key shut', async () => {
    const file = fromBase64url(event.w.d)
    for (let at = 0; at < file.length; at++) {
      const changed = toBase64url(flipped(file, at * 8 + (at % 8)))
      await cannotOpen(openReferralKey(sender, { ...event.w, d: changed }))
    }
  })

  it('cut short or lengthened, keeps it shut', async () => {
    for (const d of [event.w.d.slice(0, -4), `${event.w.d}AAAA`, '', event.x.d]) {
      await cannotOpen(openReferralKey(sender, { ...event.w, d }))
    }
    for (const d of [event.x.d.slice(0, -4), `${event.x.d}AAAA`, '', event.w.d]) {
      await cannotOpen(openPart(key, { ...event, x: { ...event.x, d } }))
    }
  })

  it.each(['id', 'ref', 'from', 'to', 'org', 'dev'] as const)('to any character of %s keeps it shut', async (field) => {
    const value = event[field] ?? ''
    for (let place = 0; place < value.length; place++) {
      const other = value[place] === '0' ? '1' : '0'
      await cannotOpen(openPart(key, { ...event, [field]: value.slice(0, place) + other + value.slice(place + 1) }))
    }
  })

  it('to the type, the place in the referral, or whether there is a receiver keeps it shut', async () => {
    await cannotOpen(openPart(key, { ...event, t: 'noted' }))
    for (const lam of [1, 3, 22, 2 ** 31 - 1]) await cannotOpen(openPart(key, { ...event, lam }))
    await cannotOpen(openPart(key, { ...event, to: null }))
  })

  it('from one event to another keeps it shut, under the same key too', async () => {
    const header = aHeader({ ref: event.ref, from: event.from, to: event.to, org: event.org, dev: event.dev, lam: 3 })
    const other = { ...header, x: await sealPart(key, event.id, header, aPart) }
    await cannotOpen(openPart(key, { ...other, x: event.x }))
    await cannotOpen(openPart(key, { ...event, x: other.x }))
  })
})

function flipped(bytes: Uint8Array<ArrayBuffer>, bit: number): Uint8Array<ArrayBuffer> {
  const copy = bytes.slice()
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7))
  return copy
}
