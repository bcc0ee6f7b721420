import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { eraseReferral } from '../../server/feeds/erase.ts'
import { restartEpochs } from '../../server/feeds/restart-epochs.ts'
import { verifyStore } from '../../server/feeds/verify.ts'
import { openStore } from '../../server/store/open.ts'
import { fromBase64url } from '../../shared/protocol/bytes.ts'
import { chainNext, chainStart, leafOf } from '../../shared/protocol/chain.ts'
import { chainText, readCursor } from '../../shared/protocol/cursor.ts'
import type { FeedItem } from '../../shared/protocol/feed.ts'
import { aServer, receiver, sender } from '../builders/a-server.ts'
import { aSignedEvent, wire } from '../builders/a-signed-event.ts'
import { eachEngine } from '../engines/each.ts'

function chainOver(items: FeedItem[]): string {
  let chain = chainStart
  for (const item of items) {
    if (item.k === 'ev') chain = chainNext(chain, 'ev', (JSON.parse(item.p) as { id: string }).id, leafOf(item.p))
    if (item.k === 'gone') chain = chainNext(chain, 'ev', item.id, fromBase64url(item.leaf))
    if (item.k === 'erase') chain = chainNext(chain, 'erase', item.id, leafOf(item.st))
  }
  return chainText(chain)
}

eachEngine((engine) => {
  async function aReferralOfTwo() {
    const ledger = join(mkdtempSync(join(tmpdir(), 'kettenglied-ledger-')), 'erasures.log')
    const store = await openStore(await engine.freshUrl(), { ledger })
    const server = await aServer(store)
    const [ours, theirs] = [await server.enrol(sender), await server.enrol(receiver)]
    const first = aSignedEvent(ours)
    const { ref, chain } = first.payload
    const second = aSignedEvent(theirs, { ref, chain, t: 'received', lam: 2 })
    const other = aSignedEvent(ours)
    await server.push(ours, [wire(first), wire(other)])
    await server.push(theirs, [wire(second)])
    return { ...server, ledger, ours, theirs, first, second, other, ref, chain }
  }

  it('serves erased events as gone, appends the erasure, and keeps the chain checkable for everybody', async () => {
    const { store, pull, ours, theirs, first, second, other, ref } = await aReferralOfTwo()
    expect(await eraseReferral(store, ref, 'retention')).toBe(2)
    for (const device of [ours, theirs]) {
      const { items, next } = await pull(device)
      expect(items).toMatchObject([
        { n: 1, k: 'gone', id: first.payload.id },
        { n: 2, k: 'ev', p: other.p },
        { n: 3, k: 'gone', id: second.payload.id },
        { n: 4, k: 'erase', ids: [first.payload.id, second.payload.id], why: 'retention' },
      ])
      expect(readCursor(next, 'f1')?.chain).toBe(chainOver(items))
    }
    expect((await verifyStore(store.db)).findings).toEqual([])
    await store.close()
  })

  it('leaves no trace of payload, signature or codes in the database', async () => {
    const { store, ref, first } = await aReferralOfTwo()
    await eraseReferral(store, ref, 'request')
    const rows = await store.db.selectFrom('event').selectAll().where('referral_id', '=', ref).execute()
    for (const row of rows)
      expect(row).toMatchObject({ payload: null, sig: null, type: null, lam: null, device_id: null, author_org: null })
    expect(JSON.stringify(rows)).not.toContain(first.s)
    await store.close()
  })

  it('answers a device that pushes erased events, or later ones of the referral, with erased', async () => {
    const { store, push, pull, ours, ref, chain, first, second } = await aReferralOfTwo()
    await eraseReferral(store, ref, 'retention')
    const later = aSignedEvent(ours, { ref, chain, t: 'note_filed', lam: 3 })
    const results = await push(ours, [wire(first), wire(second), wire(later)])
    expect(results.map(({ st }) => st)).toEqual(['erased', 'erased', 'erased'])
    expect((await pull(ours)).head).toBe(4)
    await store.close()
  })

  it('writes the ledger outside the database: ids only', async () => {
    const { store, ledger, ref, first } = await aReferralOfTwo()
    await eraseReferral(store, ref, 'retention')
    expect(await eraseReferral(store, ref, 'retention')).toBe(0)
    const lines = readFileSync(ledger, 'utf8').trim().split('\n')
    expect(lines.length).toBe(1)
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ ref, why: 'retention', from: sender, to: receiver })
    expect(lines[0]).toContain(first.payload.id)
    await store.close()
  })

  it('erases again what a restored backup brought back, also events the backup had not yet', async () => {
    const { store, ledger, ref, first, ours } = await aReferralOfTwo()
    await eraseReferral(store, ref, 'request')
    await store.close()
    const restored = await openStore(await engine.freshUrl(), { ledger })
    const server = await aServer(restored)
    const device = await server.enrol(sender)
    const sameAuthor = { ...ours, tokens: device.tokens }
    await restored.db
      .insertInto('device')
      .values({
        ...(await restored.db.selectFrom('device').selectAll().executeTakeFirstOrThrow()),
        id: ours.id,
        sign_key: fromBase64url(ours.signKey),
      })
      .execute()
    expect(await server.push(device, [wire(first)])).toMatchObject([{ st: 'stored' }])
    expect(await restartEpochs(restored)).toEqual({ erased: 1 })
    expect((await server.pull(sameAuthor)).items.map(({ k }) => k)).toEqual(['gone', 'erase'])
    expect(await server.push(device, [wire(first)])).toMatchObject([{ st: 'erased' }])
    expect((await verifyStore(restored.db)).findings).toEqual([])
    await restored.close()
  })

  it('splits the erasure of a long referral into statements that fit an item', async () => {
    const { store, push, pull, ours } = await aReferralOfTwo()
    const first = aSignedEvent(ours)
    const { ref, chain } = first.payload
    const notes = Array.from({ length: 400 }, (_, index) =>
      wire(aSignedEvent(ours, { ref, chain, t: 'note_filed', lam: index + 2 })),
    )
    for (const part of [[wire(first), ...notes.slice(0, 199)], notes.slice(199, 399), notes.slice(399)])
      await push(ours, part)
    expect(await eraseReferral(store, ref, 'retention')).toBe(401)
    const { items } = await pull(ours)
    const erasures = items.filter((item) => item.k === 'erase')
    expect(erasures.map((item) => item.k === 'erase' && item.ids.length)).toEqual([350, 51])
    await store.close()
  })

  it('takes an organisation’s own events out of its feed alone, and tells the other side of its own', async () => {
    const { store, push, pull, ours, theirs, ref, chain } = await aReferralOfTwo()
    const mine = aSignedEvent(ours, { ref, chain, t: 'planned', lam: 3 })
    const yours = aSignedEvent(theirs, { ref, chain, t: 'planned', lam: 3 })
    await push(ours, [wire(mine)])
    await push(theirs, [wire(yours)])
    expect(await eraseReferral(store, ref, 'request')).toBe(4)
    for (const [device, own, foreign] of [
      [ours, mine, yours],
      [theirs, yours, mine],
    ] as const) {
      const { items, next } = await pull(device)
      expect(items.filter(({ k }) => k === 'erase').length).toBe(2)
      expect(JSON.stringify(items)).toContain(own.payload.id)
      expect(JSON.stringify(items)).not.toContain(foreign.payload.id)
      expect(readCursor(next, 'f1')?.chain).toBe(chainOver(items))
    }
    expect(await push(ours, [wire(mine)])).toMatchObject([{ st: 'erased' }])
    expect(await push(theirs, [wire(yours)])).toMatchObject([{ st: 'erased' }])
    await store.close()
  })
})
