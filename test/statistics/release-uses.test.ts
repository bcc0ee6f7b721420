/** The release job: closed quarters alone, frozen, once, whoever runs it; the catalogue says used and often. */

import { v7 as uuidv7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { writeCatalogue } from '../../server/catalogue/write.ts'
import { eraseReferral } from '../../server/feeds/erase.ts'
import { readStatisticsKeys } from '../../server/statistics/keys.ts'
import { releaseUses } from '../../server/statistics/release-uses.ts'
import { openStore } from '../../server/store/open.ts'
import { requestedFactsOf } from '../builders/a-referral.ts'
import { aServer, receiver, sender } from '../builders/a-server.ts'
import { aSignedEvent, type SignedEvent, wire } from '../builders/a-signed-event.ts'
import { anOffer } from '../builders/an-offer.ts'
import { eachEngine } from '../engines/each.ts'

/** `aServer` stands at 2 March 2026. */
const spring = Date.parse('2026-04-05T00:00:00Z')
const summer = Date.parse('2026-07-05T00:00:00Z')

eachEngine((engine) => {
  async function aPlace() {
    const url = await engine.freshUrl()
    const store = await openStore(url)
    const server = await aServer(store)
    const [busy, quiet] = [anOffer({ organisationId: receiver }), anOffer({ organisationId: receiver })]
    await writeCatalogue(
      store,
      [busy, quiet].map((offer) => ({ kind: 'offer' as const, id: offer.id, data: offer })),
    )
    const refer = async (offerId: string, families: readonly string[]): Promise<SignedEvent[]> => {
      const device = await server.enrol(sender)
      const events = families.map((chain) =>
        aSignedEvent(device, { chain, c: { ...requestedFactsOf({ offerId }) } as SignedEvent['payload']['c'] }),
      )
      for (let at = 0; at < events.length; at += 50) {
        const results = await server.push(device, events.slice(at, at + 50).map(wire))
        if (results.some(({ st }) => st !== 'stored')) throw new Error(JSON.stringify(results))
      }
      return events
    }
    const items = async () => {
      const rows = await store.db.selectFrom('catalogue_item').selectAll().where('kind', '=', 'use').execute()
      return rows.map(({ id, data }) => ({ id, data: data === null ? null : JSON.parse(data) }))
    }
    const values = () => store.db.selectFrom('use_release').selectAll().orderBy('quarter').execute()
    return { url, store, server, busy, quiet, refer, items, values, close: () => store.close() }
  }
  const families = (count: number) => Array.from({ length: count }, () => uuidv7())

  describe('the release of uses', () => {
    it('waits for the fifth day after the quarter, then shows what rests on enough families', async () => {
      const { store, busy, quiet, refer, items, values, close } = await aPlace()
      await refer(busy.id, families(45))
      await refer(quiet.id, families(2))
      expect((await releaseUses(store, spring - 1)).quarters).not.toContain('2026-Q1')
      expect(await values()).toEqual([])
      expect((await releaseUses(store, spring)).quarters).toContain('2026-Q1')
      expect(await items()).toEqual([{ id: busy.id, data: { offerId: busy.id, quarter: '2026-Q1', level: 'often' } }])
      const [value] = await values()
      expect(value).toMatchObject({ quarter: '2026-Q1', offer_id: busy.id })
      expect(Math.abs(Number(value?.value) - 45)).toBeLessThanOrEqual(5)
      await close()
    })

    it('counts families, not referrals', async () => {
      const { store, busy, refer, values, close } = await aPlace()
      const [one = '', other = ''] = families(2)
      await refer(
        busy.id,
        Array.from({ length: 40 }, (_, at) => (at % 2 === 0 ? one : other)),
      )
      await releaseUses(store, spring)
      expect(await values()).toEqual([])
      await close()
    })

    it('is frozen: what is erased or run again afterwards changes nothing', async () => {
      const { store, busy, refer, values, items, close } = await aPlace()
      const events = await refer(busy.id, families(20))
      await releaseUses(store, spring)
      const before = [await values(), await items()]
      for (const { payload } of events.slice(0, 15)) await eraseReferral(store, payload.ref, 'retention')
      expect(await releaseUses(store, spring + 86_400_000)).toEqual({ quarters: [], values: 0 })
      expect([await values(), await items()]).toEqual(before)
      await close()
    })

    it('takes an offer out of the catalogue that the next quarter no longer shows', async () => {
      const { store, server, busy, quiet, refer, items, close } = await aPlace()
      await refer(busy.id, families(20))
      await releaseUses(store, spring)
      server.clock.now = Date.parse('2026-04-20T09:00:00Z')
      await refer(quiet.id, families(20))
      await releaseUses(store, summer)
      expect(new Map((await items()).map(({ id, data }) => [id, data?.quarter ?? null]))).toEqual(
        new Map([
          [busy.id, null],
          [quiet.id, '2026-Q2'],
        ]),
      )
      await close()
    })

    it('gives one result where several processes come at once', async () => {
      const { url, store, busy, refer, values, close } = await aPlace()
      await refer(busy.id, families(20))
      const other = await openStore(url)
      const reports = await Promise.all([
        releaseUses(store, spring),
        releaseUses(other, spring),
        releaseUses(store, spring),
      ])
      expect(reports.filter(({ quarters }) => quarters.includes('2026-Q1'))).toHaveLength(1)
      expect(await values()).toHaveLength(1)
      expect(await readStatisticsKeys(other)).toEqual(await readStatisticsKeys(store))
      await other.close()
      await close()
    })

    it('has two different keys of its own, which a second start finds again', async () => {
      const { store, close } = await aPlace()
      const { record, noise } = await readStatisticsKeys(store)
      expect([record.length, noise.length]).toEqual([32, 32])
      expect(Buffer.from(record).equals(noise)).toBe(false)
      expect(await readStatisticsKeys(store)).toEqual({ record, noise })
      await close()
    })
  })
})
