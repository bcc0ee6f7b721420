/** The demonstration network: complete, valid, always the same, and written like real offers. */
import { describe, expect, it } from 'vitest'
import { demoNetwork } from '../../server/demo/network.ts'
import { areaSchema } from '../../shared/area.ts'
import { codesOf } from '../../shared/codes/index.ts'
import { networkSchema } from '../../shared/network.ts'
import { offerSchema } from '../../shared/offer.ts'
import { organisationSchema } from '../../shared/organisation.ts'

const demo = demoNetwork()
const { network, areas, organisations, offers } = demo
const published = offers.filter(({ status }) => status === 'published')
const daysAgo = (day: string) => (Date.parse('2026-11-02') - Date.parse(day)) / 86_400_000

function counted(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}

describe('the demonstration network', () => {
  it('is the same for the same seed, byte for byte', () => {
    expect(JSON.stringify(demoNetwork())).toBe(JSON.stringify(demo))
    expect(JSON.stringify(demoNetwork({ seed: 7 }))).not.toBe(JSON.stringify(demo))
  })

  it('is already in the shape parsing gives', () => {
    expect(networkSchema.parse(network)).toEqual(network)
    expect(areas.map((area) => areaSchema.parse(area))).toEqual(areas)
    expect(organisations.map((organisation) => organisationSchema.parse(organisation))).toEqual(organisations)
    expect(offers.map((offer) => offerSchema.parse(offer))).toEqual(offers)
  })

  it('says that it is a demonstration', () => {
    expect(network.demonstration).toBe(true)
    expect(network.areaId).toBe(areas[0]?.id)
  })

  it('has 60 organisations of every institution and provider type', () => {
    expect(organisations).toHaveLength(60)
    expect(new Set(organisations.map(({ institutionType }) => institutionType))).toEqual(
      new Set(codesOf('institutionType')),
    )
    expect(new Set(organisations.map(({ providerType }) => providerType))).toEqual(new Set(codesOf('providerType')))
    expect(new Set(organisations.map(({ name }) => name)).size).toBe(60)
  })

  it('has 600 offers, at least three published ones of every type', () => {
    expect(offers).toHaveLength(600)
    expect(new Set(offers.map(({ id }) => id)).size).toBe(600)
    const counts = counted(published.map(({ offerType }) => offerType))
    for (const type of codesOf('offerType')) expect(counts.get(type), type).toBeGreaterThanOrEqual(3)
  })

  it('covers every life phase, field, access, setting, capacity and cost', () => {
    expect(new Set(published.flatMap(({ lifePhases }) => lifePhases))).toEqual(new Set(codesOf('lifePhase')))
    expect(new Set(published.flatMap(({ fields }) => fields))).toEqual(new Set(codesOf('fieldOfAction')))
    expect(new Set(published.map(({ access }) => access))).toEqual(new Set(codesOf('accessMode')))
    expect(new Set(published.flatMap(({ settings }) => settings))).toEqual(new Set(codesOf('setting')))
    for (const capacity of ['available', 'few', 'waitlist', 'full', 'clearing_needed', 'unknown'])
      expect(
        published.some((offer) => offer.capacity === capacity),
        capacity,
      ).toBe(true)
  })

  it('refers only to organisations and areas it has', () => {
    const organisationIds = new Set(organisations.map(({ id }) => id))
    const areaIds = new Set(areas.map(({ id }) => id))
    for (const offer of offers) {
      expect(organisationIds.has(offer.organisationId)).toBe(true)
      for (const id of [...offer.areaIds, ...offer.places.flatMap(({ areaId }) => areaId ?? [])])
        expect(areaIds.has(id), id).toBe(true)
    }
  })

  it('knows offers of every age from today to three years, and when capacity was known', () => {
    const ages = offers.map(({ verifiedOn }) => daysAgo(verifiedOn ?? ''))
    expect(Math.min(...ages)).toBe(0)
    expect(Math.max(...ages)).toBeGreaterThan(900)
    expect(Math.max(...ages)).toBeLessThanOrEqual(1095)
    for (const offer of offers) expect(offer.capacityOn === undefined, offer.title).toBe(offer.capacity === 'unknown')
  })

  it('leaves some offers thin, and hides the address of a shelter', () => {
    const thin = offers.filter(({ description, phones }) => description === undefined && phones.length === 0)
    expect(thin.length).toBeGreaterThan(15)
    expect(thin.length).toBeLessThan(70)
    const hidden = offers.filter(({ protectedPlace }) => protectedPlace)
    expect(hidden.length).toBeGreaterThan(0)
    for (const { title, places } of hidden) {
      expect(title).toContain('Frauenhaus')
      expect(places).toEqual([])
    }
  })

  it('reaches nobody: telephone numbers begin with 0000, domains end in .example', () => {
    for (const { phones, email, url } of offers) {
      for (const { number } of phones) expect(number).toMatch(/^0000 /)
      if (email !== undefined) expect(email).toMatch(/\.example$/)
      if (url !== undefined) expect(new URL(url).hostname).toMatch(/\.example$/)
    }
  })

  it('takes any number of offers', () => {
    expect(demoNetwork({ offers: 10 }).offers).toHaveLength(10)
    const large = demoNetwork({ offers: 10_000 }).offers
    expect(large).toHaveLength(10_000)
    expect(new Set(large.map(({ id }) => id)).size).toBe(10_000)
    for (const offer of large.slice(0, 500)) expect(offerSchema.parse(offer)).toEqual(offer)
  })
})
