import { describe, expect, it } from 'vitest'
import { limits } from '../../shared/protocol/limits.ts'
import { aServer, receiver, sender, stranger, twoOffices } from '../builders/a-server.ts'
import { aSignedEvent, wire } from '../builders/a-signed-event.ts'
import { eachEngine } from '../engines/each.ts'

eachEngine((engine) => {
  const offices = async () => await twoOffices(await engine.freshStore())

  describe('push', () => {
    it('stores an event and puts it into the feeds of sender and receiver, exactly as it was signed', async () => {
      const { push, pull, ours, theirs } = await offices()
      const event = aSignedEvent(ours)
      expect(await push(ours, [wire(event)])).toEqual([{ id: event.payload.id, st: 'stored' }])
      for (const device of [ours, theirs])
        expect((await pull(device)).items).toEqual([{ n: 1, k: 'ev', p: event.p, s: event.s }])
    })

    it('gives an event without a receiver to the sender alone', async () => {
      const { push, pull, ours, theirs } = await offices()
      await push(ours, [wire(aSignedEvent(ours, { to: null }))])
      expect((await pull(ours)).head).toBe(1)
      expect((await pull(theirs)).items).toEqual([])
    })

    it('gives an event from an office to itself one place', async () => {
      const { push, pull, ours } = await offices()
      expect(await push(ours, [wire(aSignedEvent(ours, { to: sender }))])).toMatchObject([{ st: 'stored' }])
      expect((await pull(ours)).head).toBe(1)
    })

    it('answers a repeat with duplicate, also within one push, and stores nothing twice', async () => {
      const { push, pull, ours } = await offices()
      const event = wire(aSignedEvent(ours))
      expect((await push(ours, [event, event])).map(({ st }) => st)).toEqual(['stored', 'duplicate'])
      expect((await push(ours, [event])).map(({ st }) => st)).toEqual(['duplicate'])
      expect((await pull(ours)).head).toBe(1)
    })

    it('answers other bytes under a known id with conflict and keeps the first', async () => {
      const { push, pull, ours } = await offices()
      const first = aSignedEvent(ours)
      const second = aSignedEvent(ours, { ...first.payload, at: '2026-03-02T10:00:00Z' })
      await push(ours, [wire(first)])
      expect(await push(ours, [wire(second)])).toEqual([{ id: first.payload.id, st: 'conflict' }])
      expect((await pull(ours)).items).toMatchObject([{ p: first.p }])
    })

    it('tells a stranger who takes a foreign id nothing but that it is taken', async () => {
      const { push, ours, enrol, pull } = await offices()
      const event = aSignedEvent(ours)
      await push(ours, [wire(event)])
      const outsider = await enrol(stranger)
      const taken = aSignedEvent(outsider, { id: event.payload.id, from: stranger, to: null })
      expect(await push(outsider, [wire(taken)])).toEqual([{ id: event.payload.id, st: 'conflict' }])
      expect((await pull(outsider)).items).toEqual([])
    })

    it('judges each event on its own: a bad one in the middle does not hold up the others', async () => {
      const { push, pull, ours } = await offices()
      const good = [aSignedEvent(ours), aSignedEvent(ours)]
      const results = await push(ours, [wire(good[0] ?? never()), { p: '{"broken', s: 'x' }, wire(good[1] ?? never())])
      expect(results).toMatchObject([
        { st: 'stored' },
        { id: null, st: 'rejected', code: 'malformed' },
        { st: 'stored' },
      ])
      expect((await pull(ours)).items.map(({ n }) => n)).toEqual([1, 2])
    })

    it('accepts what a colleague or the other office brings again after the server lost it', async () => {
      const { push, ours, theirs, enrol } = await offices()
      const event = aSignedEvent(ours)
      const colleague = await enrol(sender)
      expect(await push(theirs, [wire(event)])).toMatchObject([{ st: 'stored' }])
      expect(await push(colleague, [wire(event)])).toMatchObject([{ st: 'duplicate' }])
    })

    it('keeps a type it does not know and passes it on', async () => {
      const { push, pull, ours, theirs } = await offices()
      const event = aSignedEvent(ours, { t: 'appointment_moved', c: { on: '2026-03-02', by: 'phone' } })
      expect(await push(ours, [wire(event)])).toMatchObject([{ st: 'stored' }])
      expect((await pull(theirs)).items).toMatchObject([{ p: event.p }])
    })

    it('takes a full push of 200 events of one referral in order', async () => {
      const { push, pull, ours } = await offices()
      const first = aSignedEvent(ours)
      const { ref, chain } = first.payload
      const rest = Array.from({ length: limits.pushEvents - 1 }, (_, index) =>
        wire(aSignedEvent(ours, { t: 'note_filed', ref, chain, lam: index + 2 })),
      )
      const results = await push(ours, [wire(first), ...rest])
      expect(new Set(results.map(({ st }) => st))).toEqual(new Set(['stored']))
      const { items, head } = await pull(ours)
      expect(head).toBe(200)
      expect(items.map((item) => item.k === 'ev' && item.p)).toEqual([first.p, ...rest.map(({ p }) => p)])
    })
  })

  it('keeps feeds dense and whole when many devices push to each other at once', async () => {
    const { push, pull, store, enrol } = await aServer(await engine.freshStore())
    const organisations = [sender, receiver, stranger]
    const devices = await Promise.all(organisations.map((organisation) => enrol(organisation)))
    const rounds = devices.flatMap((device, at) =>
      Array.from({ length: 12 }, (_, round) => {
        const to = organisations[(at + 1 + (round % 2)) % 3] ?? null
        return push(device, [wire(aSignedEvent(device, { from: device.organisationId, to }))])
      }),
    )
    expect((await Promise.all(rounds)).flat().every(({ st }) => st === 'stored')).toBe(true)
    for (const device of devices) {
      const { items, head } = await pull(device)
      expect(items.map(({ n }) => n)).toEqual(Array.from({ length: head }, (_, index) => index + 1))
    }
    const { verifyStore } = await import('../../server/feeds/verify.ts')
    expect((await verifyStore(store.db)).findings).toEqual([])
  })
})

function never(): never {
  throw new Error('missing')
}
