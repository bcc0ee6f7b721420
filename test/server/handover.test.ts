/** Who gets which event: one's own stay at home, a shown hand-over code finds its referral, no answer where none is wanted. */
import { describe, expect, it } from 'vitest'
import { eraseReferral } from '../../server/feeds/erase.ts'
import { presentedPerHour } from '../../server/feeds/present.ts'
import { verifyStore } from '../../server/feeds/verify.ts'
import type { Payload } from '../../shared/protocol/payload.ts'
import { handoverCode } from '../../shared/referral/handover-code.ts'
import { aLink } from '../builders/a-link.ts'
import { requestedFactsOf } from '../builders/a-referral.ts'
import { aServer, receiver, sender, stranger } from '../builders/a-server.ts'
import { aSignedEvent, wire } from '../builders/a-signed-event.ts'
import { deviceKeys, type EnrolledDevice, signed } from '../builders/an-enrolled-device.ts'
import { eachEngine } from '../engines/each.ts'

const facts = (overrides: Parameters<typeof requestedFactsOf>[0]) =>
  requestedFactsOf(overrides) as unknown as Payload['c']

eachEngine((engine) => {
  async function twoOffices() {
    const server = await aServer(await engine.freshStore())
    return { ...server, ours: await server.enrol(sender), theirs: await server.enrol(receiver) }
  }

  describe('an event that says own', () => {
    it('is in its author’s feed alone, whichever side it is', async () => {
      const { push, pull, ours, theirs } = await twoOffices()
      const first = aSignedEvent(ours)
      const { ref, chain } = first.payload
      const described = aSignedEvent(ours, { ref, chain, t: 'described', lam: 2 })
      const received = aSignedEvent(theirs, { ref, chain, t: 'received', own: true, lam: 2 })
      const noted = aSignedEvent(theirs, { ref, chain, t: 'noted', lam: 3 })
      expect(await push(ours, [wire(first), wire(described)])).toMatchObject([{ st: 'stored' }, { st: 'stored' }])
      expect(await push(theirs, [wire(received), wire(noted)])).toMatchObject([{ st: 'stored' }, { st: 'stored' }])
      expect((await pull(ours)).items).toMatchObject([{ p: first.p }, { p: described.p }])
      expect((await pull(theirs)).items).toMatchObject([{ p: first.p }, { p: received.p }, { p: noted.p }])
    })

    it('is no news for the other side: not even that its id is there', async () => {
      const { push, ours, theirs, enrol } = await twoOffices()
      const first = aSignedEvent(ours)
      const { ref, chain } = first.payload
      const own = aSignedEvent(ours, { ref, chain, t: 'planned', lam: 9_000 })
      await push(ours, [wire(first), wire(own)])
      // The same bytes from the other side are refused as any foreign event; another text under the id as any taken id.
      expect(await push(theirs, [wire(own)])).toMatchObject([{ code: 'foreign_organisation' }])
      const taken = aSignedEvent(theirs, { id: own.payload.id, ref, chain, t: 'received', lam: 2 })
      expect(await push(theirs, [wire(taken)])).toEqual([{ id: own.payload.id, st: 'conflict' }])
      // Its Lamport number does not show in what the other side may write.
      const ahead = aSignedEvent(theirs, { ref, chain, t: 'received', lam: 10_002 })
      expect(await push(theirs, [wire(ahead)])).toMatchObject([{ code: 'lamport_out_of_range' }])
      const colleague = await enrol(sender)
      expect(await push(colleague, [wire(own)])).toMatchObject([{ st: 'duplicate' }])
    })

    it('may come before the opening, as after a restore', async () => {
      const { push, pull, ours, theirs } = await twoOffices()
      const first = aSignedEvent(ours)
      const { ref, chain } = first.payload
      const noted = aSignedEvent(theirs, { ref, chain, t: 'noted', lam: 2 })
      const accepted = aSignedEvent(theirs, { ref, chain, t: 'accepted', lam: 3 })
      expect(await push(theirs, [wire(noted), wire(accepted)])).toMatchObject([{ st: 'stored' }, { st: 'stored' }])
      expect(await push(ours, [wire(first)])).toMatchObject([{ st: 'stored' }])
      expect((await pull(ours)).items).toMatchObject([{ p: accepted.p }, { p: first.p }])
    })
  })

  describe('where the family wants no answer', () => {
    it('what the receiver writes is refused unless it stays with the receiver or says that consent went', async () => {
      const { push, ours, theirs } = await twoOffices()
      const first = aSignedEvent(ours, { c: facts({ consentScopes: ['forward_need'] }) })
      const { ref, chain } = first.payload
      await push(ours, [wire(first)])
      const by = (device: EnrolledDevice, overrides: Partial<Payload>) =>
        wire(aSignedEvent(device, { ref, chain, lam: 2, ...overrides }))
      const results = await push(theirs, [
        by(theirs, { t: 'accepted' }),
        by(theirs, { t: 'shared' }),
        by(theirs, { t: 'accepted', own: true }),
        by(theirs, { t: 'consent_withdrawn' }),
      ])
      expect(results.map(({ st, code, retry }) => [code ?? st, retry])).toEqual([
        ['forbidden', 'never'],
        ['forbidden', 'never'],
        ['stored', undefined],
        ['stored', undefined],
      ])
      expect(await push(ours, [by(ours, { t: 'cancelled', lam: 3 })])).toMatchObject([{ st: 'stored' }])
    })
  })

  describe('a shown hand-over code', () => {
    async function shown(overrides: { feedback?: boolean; to?: string | null; ref?: string } = {}) {
      const server = await twoOffices()
      const { feedback = true, to = null } = overrides
      const first = aSignedEvent(server.ours, { to, c: facts({ depth: 'contact_enabled' }) })
      await server.push(server.ours, [wire(first)])
      const code = handoverCode(first.payload.ref)
      const present = (device = server.theirs, shownCode = code) =>
        aSignedEvent(device, {
          from: device.organisationId,
          to: null,
          t: 'presented',
          c: { on: '2026-03-02', code: shownCode, feedback },
        })
      return { ...server, first, code, present }
    }

    it('brings the arrival to the one organisation that has the code, and tells who asks nothing', async () => {
      const { push, pull, ours, theirs, present, store } = await shown()
      const [found, none] = [present(), present(theirs, 'PK-0000-00')]
      expect(await push(theirs, [wire(found)])).toEqual([{ id: found.payload.id, st: 'stored' }])
      expect(await push(theirs, [wire(none)])).toEqual([{ id: none.payload.id, st: 'stored' }])
      expect((await pull(ours)).items).toMatchObject([{ k: 'ev' }, { p: found.p }])
      expect((await pull(theirs)).items).toMatchObject([{ p: found.p }, { p: none.p }])
      expect((await verifyStore(store.db)).findings).toEqual([])
    })

    it('stays where it was shown if the family wants that, the referral names a receiver, or it is long ago', async () => {
      for (const overrides of [{ feedback: false }, { to: stranger }]) {
        const { push, pull, ours, theirs, present } = await shown(overrides)
        await push(theirs, [wire(present())])
        expect((await pull(ours)).head).toBe(1)
      }
      const { push, pull, ours, theirs, present, store } = await shown()
      await store.db.updateTable('referral').set({ opened_at: 0 }).execute()
      await push(theirs, [wire(present())])
      expect((await pull(ours)).head).toBe(1)
    })

    it('stays where it was shown if two referrals have the code', async () => {
      const { push, pull, ours, theirs, present, store, code } = await shown()
      const other = aSignedEvent(ours, { to: null })
      await push(ours, [wire(other)])
      await store.db.updateTable('referral').set({ code }).where('id', '=', other.payload.ref).execute()
      await push(theirs, [wire(present())])
      expect((await pull(ours)).head).toBe(2)
    })

    it('counts twenty times an hour for an organisation, also when many come at once', async () => {
      const { push, pull, ours, theirs, present, clock, enrol } = await shown()
      const wrong = Array.from({ length: presentedPerHour - 1 }, () => wire(present(theirs, 'PK-0000-00')))
      await Promise.all(wrong.map((event) => push(theirs, [event])))
      const late = await push(theirs, [wire(present()), wire(present()), wire(present())])
      expect(late.map(({ st }) => st)).toEqual(['stored', 'stored', 'stored'])
      expect((await pull(ours)).head).toBe(2)
      clock.now += 3_600_001
      const later = await enrol(receiver)
      await push(later, [wire(present(later))])
      expect((await pull(await enrol(sender))).head).toBe(3)
    })

    it('is brought to its organisation also when the referral comes after the family', async () => {
      const { push, pull, ours, theirs, enrol, store } = await twoOffices()
      const first = aSignedEvent(ours, { to: null, c: facts({ depth: 'contact_enabled' }) })
      const shownAt = (device: EnrolledDevice, feedback: boolean, code = handoverCode(first.payload.ref)) => {
        const c = { on: '2026-03-02', code, feedback }
        return aSignedEvent(device, { from: device.organisationId, to: null, t: 'presented', c })
      }
      const [wanted, unwanted] = [shownAt(theirs, true), shownAt(theirs, false)]
      const elsewhere = await enrol(stranger)
      await push(theirs, [wire(wanted), wire(unwanted)])
      // Tried out rather than shown: what comes after the twentieth of an hour is brought to nobody, later neither.
      const guessed = Array.from({ length: presentedPerHour }, () => wire(shownAt(elsewhere, true, 'PK-0000-00')))
      await push(elsewhere, guessed)
      await push(elsewhere, [wire(shownAt(elsewhere, true))])
      await push(ours, [wire(first)])
      expect((await pull(ours)).items).toMatchObject([{ p: first.p }, { p: wanted.p }])
      expect((await pull(theirs)).head).toBe(2)
      await push(ours, [wire(first)])
      expect((await pull(ours)).head).toBe(2)
      expect((await verifyStore(store.db)).findings).toEqual([])
      expect(await eraseReferral(store, wanted.payload.ref, 'retention')).toBe(1)
      expect((await pull(ours)).items.at(-1)).toMatchObject({ k: 'erase', ids: [wanted.payload.id] })
    })

    it('leaves both organisations’ feeds when it is erased', async () => {
      const { push, pull, ours, theirs, present, store } = await shown()
      const event = present()
      await push(theirs, [wire(event)])
      expect(await eraseReferral(store, event.payload.ref, 'retention')).toBe(1)
      for (const device of [ours, theirs])
        expect((await pull(device)).items.slice(-2)).toMatchObject([
          { k: 'gone', id: event.payload.id },
          { k: 'erase', ids: [event.payload.id] },
        ])
      expect(await push(ours, [wire(event)])).toMatchObject([{ st: 'erased' }])
      expect((await verifyStore(store.db)).findings).toEqual([])
    })

    it('may be brought back by either organisation after the server lost it, and by nobody else', async () => {
      const { push, ours, theirs, present, enrol } = await shown()
      const event = wire(present())
      const outsider = await enrol(stranger)
      expect(await push(outsider, [event])).toMatchObject([{ code: 'foreign_organisation' }])
      expect(await push(ours, [event])).toMatchObject([{ st: 'stored' }])
      expect(await push(theirs, [event])).toMatchObject([{ st: 'duplicate' }])
      expect(await push(ours, [event])).toMatchObject([{ st: 'duplicate' }])
      expect(await push(outsider, [event])).toMatchObject([{ st: 'conflict' }])
    })
  })

  describe('the relay’s mark', () => {
    it('is refused from every device, also of the receiving organisation', async () => {
      const { push, ours, theirs } = await twoOffices()
      const { ref, chain } = await aLink({ push }, ours)
      const c = { on: '2026-03-03', via: 'answer_link' }
      const marked = aSignedEvent(theirs, { ref, chain, t: 'accepted', lam: 3, c })
      expect(await push(theirs, [wire(marked)])).toMatchObject([{ code: 'forged', retry: 'never' }])
      const stranger = deviceKeys()
      const unknown = { ...marked.payload, dev: stranger.id }
      expect(await push(theirs, [signed(stranger, JSON.stringify(unknown))])).toMatchObject([
        { code: 'unknown_device' },
      ])
    })
  })
})
