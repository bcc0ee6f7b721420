/** A family shows its hand-over code at a desk: the arrival finds the one who gave the code out, late or early, and nobody else. */
import { describe, expect, it } from 'vitest'
import { eraseReferral } from '../../server/feeds/erase.ts'
import { presentedPerHour } from '../../server/feeds/present.ts'
import { verifyStore } from '../../server/feeds/verify.ts'
import type { Payload } from '../../shared/protocol/payload.ts'
import { handoverCode } from '../../shared/referral/handover-code.ts'
import { requestedFactsOf } from '../builders/a-referral.ts'
import { receiver, sender, stranger, twoOffices } from '../builders/a-server.ts'
import { aSignedEvent, wire } from '../builders/a-signed-event.ts'
import type { EnrolledDevice } from '../builders/an-enrolled-device.ts'
import { eachEngine } from '../engines/each.ts'

const laterRef = '01990000-0000-7000-8000-0000000000aa'
const facts = (overrides: Parameters<typeof requestedFactsOf>[0]) =>
  requestedFactsOf(overrides) as unknown as Payload['c']

eachEngine((engine) => {
  const offices = async () => await twoOffices(await engine.freshStore())

  describe('a shown hand-over code', () => {
    async function shown(overrides: { feedback?: boolean; to?: string | null; ref?: string } = {}) {
      const server = await offices()
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
      const { push, pull, ours, theirs, enrol, store } = await offices()
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

    it('that was a mistake is taken back wherever it was told, now or in the same breath', async () => {
      const { push, pull, ours, theirs, present, first } = await shown()
      const mistake = ({ payload: { ref, chain, from } }: ReturnType<typeof present>) =>
        aSignedEvent(theirs, { ref, chain, from, to: null, t: 'entered_in_error', lam: 2 })
      const [one, other, untold] = [present(), present(), present(theirs, 'PK-0000-00')]
      const [takenOne, takenOther, takenUntold] = [one, other, untold].map(mistake)
      if (takenOne === undefined || takenOther === undefined || takenUntold === undefined) return expect.fail()
      await push(theirs, [wire(one), wire(untold)])
      await push(theirs, [wire(takenOne), wire(takenUntold)])
      await push(theirs, [wire(other), wire(takenOther)])
      expect((await pull(ours)).items.slice(1)).toMatchObject(
        [one, takenOne, other, takenOther].map(({ p }) => ({ p })),
      )
      const early = present(theirs, handoverCode(laterRef))
      await push(theirs, [wire(early), wire(mistake(early))])
      await push(ours, [wire(aSignedEvent(ours, { ref: laterRef, chain: first.payload.chain, to: null }))])
      expect((await pull(ours)).head).toBe(6)
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
})
