/** What the demonstration shows beside its offers: links, own words, codes, reports and second entries, all of one piece. */
import { describe, expect, it } from 'vitest'
import { catalogueOf } from '../../server/demo/catalogue.ts'
import { demoNetwork } from '../../server/demo/network.ts'
import { passagesOf } from '../../shared/chain/passages.ts'
import { codesOf } from '../../shared/codes/index.ts'
import { factGroups, freshnessOf } from '../../shared/freshness.ts'
import { reportKinds } from '../../shared/offer-report.ts'
import { catalogueSchemas } from '../../shared/protocol/catalogue.ts'
import { providerKey } from '../../shared/resemblance/names.ts'
import { outlineOf, resemblanceIndex } from '../../shared/resemblance/resemblance.ts'

const today = '2026-11-02'
const demo = demoNetwork({ today })
const { network, areas, organisations, offers, twins, links, synonyms, codes, reports, targets } = demo
const published = offers.filter(({ status }) => status === 'published')
const byId = new Map(offers.map((offer) => [offer.id, offer]))
const seeds = [1, 2, 3, 20_26].map((seed) => demoNetwork({ seed }))

describe('the demonstration beside its offers', () => {
  it.each([10, 200, 600])(
    'is what the schemas of the catalogue demand, each under its own id, with %i offers',
    (count) => {
      const changes = catalogueOf(demoNetwork({ offers: count }))
      for (const { kind, data } of changes) expect(catalogueSchemas[kind].parse(data)).toEqual(data)
      expect(new Set(changes.map(({ kind, id }) => `${kind}|${id}`)).size).toBe(changes.length)
    },
  )

  it('is the same for the same seed and day, byte for byte', () => {
    const bytes = (options: Parameters<typeof demoNetwork>[0]) => JSON.stringify(catalogueOf(demoNetwork(options)))
    expect(bytes({ today })).toBe(bytes({ today }))
    expect(bytes({ today: '2026-12-24' })).not.toBe(bytes({ today }))
  })

  it('links only what is there: kinds with published offers, offers that are published', () => {
    for (const { from, to } of links)
      for (const end of [from, to])
        expect(
          published.some((offer) => ('offerId' in end ? offer.id === end.offerId : offer.offerType === end.offerType)),
          JSON.stringify(end),
        ).toBe(true)
    expect(links.filter(({ from, to }) => 'offerId' in from && 'offerId' in to)).toHaveLength(3)
    expect(links.filter(({ from, to }) => 'offerType' in from && 'offerType' in to).length).toBeGreaterThanOrEqual(25)
  })

  it('joins every passage but one', () => {
    const unjoined = passagesOf({ offers: published, links }, codesOf('transition'), today)
      .filter(({ servedBy }) => servedBy !== 'links')
      .map(({ transition }) => transition)
    expect(unjoined).toEqual(['move_in'])
  })

  it('has words of its own that no code list knows', () => {
    const usual = JSON.stringify(codesOf('offerType')) + JSON.stringify(offers.map(({ title }) => title))
    expect(synonyms.length).toBeGreaterThanOrEqual(8)
    const words = synonyms.flatMap(({ data }) => data.words)
    expect(new Set(words).size).toBe(words.length)
    for (const word of words) expect(usual).not.toContain(word)
  })

  it('adjusts codes that exist, and switches off none that an offer bears', () => {
    for (const { list, relabelled, own, off } of codes) {
      const standard: readonly string[] = codesOf(list)
      for (const code of [...Object.keys(relabelled), ...off, ...own.map((each) => each.standard)])
        expect(standard, list).toContain(code)
    }
    const off = codes.flatMap((each) => each.off)
    expect(off.length).toBe(1)
    expect(JSON.stringify(offers)).not.toContain(`"${off[0]}"`)
    expect(codes.find(({ list }) => list === 'need')?.own).toHaveLength(1)
  })

  it('has open reports of every kind by different organisations, two with what would be right', () => {
    expect(reports.length).toBeGreaterThanOrEqual(12)
    expect(new Set(reports.map(({ organisationId }) => organisationId)).size).toBe(reports.length)
    expect(new Set(reports.map(({ says }) => says))).toEqual(new Set(reportKinds))
    const known = new Set(organisations.map(({ id }) => id))
    for (const { offerId, organisationId, on, says, group } of reports) {
      expect(byId.get(offerId)?.status).toBe('published')
      expect(known.has(organisationId)).toBe(true)
      expect(on <= today).toBe(true)
      expect(group !== undefined).toBe(says === 'wrong')
    }
    const told = reports.filter(({ value }) => value !== undefined)
    expect(told).toHaveLength(2)
    for (const { group, value } of told) {
      expect(group).toBe('contact')
      expect(value).toMatch(/^0000 |^https:\/\/[a-z0-9.-]+\.example\//)
    }
  })

  it('has targets of different indicators, for goals and areas that are there', () => {
    expect(new Set(targets.map(({ indicator }) => indicator)).size).toBe(targets.length)
    for (const { goalId, areaId } of targets) {
      expect(network.goals.map(({ id }) => id)).toContain(goalId)
      if (areaId !== undefined) expect(areas.map(({ id }) => id)).toContain(areaId)
    }
  })

  it('lets no provider report on its own offer', () => {
    for (const each of Array.from({ length: 12 }, (_, seed) => demoNetwork({ seed, offers: 200 }))) {
      const providers = new Map(each.offers.map(({ id, organisationId: by }) => [id, by]))
      expect(each.reports.length).toBeGreaterThan(8)
      for (const { offerId, organisationId: by } of each.reports) expect(providers.get(offerId)).not.toBe(by)
    }
  })

  it.each(seeds)(
    'holds two offers a second time, so like that the search for duplicates finds them and no others',
    (some) => {
      const providers = new Map(some.organisations.map(({ id, name }) => [id, providerKey(name)]))
      const outlines = [...some.offers, ...some.twins].map((offer) =>
        outlineOf(offer.id, offer, providers.get(offer.organisationId) ?? ''),
      )
      const index = resemblanceIndex()
      for (const outline of outlines) index.add(outline)
      const found = outlines.filter((outline) => index.find(outline) !== undefined).map(({ id }) => id)
      expect(some.twins).toHaveLength(2)
      for (const { id } of some.twins) expect(found).toContain(id)
      expect(found).toHaveLength(4)
    },
  )

  it('has goals, frames for the note, and demands that every published offer meets', () => {
    expect(network.goals).toHaveLength(4)
    expect(network.noteTemplates).toHaveLength(2)
    expect(network.contributeSearches && network.readApi).toBe(true)
    expect(network.requiredFields.length).toBeGreaterThan(0)
    for (const field of network.requiredFields)
      for (const offer of [...published, ...twins])
        expect(offer[field]?.toString(), `${offer.title} ${field}`).toBeTruthy()
  })

  it('knows single facts better than the whole offer, and each degree of freshness of every kind of fact', () => {
    const confirmed = offers.filter((offer) => offer.confirmed !== undefined)
    expect(confirmed.length).toBeGreaterThan(30)
    for (const offer of confirmed)
      for (const { on } of Object.values(offer.confirmed ?? {})) {
        expect(on > (offer.verifiedOn ?? '')).toBe(true)
        expect(on <= today).toBe(true)
      }
    for (const group of factGroups)
      expect(new Set(published.map((offer) => freshnessOf(offer, group, today))), group).toContain('stale')
  })

  it('begins in two areas and says why', () => {
    const pilots = areas.filter(({ pilotReason }) => pilotReason !== undefined)
    expect(pilots.map(({ level }) => level)).toEqual(['social_space', 'social_space'])
    expect(new Set(pilots.map(({ pilotReason }) => pilotReason)).size).toBe(2)
  })
})
