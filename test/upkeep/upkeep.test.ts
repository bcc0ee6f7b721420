import { v7 as uuidv7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { factGroups } from '../../shared/freshness.ts'
import type { Offer } from '../../shared/offer.ts'
import type { OfferReport, OfferUse } from '../../shared/offer-report.ts'
import { byHarm, dueProviders, harmOf } from '../../shared/upkeep.ts'
import { receiver, sender, stranger } from '../builders/a-server.ts'
import { anOffer } from '../builders/an-offer.ts'
import fc from '../property.ts'

const today = '2026-03-02'
const allFresh: Partial<Offer> = { verifiedOn: today, capacityOn: today }
const aReport = (offer: Offer, overrides: Partial<OfferReport> = {}): OfferReport => ({
  id: uuidv7(),
  offerId: offer.id,
  says: 'full',
  organisationId: sender,
  on: today,
  ...overrides,
})
const aUse = (offer: Offer, level: OfferUse['level']): OfferUse => ({ offerId: offer.id, quarter: '2025-Q4', level })

describe('the harm of an offer', () => {
  it('is nothing where all is fresh, and grows with use where all is stale', () => {
    expect(harmOf(anOffer(allFresh), today)).toMatchObject({ harm: 0, doubt: 0, ageing: [], reports: [], use: 'none' })
    const stale = anOffer()
    expect(harmOf(stale, today)).toMatchObject({ harm: 1, doubt: 1 })
    expect(harmOf(stale, today).ageing.map(({ group }) => group)).toEqual(factGroups)
    expect(harmOf(stale, today, aUse(stale, 'used')).harm).toBe(2)
    expect(harmOf(stale, today, aUse(stale, 'often')).harm).toBe(3)
  })

  it('counts each organisation that reports once, “ended” most', () => {
    const offer = anOffer(allFresh)
    const reports = [
      aReport(offer, { says: 'ended' }),
      aReport(offer, { says: 'ended' }),
      aReport(offer, { says: 'ended', organisationId: receiver }),
      aReport(offer, { says: 'wrong', group: 'contact', organisationId: stranger }),
      aReport(anOffer(), { says: 'ended' }),
    ]
    expect(harmOf(offer, today, undefined, reports)).toMatchObject({
      harm: 8,
      reports: [
        { says: 'ended', organisationIds: [sender, receiver], points: 6 },
        { says: 'wrong', group: 'contact', organisationIds: [stranger], points: 2 },
      ],
    })
  })

  it('is nothing of an offer that nobody is shown, whatever is said of it', () => {
    for (const status of ['draft', 'ended'] as const) {
      const offer = anOffer({ status })
      expect(harmOf(offer, today, aUse(offer, 'often'), [aReport(offer)]).harm).toBe(0)
    }
    expect(harmOf(anOffer({ status: 'paused' }), today).harm).toBe(1)
  })

  it('never falls when an offer is used more, grows older or is reported once more', () => {
    const day = fc
      .integer({ min: 0, max: 900 })
      .map((days) => new Date(Date.parse(today) - days * 86_400_000).toISOString().slice(0, 10))
    fc.assert(
      fc.property(day, fc.array(fc.constantFrom('wrong', 'full', 'ended'), { maxLength: 5 }), (verifiedOn, says) => {
        const offer = anOffer({ verifiedOn })
        const reports = says.map((each) => aReport(offer, { says: each }))
        const harm = harmOf(offer, today, undefined, reports).harm
        expect(harmOf(offer, today, aUse(offer, 'used'), reports).harm).toBeGreaterThanOrEqual(harm)
        expect(harmOf(offer, '2027-03-02', undefined, reports).harm).toBeGreaterThanOrEqual(harm)
        const more = [...reports, aReport(offer, { organisationId: stranger })]
        expect(harmOf(offer, today, undefined, more).harm).toBeCloseTo(harm + 2)
      }),
    )
  })

  it('puts the most harmful first and keeps the order of equals', () => {
    const [used, reported, fresh] = [
      anOffer({ title: 'B' }),
      anOffer({ ...allFresh, title: 'C' }),
      anOffer({ ...allFresh, title: 'A' }),
    ]
    const order = byHarm([fresh, used, reported], today, new Map([[used.id, aUse(used, 'often')]]), [aReport(reported)])
    expect(order.map(({ offer }) => offer.title)).toEqual(['B', 'C', 'A'])
  })
})

describe('providers that are to be asked', () => {
  it('have a published offer that nobody confirmed as a whole for a year', () => {
    const offers = [
      anOffer({ organisationId: sender, verifiedOn: '2025-03-03' }),
      anOffer({ organisationId: receiver, verifiedOn: '2025-03-02' }),
      anOffer({ organisationId: receiver, verifiedOn: today }),
      anOffer({ organisationId: stranger, status: 'ended' }),
    ]
    expect(dueProviders(offers, today)).toMatchObject([
      { organisationId: receiver, since: '2025-03-02', offers: [{ id: offers[1]?.id }] },
    ])
  })

  it('come with the most harm first, and are left in peace while they have a link', () => {
    const [stale, never] = [
      anOffer({ organisationId: sender, verifiedOn: '2024-01-01' }),
      anOffer({ organisationId: receiver }),
    ]
    const uses = new Map([[never.id, aUse(never, 'often')]])
    const due = dueProviders([stale, never], today, { uses })
    expect(due.map(({ organisationId }) => organisationId)).toEqual([receiver, sender])
    expect(due[0]).not.toHaveProperty('since')
    const askedOn = new Map([
      [receiver, '2026-02-01'],
      [sender, '2025-12-01'],
    ])
    expect(dueProviders([stale, never], today, { askedOn }).map(({ organisationId }) => organisationId)).toEqual([
      sender,
    ])
  })
})
