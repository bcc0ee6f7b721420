/** The release job: what is due, once, frozen; only what may be shown; the same on both engines. */
import { describe, expect, it } from 'vitest'
import { writeCatalogue } from '../../server/catalogue/write.ts'
import { writeNoiseKey } from '../../server/statistics/noise-key.ts'
import { coordOf } from '../../shared/statistics/tables.ts'
import { aReleasedNetwork, type ReleasedNetwork } from '../builders/a-released-network.ts'
import { sender } from '../builders/a-server.ts'
import { anOffer } from '../builders/an-offer.ts'
import { recordFactsOf } from '../builders/some-records.ts'
import { eachEngine } from '../engines/each.ts'

const knownKeys = { record: bytesFrom(0), noise: bytesFrom(32) }
const at = (day: string) => Date.parse(`${day}T08:00:00Z`)

function bytesFrom(first: number): Uint8Array {
  return Uint8Array.from({ length: 32 }, (_, place) => first + place)
}

/** Families of the test vectors (disclosure control, 3.5), each with one referral. */
function families(count: number, overrides: Parameters<typeof recordFactsOf>[0] = {}, prefix = 'case') {
  const name = (place: number) => `${prefix}-${String(place + 1).padStart(4, '0')}`
  const facts = recordFactsOf({ district: 'north', field: 'health', ...overrides })
  return Array.from({ length: count }, (_, place) => ({ ref: name(place), chain: name(place), facts }))
}

/** Keys and tenant of the test vectors, and the areas the records name. */
async function asInTheVectors(network: ReleasedNetwork): Promise<void> {
  const { store } = network
  await store.db
    .updateTable('network')
    .set({ instance: 't1', created_at: at('2026-03-01') })
    .execute()
  await store.db.insertInto('secret').values({ name: 'record_key', bytes: knownKeys.record }).execute()
  writeNoiseKey(network.noiseKeyFile, knownKeys.noise)
  await writeCatalogue(store, [
    ...['north', 'south', 'town'].map((id) => ({
      kind: 'area' as const,
      id,
      data: { id, name: id, level: 'municipality', parentId: id === 'town' ? null : 'town' },
    })),
  ])
}

