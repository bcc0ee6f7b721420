import { describe, expect, it } from 'vitest'
import { limits } from '../../shared/protocol/limits.ts'
import type { Payload } from '../../shared/protocol/payload.ts'
import { unmetNeedFactsOf } from '../builders/a-referral.ts'
import { receiver, sender, stranger, twoOffices } from '../builders/a-server.ts'
import { aPayload, aSignedEvent, sealedPart, wire } from '../builders/a-signed-event.ts'
import { deviceKeys, type EnrolledDevice, signed } from '../builders/an-enrolled-device.ts'
import { eachEngine } from '../engines/each.ts'

eachEngine((engine) => {
  const offices = async () => await twoOffices(await engine.freshStore())

  describe('push refuses', () => {
    /** Pushes one event made of `change` and gives its result. */
    async function judged(change: (device: EnrolledDevice) => Partial<Payload>) {
      const { push, ours } = await offices()
      const event = aSignedEvent(ours, change(ours))
      const [result] = await push(ours, [wire(event)])
      return result
    }

    it('a flipped bit in payload or signature', async () => {
      const { push, ours } = await offices()
      const { p, s } = aSignedEvent(ours)
      const other = s.startsWith('A') ? `B${s.slice(1)}` : `A${s.slice(1)}`
      const results = await push(ours, [
        { p: p.replace('parenting_uncertainty', 'childcare_need'), s },
        { p, s: other },
        { p, s: s.slice(0, 80) },
      ])
      expect(results.map(({ code }) => code)).toEqual(['forged', 'forged', 'malformed'])
      expect(results.every(({ st, retry }) => st === 'rejected' && retry === 'never')).toBe(true)
    })

    it('an event signed by another device than its author', async () => {
      const { push, ours, theirs, enrol } = await offices()
      const colleague = await enrol(sender)
      const byColleague = signed(colleague, JSON.stringify(aPayload(ours)))
      const inForeignName = aSignedEvent(ours, { org: receiver, dev: theirs.id, t: 'received' })
      const foreignDevice = aSignedEvent(ours, { dev: theirs.id })
      const forThem = aSignedEvent(ours, { org: receiver, t: 'received' })
      const results = await push(ours, [byColleague, ...[inForeignName, foreignDevice, forThem].map(wire)])
      expect(results.map(({ code }) => code)).toEqual(['forged', 'forged', 'forged', 'forged'])
    })

    it('an author the network does not know', async () => {
      expect(await judged(() => ({ dev: deviceKeys().id }))).toMatchObject({
        code: 'unknown_device',
        retry: 'after_access',
      })
    })

    it('an event between other organisations', async () => {
      expect(await judged(() => ({ from: receiver, to: stranger, org: receiver }))).toMatchObject({
        st: 'rejected',
        code: 'foreign_organisation',
      })
      expect(await judged(() => ({ org: stranger }))).toMatchObject({ code: 'foreign_organisation' })
    })

    it('an organisation the network does not know', async () => {
      const unknown = '01990000-0000-7000-8000-00000000ffff'
      expect(await judged(() => ({ to: unknown }))).toMatchObject({ code: 'unknown_organisation' })
    })

    it('an event of the wrong side', async () => {
      expect(await judged(() => ({ t: 'accepted' }))).toMatchObject({ code: 'forbidden', retry: 'never' })
      const { push, theirs } = await offices()
      expect(await push(theirs, [wire(aSignedEvent(theirs))])).toMatchObject([{ code: 'forbidden' }])
    })

    it('codes, facts and fields that are not of the lists', async () => {
      const { c } = aPayload({ organisationId: sender, id: sender } as EnrolledDevice)
      expect(await judged(() => ({ c: { ...c, needs: ['a_newer_need'] } }))).toMatchObject({
        code: 'unknown_code',
        retry: 'after_upgrade',
      })
      expect(await judged(() => ({ c: { ...c, childName: 'Erika' } }))).toMatchObject({ code: 'malformed' })
      expect(await judged(() => ({ name: 'Erika' }) as Partial<Payload>)).toMatchObject({ code: 'malformed' })
    })

    it('a payload of a newer version, as something for after an upgrade', async () => {
      expect(await judged(() => ({ v: 2 }) as unknown as Partial<Payload>)).toMatchObject({
        code: 'upgrade_required',
        retry: 'after_upgrade',
      })
    })

    it('an event larger than the limit, and names it by its id', async () => {
      const { push, ours } = await offices()
      const event = aSignedEvent(ours, { t: 'shared', x: sealedPart(sender, limits.eventBytes) })
      expect(await push(ours, [wire(event)])).toMatchObject([{ id: event.payload.id, code: 'too_large' }])
    })

    it('a text that would not come back from the database as it went in', async () => {
      const { push, ours } = await offices()
      const p = JSON.stringify(aPayload(ours)).replace('2026-03-02T09:00:00Z', '2026-03-02T09:00:00Z\ud800')
      expect(await push(ours, [signed(ours, p)])).toMatchObject([{ code: 'malformed' }])
    })

    it('a Lamport number far ahead of the referral', async () => {
      const { push, ours } = await offices()
      const first = aSignedEvent(ours, { lam: limits.lamportLead })
      const { ref, chain } = first.payload
      const next = (lam: number) => wire(aSignedEvent(ours, { t: 'note_filed', ref, chain, lam }))
      const results = await push(ours, [
        wire(first),
        next(2 * limits.lamportLead + 1),
        next(2 * limits.lamportLead),
        next(limits.lamportMax + 1),
      ])
      expect(results.map(({ st, code }) => code ?? st)).toEqual([
        'stored',
        'lamport_out_of_range',
        'stored',
        'malformed',
      ])
    })

    it('more events of one side than all who have them could fold, but never that consent is withdrawn', async () => {
      const { push, ours, theirs } = await offices()
      const first = aSignedEvent(ours)
      const { ref, chain } = first.payload
      await push(ours, [wire(first)])
      const said = (device: typeof ours, t: string, count: number) =>
        Array.from({ length: count }, (_, at) => wire(aSignedEvent(device, { t, ref, chain, lam: at + 2 })))
      const { eventsPerSide, takingBackBeyond, pushEvents } = limits
      const flood = said(theirs, 'note_filed', eventsPerSide + 1)
      const results = []
      for (let at = 0; at < flood.length; at += pushEvents)
        results.push(...(await push(theirs, flood.slice(at, at + pushEvents))))
      const withdrawals = said(theirs, 'consent_withdrawn', takingBackBeyond + 1)
      results.push(...(await push(theirs, withdrawals)))
      const stored = (count: number) => Array.from({ length: count }, () => 'stored')
      expect(results.map(({ st, code }) => code ?? st)).toEqual([
        ...stored(eventsPerSide),
        'too_large',
        ...stored(takingBackBeyond),
        'too_large',
      ])
      expect(await push(theirs, [flood[0] ?? wire(first)])).toMatchObject([{ st: 'duplicate' }])
      expect(await push(ours, said(ours, 'note_filed', 1))).toMatchObject([{ st: 'stored' }])
    })

    it('an event that says other than its referral who refers to whom, or which chain it is', async () => {
      const { push, pull, ours, theirs, enrol } = await offices()
      const first = aSignedEvent(ours)
      const { ref, chain } = first.payload
      await push(ours, [wire(first)])
      const redirected = aSignedEvent(ours, { ref, chain, t: 'note_filed', to: stranger, lam: 2 })
      const otherChain = aSignedEvent(ours, { ref, t: 'note_filed', lam: 2 })
      expect(await push(ours, [wire(redirected), wire(otherChain)])).toMatchObject([
        { code: 'foreign_organisation' },
        { code: 'malformed' },
      ])
      const outsider = await enrol(stranger)
      const intruding = aSignedEvent(outsider, { ref, chain, from: stranger, to: receiver })
      expect(await push(outsider, [wire(intruding)])).toMatchObject([{ code: 'foreign_organisation' }])
      for (const device of [ours, theirs]) expect((await pull(device)).head).toBe(1)
      expect((await pull(outsider)).items).toEqual([])
    })

    it('an unmet need with a receiver', async () => {
      const c = unmetNeedFactsOf() as unknown as Payload['c']
      expect(await judged(() => ({ t: 'unmet_need', c }))).toMatchObject({ code: 'malformed' })
      expect(await judged(() => ({ t: 'unmet_need', to: null, c }))).toMatchObject({ st: 'stored' })
    })
  })
})
