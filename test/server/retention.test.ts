/** The deletion periods at work, the proof that devices have processed an erasure, and devices nobody hears of. */
import { describe, expect, it } from 'vitest'
import { writeCatalogue } from '../../server/catalogue/write.ts'
import { eraseReferral } from '../../server/feeds/erase.ts'
import { readErasures } from '../../server/feeds/erasure-proof.ts'
import { restartEpochs } from '../../server/feeds/restart-epochs.ts'
import { verifyStore } from '../../server/feeds/verify.ts'
import { monthsLater } from '../../server/retention/due.ts'
import { runRetention } from '../../server/retention/run.ts'
import type { Payload } from '../../shared/protocol/payload.ts'
import { aServer, receiver, sender, stranger } from '../builders/a-server.ts'
import { aSignedEvent, wire } from '../builders/a-signed-event.ts'
import { eachEngine } from '../engines/each.ts'

const start = Date.parse('2026-03-02T09:00:00Z')

/** The instant so many months after everything was written. */
function months(count: number, days = 0): number {
  const [year = 0, month = 1, day = 1] = monthsLater(start, count).split('-').map(Number)
  return Date.UTC(year, month - 1, day + days, 9)
}

eachEngine((engine) => {
  async function aYear() {
    const server = await aServer(await engine.freshStore())
    const [ours, theirs] = [await server.enrol(sender), await server.enrol(receiver)]
    const open = aSignedEvent(ours)
    const ended = aSignedEvent(ours)
    const need = aSignedEvent(ours, { t: 'unmet_need', to: null })
    const part = (of: Payload, t: string, lam: number) => aSignedEvent(ours, { ref: of.ref, chain: of.chain, t, lam })
    const contact = part(ended.payload, 'shared', 2)
    const cancelled = part(ended.payload, 'cancelled', 3)
    const note = part(open.payload, 'noted', 2)
    const results = await server.push(ours, [open, note, ended, contact, cancelled, need].map(wire))
    if (results.some(({ st }) => st !== 'stored')) throw new Error(JSON.stringify(results))
    const left = async () => {
      const rows = await server.store.db.selectFrom('event').select('id').where('payload', 'is not', null).execute()
      const names = Object.entries({ open, note, ended, contact, cancelled, need })
      return names.flatMap(([name, { payload }]) => (rows.some(({ id }) => id === payload.id) ? [name] : []))
    }
    return { ...server, ours, theirs, left, contact, ended }
  }

  describe('the deletion periods', () => {
    it('take sealed parts first, then what has ended, then what nobody has touched', async () => {
      const { store, left } = await aYear()
      const all = ['open', 'note', 'ended', 'contact', 'cancelled', 'need']
      await runRetention(store, months(3, -1))
      expect(await left()).toEqual(all)
      expect(await runRetention(store, months(3))).toMatchObject({ referrals: 0, sealed: 1 })
      expect(await left()).toEqual(['open', 'note', 'ended', 'cancelled', 'need'])
      await runRetention(store, months(12, -1))
      expect(await left()).toEqual(['open', 'note', 'ended', 'cancelled', 'need'])
      expect(await runRetention(store, months(12))).toMatchObject({ referrals: 2, sealed: 0 })
      expect(await left()).toEqual(['open', 'note'])
      await runRetention(store, months(24, -1))
      expect(await left()).toEqual(['open', 'note'])
      await runRetention(store, months(24))
      expect(await left()).toEqual([])
      expect((await verifyStore(store.db)).findings).toEqual([])
    })

    it('change nothing when they run again, and nothing at all when they only count', async () => {
      const { store, left } = await aYear()
      const heads = () => store.db.selectFrom('org_feed').select(['org_id', 'head']).orderBy('org_id').execute()
      expect(await runRetention(store, months(12), { dryRun: true })).toMatchObject({ referrals: 2 })
      expect((await left()).length).toBe(6)
      await runRetention(store, months(12))
      const before = await heads()
      const lines = store.ledger.lines().length
      expect(await runRetention(store, months(12))).toMatchObject({ referrals: 0, sealed: 0 })
      expect(await heads()).toEqual(before)
      expect(store.ledger.lines().length).toBe(lines)
      const audit = await store.db.selectFrom('audit_log').selectAll().where('act', '=', 'erased').execute()
      expect(audit.every(({ actor }) => actor === 'retention')).toBe(true)
    })

    it('are the network’s own', async () => {
      const { store, left } = await aYear()
      const retention = { sealed: 1, ended: 3, silent: 6 }
      await writeCatalogue(store, [{ kind: 'network', id: 'network', data: { name: 'Kreis Musterland', retention } }])
      await runRetention(store, months(3))
      expect(await left()).toEqual(['open', 'note'])
      await runRetention(store, months(6))
      expect(await left()).toEqual([])
    })

    it('go by what each side has: an end that the receiver keeps to itself shows in nothing the sender has', async () => {
      const { store, push, enrol } = await aServer(await engine.freshStore())
      const [ours, theirs] = [await enrol(sender), await enrol(receiver)]
      const open = aSignedEvent(ours)
      const { ref, chain } = open.payload
      const contact = aSignedEvent(ours, { ref, chain, t: 'shared', lam: 2 })
      const ended = aSignedEvent(theirs, { ref, chain, t: 'failed', lam: 3, own: true })
      const note = aSignedEvent(theirs, { ref, chain, t: 'noted', lam: 4 })
      await push(ours, [open, contact].map(wire))
      await push(theirs, [ended, note].map(wire))
      expect(await runRetention(store, months(3))).toMatchObject({ referrals: 0, sealed: 1 })
      const erased = await store.db.selectFrom('event').select('id').where('erased_at', 'is not', null).execute()
      expect(erased).toEqual([{ id: note.payload.id }])
      expect(await runRetention(store, months(24, -1))).toMatchObject({ referrals: 0, sealed: 0 })
      expect(await runRetention(store, months(24))).toMatchObject({ referrals: 1 })
    })

    it('count from what the server received: no wrong clock of a device wipes anything or keeps it for ever', async () => {
      const { store, enrol, push } = await aServer(await engine.freshStore())
      const ours = await enrol(sender)
      const needs = ['2020-01-01', '2099-01-01'].map((day) => {
        const need = aSignedEvent(ours, { t: 'unmet_need', to: null })
        return aSignedEvent(ours, { ...need.payload, c: { ...need.payload.c, on: day } })
      })
      await push(ours, needs.map(wire))
      expect(await runRetention(store, months(12, -1))).toMatchObject({ referrals: 0 })
      expect(await runRetention(store, months(12))).toMatchObject({ referrals: 2 })
    })

    it('take the last word of a removed referral when its time is over', async () => {
      const { store, push, ours, ended } = await aYear()
      const { ref, chain } = ended.payload
      const c = { on: '2026-03-02', events: [], all: true }
      const word = aSignedEvent(ours, { ref, chain, t: 'removed', lam: 9, c })
      await push(ours, [wire(word)])
      const kept = async () =>
        (await store.db.selectFrom('event').select('payload').where('id', '=', word.payload.id).execute())[0]?.payload
      await runRetention(store, months(12, -2))
      expect(await kept()).toBe(word.p)
      await runRetention(store, months(30))
      expect(await kept()).toBeNull()
    })
  })

  describe('the proof of an erasure', () => {
    it('counts the devices that have read past it, of all organisations that had the events', async () => {
      const { store, pull, ours, theirs, enrol, ended, clock } = await aYear()
      await enrol(stranger)
      const [mine, yours] = [await pull(ours), await pull(theirs)]
      await eraseReferral(store, ended.payload.ref, 'request', clock.now)
      const proof = async () =>
        (await readErasures(store.db, clock.now)).map(({ devices, processed }) => [processed, devices])
      await pull(ours, mine.next)
      expect(await proof()).toEqual([[0, 2]])
      const { next } = await pull(ours, mine.next)
      await pull(ours, next)
      expect(await proof()).toEqual([[1, 2]])
      await pull(theirs, (await pull(theirs, yours.next)).next)
      expect(await proof()).toEqual([[2, 2]])
      // A restored server starts new epochs: what was read before proves nothing any more.
      await restartEpochs(store)
      expect(await proof()).toEqual([[0, 2]])
    })

    it('asks nothing of devices that never had what was erased', async () => {
      const { store, enrol, ended, clock } = await aYear()
      const waiting = await enrol(sender)
      await store.db.updateTable('device').set({ admitted_at: null }).where('id', '=', waiting.id).execute()
      await eraseReferral(store, ended.payload.ref, 'request', clock.now)
      clock.now += 1
      await enrol(receiver)
      expect(await readErasures(store.db, clock.now)).toMatchObject([{ devices: 2 }])
    })

    it('is shown to an administrator and to keepers of an organisation concerned, in numbers', async () => {
      const { store, call, enrol, ours, ended, contact, clock } = await aYear()
      await eraseReferral(store, ended.payload.ref, 'request', clock.now)
      const asked = async (access: string) =>
        (await (await call('GET', '/v1/erasures', undefined, access)).json()) as { erasures: unknown[] }
      const ask = async (organisation: string) => asked((await enrol(organisation, 'admin')).tokens.access)
      const { erasures } = await ask(sender)
      expect(await asked(ours.tokens.access)).toMatchObject({ error: 'not_keeper' })
      await store.db.updateTable('device').set({ keeper: 1 }).where('id', '=', ours.id).execute()
      expect(await asked(ours.tokens.access)).toEqual({ erasures })
      expect(erasures).toMatchObject([{ why: 'request', events: 3, devices: 2, processed: 0 }])
      expect(JSON.stringify(erasures)).not.toContain(contact.payload.id)
      expect(await ask(stranger)).toEqual({ erasures: [] })
      clock.now = months(24, 1)
      expect(await readErasures(store.db, clock.now)).toEqual([])
    })
  })

  it('a device silent for 180 days is shut out, with a trace; one that reads is not', async () => {
    const { store, pull, ours, theirs } = await aYear()
    const late = start + 181 * 86_400_000
    await store.db.insertInto('device_mark').values({ device_id: theirs.id, epoch: 'x', pos: 1, at: late }).execute()
    expect(await runRetention(store, start + 179 * 86_400_000)).toMatchObject({ devices: 0 })
    expect(await runRetention(store, late)).toMatchObject({ devices: 1 })
    await expect(pull(ours)).rejects.toThrow('device_revoked')
    const rows = await store.db.selectFrom('audit_log').selectAll().where('act', '=', 'revoked').execute()
    expect(rows).toMatchObject([{ actor: 'retention', subject: ours.id }])
  })
})