eachEngine((engine) => {
  async function aNetwork(records: ReturnType<typeof families> = []): Promise<ReleasedNetwork> {
    const network = await aReleasedNetwork({ databaseUrl: await engine.freshUrl() })
    await asInTheVectors(network)
    await network.put(records)
    return network
  }
  const north = coordOf(['north'])

  describe('the release job', () => {
    it('gives the numbers of the test vectors', async () => {
      const network = await aNetwork(families(12, { offer: 'other' }))
      await network.release(at('2026-04-05'))
      const offers = await network.released.cells('quarter:offer', '2026-Q1')
      expect(offers?.release).toMatchObject({ revision: 1, final: false, paramsVersion: 'D5V3-T8-B20/1' })
      expect([...(offers?.values ?? [])]).toEqual([['other', 9]])
      await network.close()
    })

    it('waits for the fifth day, then for the ninetieth, and is frozen after that', async () => {
      const network = await aNetwork(families(40))
      expect((await network.release(at('2026-04-04'))).released).toEqual([])
      const first = await network.release(at('2026-04-05'))
      expect(first.released.map(({ table, revision }) => `${table} r${revision}`)).toContain('month:district r1')
      expect(first.released.some(({ table }) => table === 'quarter:outcome')).toBe(false)
      const before = await network.released.cells('month:district', '2026-03')
      expect(before?.release).toMatchObject({ revision: 1, final: false })
      expect(Math.abs((before?.values.get(north) ?? 0) - 40)).toBeLessThanOrEqual(5)

      expect((await network.release(at('2026-04-06'))).released).toEqual([])
      const final = await network.release(at('2026-06-30'))
      const named = final.released.map(({ table, period, revision }) => `${table} ${period} r${revision}`)
      expect(named).toContain('month:district 2026-03 r2')
      expect(named).toContain('quarter:outcome 2026-Q1 r1')
      const after = await network.released.cells('month:district', '2026-03')
      expect(after?.release).toMatchObject({ revision: 2, final: true })

      await network.put(families(40).map((record) => ({ ...record, facts: null })))
      expect((await network.release(at('2026-07-20'))).released.some(({ period }) => period === '2026-03')).toBe(false)
      expect(await network.released.cells('month:district', '2026-03')).toEqual(after)
      await network.close()
    })

    it('releases the final numbers alone where the first never were, and periods without any cell too', async () => {
      const network = await aNetwork(families(40))
      const { released } = await network.release(at('2026-07-31'))
      expect(new Set(released.filter(({ period }) => period === '2026-03').map(({ revision }) => revision))).toEqual(
        new Set([2]),
      )
      expect(released).toContainEqual({ table: 'month:district', period: '2026-05', revision: 1, shown: 0 })
      expect((await network.released.cells('month:district', '2026-05'))?.values.size).toBe(0)
      await network.close()
    })

    it('shows a breakdown only under parents that carry it, and never what is below the threshold', async () => {
      const network = await aNetwork([
        ...families(30, { phase: 'kita' }, 'many'),
        ...families(7, { district: 'south', phase: 'kita' }, 'few'),
        ...families(14, { district: 'south', phase: 'school', field: 'education' }, 'some'),
      ])
      await network.release(at('2026-04-05'))
      const cells = await network.released.cells('quarter:district,field', '2026-Q1')
      const shown = [...(cells?.values.values() ?? [])]
      expect(shown.length).toBeGreaterThan(0)
      for (const value of shown) expect(value).toBeGreaterThanOrEqual(8)
      // Its parent `education` counts 14, below the base of 20 whatever the noise.
      expect(cells?.values.has(coordOf(['south', 'education']))).toBe(false)
      await network.close()
    })

    it('lets a network ask for more, never for less', async () => {
      const network = await aNetwork(families(25))
      const data = { name: 'Kreis Musterland', thresholds: { show: 31, base: 40 } }
      await writeCatalogue(network.store, [{ kind: 'network', id: 'network', data }])
      await network.release(at('2026-04-05'))
      expect((await network.released.cells('month:', '2026-03'))?.values.size).toBe(0)
      await network.close()
    })

    it('counts referrals with threefold noise and shows them from fifty on', async () => {
      const twice = (count: number, month: string, prefix: string) =>
        families(count, { day: `2026-${month}-10` }, prefix).flatMap((record) => [
          record,
          { ...record, ref: `${record.ref}-again` },
        ])
      const network = await aNetwork([...twice(45, '03', 'march'), ...twice(16, '04', 'april')])
      await network.release(at('2026-05-06'))
      const march = (await network.released.cells('referrals-month:', '2026-03'))?.values.get('')
      expect(march).toBeGreaterThanOrEqual(75)
      expect(march).toBeLessThanOrEqual(105)
      expect((march ?? 1) % 3).toBe(0)
      expect((await network.released.cells('referrals-month:', '2026-04'))?.values.size).toBe(0)
      await network.close()
    })

    it('has the catalogue’s offers say used and often, as the newest quarter does', async () => {
      const offer = '01990000-0000-7000-8000-0000000000f1'
      const network = await aNetwork(families(45, { offer }))
      await writeCatalogue(network.store, [
        { kind: 'offer', id: offer, data: anOffer({ id: offer, organisationId: sender }) },
      ])
      const items = async () => {
        const query = network.store.db.selectFrom('catalogue_item').select(['id', 'data']).where('kind', '=', 'use')
        return (await query.execute()).map(({ id, data }) => ({ id, data: data === null ? null : JSON.parse(data) }))
      }
      await network.release(at('2026-04-05'))
      expect(await items()).toEqual([{ id: offer, data: { offerId: offer, quarter: '2026-Q1', level: 'often' } }])
      await network.release(at('2026-07-05'))
      expect(await items()).toEqual([{ id: offer, data: null }])
      await network.close()
    })

    it('forgets records and cells of a year once its last figures are out, and keeps the figures', async () => {
      const network = await aNetwork([
        ...families(40, { day: '2026-05-04' }, 'old'),
        ...families(40, { day: '2027-01-20' }, 'new'),
      ])
      const records = async () =>
        (await network.store.db.selectFrom('stat_record').select('facts').execute()).map(
          ({ facts }) => (JSON.parse(facts) as { day: string }).day,
        )
      expect((await network.release(at('2027-03-30'))).forgotten).toEqual([])
      expect(await records()).toHaveLength(80)
      expect((await network.release(at('2027-04-01'))).forgotten).toEqual(['2026'])
      expect(new Set(await records())).toEqual(new Set(['2027-01-20']))
      const cells = await network.store.db.selectFrom('rollup_cell').select('period').execute()
      expect(cells.filter(({ period }) => period.startsWith('2026'))).toEqual([])
      expect(cells.length).toBeGreaterThan(0)
      expect((await network.released.cells('month:', '2026-05'))?.values.size).toBe(1)
      // Whatever comes late for that year is not counted and releases nothing.
      await network.put(families(40, { day: '2026-06-01' }, 'late'))
      expect((await network.release(at('2027-04-02'))).released).toEqual([])
      const late = await network.store.db.selectFrom('rollup_cell').select('period').execute()
      expect(late.filter(({ period }) => period.startsWith('2026'))).toEqual([])
      await network.close()
    })
  })
})
