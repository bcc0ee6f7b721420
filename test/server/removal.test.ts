/** What events take out of the world: parts their author removed, a removed referral, contact after consent went. */
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { eraseReferral } from '../../server/feeds/erase.ts'
import { replayLedger } from '../../server/feeds/replay-ledger.ts'
import { verifyStore } from '../../server/feeds/verify.ts'
import { openStore } from '../../server/store/open.ts'
import type { FeedItem } from '../../shared/protocol/feed.ts'
import type { Payload } from '../../shared/protocol/payload.ts'
import { aServer, receiver, sender } from '../builders/a-server.ts'
import { aSignedEvent, type SignedEvent, wire } from '../builders/a-signed-event.ts'
import type { EnrolledDevice } from '../builders/an-enrolled-device.ts'
import { type Engine, eachEngine } from '../engines/each.ts'

const on = '2026-03-03'

/** A referral with contact from the sender, a message back, and a note of each side’s own. */
async function aSealedReferral(engine: Engine) {
  const ledger = join(mkdtempSync(join(tmpdir(), 'kettenglied-ledger-')), 'erasures.log')
  const store = await openStore(await engine.freshUrl(), { ledger })
  const server = await aServer(store)
  const [ours, theirs] = [await server.enrol(sender), await server.enrol(receiver)]
  const first = aSignedEvent(ours)
  const { ref, chain } = first.payload
  const next = (device: EnrolledDevice, lam: number, overrides: Partial<Payload>) =>
    aSignedEvent(device, { ref, chain, lam, ...overrides })
  const contact = next(ours, 2, { t: 'shared' })
  const note = next(ours, 3, { t: 'noted' })
  const reply = next(theirs, 3, { t: 'shared' })
  const theirNote = next(theirs, 4, { t: 'noted' })
  await server.push(ours, [first, contact, note].map(wire))
  await server.push(theirs, [reply, theirNote].map(wire))
  const removed = (device: EnrolledDevice, events: SignedEvent[], more: Partial<Payload> = {}) =>
    next(device, 5, { t: 'removed', c: { on, events: events.map(({ payload }) => payload.id) }, ...more })
  const lines = () =>
    readFileSync(ledger, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
  return { ...server, ledger, lines, ours, theirs, ref, chain, first, contact, note, reply, theirNote, next, removed }
}

const gone = (items: FeedItem[]) => items.flatMap((item) => (item.k === 'gone' ? [item.id] : []))
const erasures = (items: FeedItem[]) => items.flatMap((item) => (item.k === 'erase' ? [[item.why, item.ids]] : []))

eachEngine((engine) => {
  describe('an organisation that removes sealed parts', () => {
    it('takes its own out of every feed that had them, at once, and the referral goes on', async () => {
      const made = await aSealedReferral(engine)
      const { push, pull, ours, theirs, contact, note, reply, theirNote, removed, next, store, ref } = made
      const word = removed(ours, [contact, note, reply, theirNote])
      expect(await push(ours, [wire(word)])).toMatchObject([{ st: 'stored' }])
      const [mine, yours] = [(await pull(ours)).items, (await pull(theirs)).items]
      expect(gone(mine)).toEqual([contact.payload.id, note.payload.id])
      expect(gone(yours)).toEqual([contact.payload.id])
      expect(erasures(mine)).toEqual([
        ['removed', [contact.payload.id]],
        ['removed', [note.payload.id]],
      ])
      expect(erasures(yours)).toEqual([['removed', [contact.payload.id]]])
      const { erased_at } = await store.db
        .selectFrom('referral')
        .selectAll()
        .where('id', '=', ref)
        .executeTakeFirstOrThrow()
      expect(erased_at).toBeNull()
      expect(await push(theirs, [wire(next(theirs, 6, { t: 'accepted' }))])).toMatchObject([{ st: 'stored' }])
      expect(await push(ours, [wire(contact)])).toMatchObject([{ st: 'erased' }])
      expect((await verifyStore(store.db)).findings).toEqual([])
      await store.close()
    })

    it('cannot take coded events away, nor parts of another referral', async () => {
      const { push, pull, ours, first, removed, store } = await aSealedReferral(engine)
      const other = aSignedEvent(ours)
      const elsewhere = aSignedEvent(ours, { ref: other.payload.ref, chain: other.payload.chain, t: 'shared', lam: 2 })
      await push(ours, [other, elsewhere].map(wire))
      await push(ours, [wire(removed(ours, [first, elsewhere]))])
      expect(gone((await pull(ours)).items)).toEqual([])
      await store.close()
    })

    it('has what comes only after its word refused as erased, also in the same push', async () => {
      const { push, ours, theirs, next, removed, store } = await aSealedReferral(engine)
      const late = next(ours, 4, { t: 'shared' })
      const foreign = next(theirs, 4, { t: 'shared' })
      const word = removed(ours, [late, foreign])
      expect((await push(ours, [wire(word), wire(late)])).map(({ st }) => st)).toEqual(['stored', 'erased'])
      // What another organisation wrote is not its to remove.
      expect(await push(theirs, [wire(foreign)])).toMatchObject([{ st: 'stored' }])
      await store.close()
    })

    it('writes each into the ledger, and a restored backup forgets them again, but nothing else', async () => {
      const { push, ours, theirs, contact, note, first, removed, lines, ledger, store } = await aSealedReferral(engine)
      await push(ours, [wire(removed(ours, [contact, note]))])
      expect(lines()).toMatchObject([
        {
          why: 'removed',
          part: true,
          events: [contact.payload.id],
          apart: [{ orgs: [sender], events: [note.payload.id] }],
        },
      ])
      const devices = await store.db.selectFrom('device').selectAll().execute()
      await store.close()

      const restored = await openStore(await engine.freshUrl(), { ledger })
      const again = await aServer(restored)
      const helper = await again.enrol(sender)
      await restored.db.insertInto('device').values(devices).execute()
      expect((await again.push(helper, [first, contact].map(wire))).map(({ st }) => st)).toEqual(['stored', 'stored'])
      expect(await replayLedger(restored)).toBe(1)
      expect(await replayLedger(restored)).toBe(0)
      expect((await again.pull(helper)).items.map(({ k }) => k)).toEqual(['ev', 'gone', 'erase', 'erase'])
      expect((await again.push(helper, [contact, note].map(wire))).map(({ st }) => st)).toEqual(['erased', 'erased'])
      const colleague = { ...theirs, tokens: (await again.enrol(receiver)).tokens }
      expect(await again.push(colleague, [wire(note)])).toMatchObject([{ code: 'foreign_organisation' }])
      expect((await verifyStore(restored.db)).findings).toEqual([])
      await restored.close()
    })
  })

  describe('consent to pass on contact data that is taken back', () => {
    it('erases all that was shared, whichever side says so, and leaves each side’s own notes', async () => {
      for (const by of ['ours', 'theirs'] as const) {
        const made = await aSealedReferral(engine)
        const { push, pull, ours, theirs, contact, reply, next, store, lines } = made
        const withdrawn = next(made[by], 5, { t: 'consent_withdrawn', c: { on, scopes: ['forward_contact'] } })
        expect(await push(made[by], [wire(withdrawn)])).toMatchObject([{ st: 'stored' }])
        for (const device of [ours, theirs]) {
          const { items } = await pull(device)
          expect(gone(items)).toEqual([contact.payload.id, reply.payload.id])
          expect(erasures(items)).toEqual([['withdrawn', [contact.payload.id, reply.payload.id]]])
        }
        expect(lines()).toMatchObject([{ why: 'withdrawn', part: true, by: withdrawn.payload.id }])
        const late = next(ours, 4, { t: 'shared' })
        expect(await push(ours, [wire(late)])).toMatchObject([{ st: 'erased' }])
        await store.close()
      }
    })

    it('of another kind erases nothing', async () => {
      const { push, pull, ours, next, store } = await aSealedReferral(engine)
      await push(ours, [wire(next(ours, 5, { t: 'consent_withdrawn', c: { on, scopes: ['feedback'] } }))])
      expect(gone((await pull(ours)).items)).toEqual([])
      await store.close()
    })
  })

  describe('a sender that removes the whole referral', () => {
    it('leaves its word alone in the feeds, and every later event is erased', async () => {
      const { push, pull, ours, theirs, removed, next, store, lines, first } = await aSealedReferral(engine)
      const word = removed(ours, [], { c: { on, events: [], all: true } })
      expect(await push(ours, [wire(word)])).toMatchObject([{ st: 'stored' }])
      for (const device of [ours, theirs]) {
        const { items } = await pull(device)
        expect(gone(items).length).toBe(4)
        expect(items.flatMap((item) => (item.k === 'ev' ? [item.p] : []))).toEqual([word.p])
      }
      expect(lines()).toMatchObject([{ why: 'removed', by: word.payload.id }])
      const late = next(theirs, 6, { t: 'accepted' })
      expect((await push(theirs, [late, first].map(wire))).map(({ st }) => st)).toEqual(['erased', 'erased'])
      expect(await push(ours, [wire(word)])).toMatchObject([{ st: 'duplicate' }])
      expect((await verifyStore(store.db)).findings).toEqual([])
      await store.close()
    })

    it('is the sender’s right alone', async () => {
      const { push, theirs, removed, store } = await aSealedReferral(engine)
      const word = removed(theirs, [], { c: { on, events: [], all: true } })
      expect(await push(theirs, [wire(word)])).toMatchObject([{ code: 'forbidden', retry: 'never' }])
      await store.close()
    })

    it('is believed by devices even where a restored server already knew of it from the ledger', async () => {
      const { push, pull, ours, removed, store, ref } = await aSealedReferral(engine)
      await eraseReferral(store, ref, 'removed')
      const word = removed(ours, [], { c: { on, events: [], all: true } })
      expect(await push(ours, [wire(word)])).toMatchObject([{ st: 'stored' }])
      expect((await pull(ours)).items.at(-1)).toMatchObject({ k: 'ev', p: word.p })
      await store.close()
    })
  })
})
