/** Who gets which event: one's own stay at home, a shown hand-over code finds its referral, no answer where none is wanted. */
import { describe, expect, it } from 'vitest'
import type { Payload } from '../../shared/protocol/payload.ts'
import { aLink } from '../builders/a-link.ts'
import { requestedFactsOf } from '../builders/a-referral.ts'
import { sender, twoOffices } from '../builders/a-server.ts'
import { aSignedEvent, wire } from '../builders/a-signed-event.ts'
import { deviceKeys, type EnrolledDevice, signed } from '../builders/an-enrolled-device.ts'
import { eachEngine } from '../engines/each.ts'

const facts = (overrides: Parameters<typeof requestedFactsOf>[0]) =>
  requestedFactsOf(overrides) as unknown as Payload['c']

eachEngine((engine) => {
  const offices = async () => await twoOffices(await engine.freshStore())

  describe('an event that says own', () => {
    it('is in its author’s feed alone, whichever side it is', async () => {
      const { push, pull, ours, theirs } = await offices()
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
      const { push, ours, theirs, enrol } = await offices()
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
      const { push, pull, ours, theirs } = await offices()
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
      const { push, ours, theirs } = await offices()
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

  describe('the relay’s mark', () => {
    it('is refused from every device, also of the receiving organisation', async () => {
      const { push, ours, theirs } = await offices()
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
