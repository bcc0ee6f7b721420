/** Pushes and erasures move the cells, through the real API, on both engines. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { writeCatalogue } from '../../server/catalogue/write.ts'
import { eraseReferral } from '../../server/feeds/erase.ts'
import { replayLedger } from '../../server/feeds/replay-ledger.ts'
import { recomputeRollups } from '../../server/statistics/recompute.ts'
import { openStore, type Store } from '../../server/store/open.ts'
import { requestedFactsOf } from '../builders/a-referral.ts'
import { aServer, receiver, sender } from '../builders/a-server.ts'
import { aSignedEvent, type SignedEvent, wire } from '../builders/a-signed-event.ts'
import { anOffer } from '../builders/an-offer.ts'
import { eachEngine } from '../engines/each.ts'

type Facts = SignedEvent['payload']['c']

/** Numbers of a table's cells by coordinate. */
async function numbers(store: Store, table: string): Promise<Record<string, number>> {
  const rows = await store.db.selectFrom('rollup_cell').selectAll().where('table_id', '=', table).execute()
  return Object.fromEntries(rows.map(({ coord, n }) => [coord, n]))
}

const agreed = { wrongRecords: 0, wrongCells: 0 }

eachEngine((engine) => {
  async function aPlace() {
    const ledger = join(mkdtempSync(join(tmpdir(), 'kettenglied-ledger-')), 'erasures.log')
    const store = await openStore(await engine.freshUrl(), { ledger })
    const server = await aServer(store)
    const offer = anOffer({ organisationId: receiver, fields: ['health', 'social'] })
    await writeCatalogue(store, [
      { kind: 'area', id: 'town', data: { id: 'town', name: 'Musterstadt', level: 'municipality' } },
      { kind: 'area', id: 'part', data: { id: 'part', name: 'Teil', level: 'city_district', parentId: 'town' } },
      { kind: 'area', id: 'north', data: { id: 'north', name: 'Nord', level: 'social_space', parentId: 'part' } },
      { kind: 'network', id: 'network', data: { name: 'Kreis Musterland', areaId: 'town' } },
      { kind: 'offer', id: offer.id, data: offer },
    ])
    const [ours, theirs] = [await server.enrol(sender), await server.enrol(receiver)]
    const refer = async (chain = uuidv7()) => {
      const c = { ...requestedFactsOf({ offerId: offer.id, areaId: 'north' }) } as Facts
      const event = aSignedEvent(ours, { chain, c })
      await server.push(ours, [wire(event)])
      return event.payload
    }
    return { ...server, ledger, offer, ours, theirs, refer }
  }

  describe('the rollups follow', () => {
    it('a referral into the cells of its place, offer and provider, and on as it goes on', async () => {
      const { store, offer, ours, theirs, push, refer } = await aPlace()
      const { ref, chain } = await refer()
      expect(await numbers(store, 'month:district')).toEqual({ north: 1 })
      expect(await numbers(store, 'month:region')).toEqual({ part: 1 })
      expect(await numbers(store, 'quarter:offer')).toEqual({ [offer.id]: 1 })
      expect(await numbers(store, 'quarter:provider')).toEqual({ [receiver]: 1 })
      expect(await numbers(store, 'quarter:field,outcome')).toEqual({ 'health|unanswered': 1 })
      await push(theirs, [wire(aSignedEvent(theirs, { ref, chain, t: 'accepted', lam: 2 }))])
      expect(await numbers(store, 'quarter:field,outcome')).toEqual({ 'health|accepted': 1 })
      await push(theirs, [wire(aSignedEvent(theirs, { ref, chain, t: 'arrived', lam: 3 }))])
      expect(await numbers(store, 'year:district,durationBin')).toEqual({ 'north|d7': 1 })
      await push(ours, [wire(aSignedEvent(ours, { ref, chain, t: 'entered_in_error', lam: 4 }))])
      expect(await store.db.selectFrom('rollup_cell').selectAll().execute()).toEqual([])
      expect(await recomputeRollups(store)).toMatchObject({ referrals: 1, ...agreed })
      await store.close()
    })

    it('nothing twice: a push that comes again changes nothing', async () => {
      const { store, ours, push } = await aPlace()
      const event = wire(aSignedEvent(ours))
      for (const expected of ['stored', 'duplicate'])
        expect(await push(ours, [event])).toMatchObject([{ st: expected }])
      expect(await numbers(store, 'month:')).toEqual({ '': 1 })
      await store.close()
    })

    it('no later change of the catalogue', async () => {
      const { store, offer, theirs, push, refer } = await aPlace()
      const { ref, chain } = await refer()
      await writeCatalogue(store, [
        { kind: 'offer', id: offer.id, data: null },
        { kind: 'area', id: 'north', data: null },
      ])
      await push(theirs, [wire(aSignedEvent(theirs, { ref, chain, t: 'accepted', lam: 2 }))])
      expect(await numbers(store, 'quarter:offer')).toEqual({ [offer.id]: 1 })
      expect(await numbers(store, 'month:region')).toEqual({ part: 1 })
      expect(await recomputeRollups(store)).toMatchObject(agreed)
      await store.close()
    })

    it('a deletion period not at all, a wish at once, also where the period had ended before', async () => {
      const { store, ledger, refer } = await aPlace()
      const [kept, wished, late] = [await refer(), await refer(), await refer()]
      await eraseReferral(store, kept.ref, 'retention')
      await eraseReferral(store, late.ref, 'retention')
      expect(await numbers(store, 'month:')).toEqual({ '': 3 })
      await eraseReferral(store, wished.ref, 'request')
      expect(await numbers(store, 'month:')).toEqual({ '': 2 })
      const lines = store.ledger.lines().length
      await eraseReferral(store, late.ref, 'request')
      await eraseReferral(store, late.ref, 'request')
      expect(await numbers(store, 'month:')).toEqual({ '': 1 })
      expect(store.ledger.lines()).toHaveLength(lines + 1)
      expect(await recomputeRollups(store)).toMatchObject({ referrals: 0, ...agreed })
      expect(ledger).toBeTruthy()
      await store.close()
    })

    it('the sender’s word that takes a referral back, and no withdrawal of single parts', async () => {
      const { store, ours, push, refer } = await aPlace()
      const [one, other] = [await refer(), await refer()]
      const shared = aSignedEvent(ours, { ref: other.ref, chain: other.chain, t: 'shared', lam: 2 })
      await push(ours, [wire(shared)])
      const part = { on: '2026-03-03', events: [shared.payload.id] }
      const whole = { on: '2026-03-03', events: [], all: true }
      const removed = (of: { ref: string; chain: string }, c: object) =>
        push(ours, [wire(aSignedEvent(ours, { ref: of.ref, chain: of.chain, t: 'removed', lam: 3, c: c as Facts }))])
      await removed(other, part)
      expect(await numbers(store, 'month:')).toEqual({ '': 2 })
      await removed(one, whole)
      expect(await numbers(store, 'month:')).toEqual({ '': 1 })
      expect(await recomputeRollups(store)).toMatchObject({ referrals: 1, ...agreed })
      await store.close()
    })

    it('the ledger after a restored backup to what was before it', async () => {
      const { store, refer } = await aPlace()
      const [kept, wished, late] = [await refer(), await refer(), await refer()]
      const tables = ['referral', 'event', 'stat_record', 'rollup_cell'] as const
      const backup = await Promise.all(tables.map((table) => store.db.selectFrom(table).selectAll().execute()))
      await eraseReferral(store, kept.ref, 'retention')
      await eraseReferral(store, late.ref, 'retention')
      await eraseReferral(store, wished.ref, 'request')
      await eraseReferral(store, late.ref, 'request')
      const cells = () => store.db.selectFrom('rollup_cell').selectAll().orderBy('table_id').orderBy('coord').execute()
      const after = await cells()
      for (const [at, table] of tables.entries()) {
        await store.db.deleteFrom(table).execute()
        for (const row of backup[at] ?? []) await store.db.insertInto(table).values(row).execute()
      }
      expect(await numbers(store, 'month:')).toEqual({ '': 3 })
      await replayLedger(store)
      expect(await cells()).toEqual(after)
      expect(await replayLedger(store)).toBe(0)
      expect(await cells()).toEqual(after)
      await store.close()
    })

    it('referrals of one family that are pushed at the same moment', async () => {
      const { store, ours, push, refer } = await aPlace()
      const chain = uuidv7()
      for (let round = 0; round < 4; round++)
        await Promise.all([
          refer(chain),
          refer(chain),
          push(ours, [wire(aSignedEvent(ours, { chain })), wire(aSignedEvent(ours))]),
        ])
      expect(await numbers(store, 'month:')).toEqual({ '': 5 })
      expect(await numbers(store, 'referrals-month:')).toEqual({ '': 7 })
      expect(await recomputeRollups(store)).toMatchObject({ referrals: 16, ...agreed })
      await store.close()
    })
  })
})
