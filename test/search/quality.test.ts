/** What is known beside the words: it orders what the words leave equal, says so, and never outweighs them. */

import { describe, expect, it } from 'vitest'
import { dayNumber } from '../../extension/search/coded.ts'
import { centreOf, kilometres } from '../../extension/search/near.ts'
import { ownWords } from '../../extension/search/own-words.ts'
import { mostByUse, qualityWeights, relianceIn } from '../../extension/search/quality.ts'
import { usesOf } from '../../extension/search/uses.ts'
import type { Area } from '../../shared/area.ts'
import { codesSchema } from '../../shared/codes/adjusted.ts'
import { codesOf } from '../../shared/codes/index.ts'
import { type FactGroup, factGroups, relianceOf } from '../../shared/freshness.ts'
import { type Offer, offerStatuses } from '../../shared/offer.ts'
import { aSegment, searchDay, searchIn } from '../builders/an-index.ts'
import { anOffer } from '../builders/an-offer.ts'
import fc from '../property.ts'

const idsOf = (answer: ReturnType<typeof searchIn>) => answer.hits.map(({ offerId }) => offerId)
const daysAgo = (days: number) => new Date(Date.parse(searchDay) - days * 86_400_000).toISOString().slice(0, 10)
const fresh = { verifiedOn: daysAgo(3), capacityOn: daysAgo(3) }

const day = fc.integer({ min: 0, max: 900 }).map(daysAgo)
const someDay = fc.option(day, { nil: undefined })
const dated = fc
  .record({
    verifiedOn: someDay,
    capacityOn: someDay,
    confirmed: fc.dictionary(fc.constantFrom(...factGroups), fc.record({ on: day })) as fc.Arbitrary<
      Partial<Record<FactGroup, { on: string }>>
    >,
  })
  .map((known) => known as Pick<Offer, 'verifiedOn' | 'capacityOn' | 'confirmed'>)
const quality = fc.record({
  dated,
  capacity: fc.constantFrom(...codesOf('capacity')),
  status: fc.constantFrom(...offerStatuses.filter((status) => status === 'published' || status === 'paused')),
  place: fc.option(fc.record({ latitude: fc.double({ min: 51, max: 52, noNaN: true }), longitude: fc.constant(7) }), {
    nil: undefined,
  }),
  level: fc.option(fc.constantFrom('used' as const, 'often' as const), { nil: undefined }),
  chosen: fc.nat(20),
})
const square = (latitude: number, longitude: number): NonNullable<Area['geometry']> => ({
  type: 'Polygon',
  coordinates: [
    [
      [longitude - 0.01, latitude - 0.01],
      [longitude + 0.01, latitude - 0.01],
      [longitude + 0.01, latitude + 0.01],
      [longitude - 0.01, latitude + 0.01],
      [longitude - 0.01, latitude - 0.01],
    ],
  ],
})
const areas: Area[] = [
  { id: 'nord', name: 'Nordhöhe', level: 'social_space', parentId: null, geometry: square(51.5, 7) },
]

describe('quality', () => {
  it('reads the same reliance from the index as the offer itself has', () => {
    fc.assert(
      fc.property(fc.array(dated, { minLength: 1, maxLength: 5 }), (all) => {
        const offers = all.map((known) => anOffer(known))
        const { index } = aSegment({ offers }, false)
        offers.forEach((offer, at) => {
          expect(relianceIn(index, at, dayNumber(searchDay))).toBeCloseTo(relianceOf(offer, searchDay), 10)
        })
      }),
      { numRuns: 60 },
    )
  })

  it('never lifts an offer that meets a word but in part or not at all above one that meets it exactly', () => {
    const partly = fc.constantFrom('Drachensteigenlassen', 'Drachenfest', 'Bastelkeller', 'Drachen')
    fc.assert(
      fc.property(quality, quality, partly, fc.boolean(), (good, other, title, inArea) => {
        const made = (name: string, { dated: known, capacity, status, place }: typeof good) =>
          anOffer({ ...known, title: name, offerType: 'sport_club', capacity, status, places: place ? [place] : [] })
        const [exact, part] = [made('Drachensteigen', good), made(title, other)]
        const uses = usesOf(
          [good, other].flatMap(({ level }, at) => {
            const offerId = [exact, part][at]?.id ?? ''
            return level === undefined ? [] : [{ offerId, quarter: '2026-Q3', level }]
          }),
          [good, other].map(({ chosen: count }, at) => ({
            offerId: [exact, part][at]?.id ?? '',
            need: 'leisure',
            count,
          })),
        )
        // The word speaks of a need too, so that what was chosen here counts.
        const own = ownWords(
          [],
          [codesSchema.parse({ list: 'need', relabelled: { poverty_debt: { de: 'Drachensteigen' } } })],
        )
        const context = inArea ? { areaId: 'nord' } : {}
        const answer = searchIn(
          [aSegment({ areas, offers: [part, exact] }, false)],
          'drachensteigen',
          context,
          {},
          10,
          {
            uses,
            own,
          },
        )
        expect(idsOf(answer)[0]).toBe(exact.id)
        if (title === 'Bastelkeller') expect(idsOf(answer)).not.toContain(part.id)
      }),
      { numRuns: 150 },
    )
  })

  it('stays within its bounds: less than what lies between a word and its beginning', () => {
    const best = (1 + qualityWeights.most) * (1 + mostByUse)
    expect(best / (1 + qualityWeights.least)).toBeLessThan(4 / 3)
  })

  it('puts the near offer first, and says how far it is', () => {
    const near = anOffer({ title: 'Nähkreis', places: [{ latitude: 51.51, longitude: 7 }] })
    const distant = anOffer({ title: 'Nähkreis', places: [{ latitude: 51.9, longitude: 7 }] })
    const hidden = anOffer({ title: 'Nähkreis', protectedPlace: true, places: [{ latitude: 51.5, longitude: 7 }] })
    const answer = searchIn([aSegment({ areas, offers: [distant, hidden, near] })], 'nähkreis', { areaId: 'nord' })
    expect(idsOf(answer)[0]).toBe(near.id)
    const because = new Map(answer.hits.map((hit) => [hit.offerId, hit.because]))
    expect(because.get(near.id)).toContainEqual({ code: 'near', kilometres: 1 })
    for (const { id } of [distant, hidden]) expect(JSON.stringify(because.get(id))).not.toContain('near')
  })

  it('does not find a protected place by the quarter in which it lies', () => {
    const open = anOffer({ title: 'Nähkreis', places: [{ areaId: 'nord', street: 'Amselweg 3' }] })
    const hidden = anOffer({ ...open, id: anOffer().id, protectedPlace: true })
    const { name } = areas.find(({ id }) => id === 'nord') ?? { name: '' }
    for (const words of [name, 'Amselweg'])
      expect(idsOf(searchIn([aSegment({ areas, offers: [hidden, open] })], words)), words).toEqual([open.id])
  })

  it('says in codes what speaks for an offer and against it', () => {
    const good = anOffer({ title: 'Nähkreis', capacity: 'few', ...fresh })
    const full = anOffer({ title: 'Nähkreis', capacity: 'full', verifiedOn: daysAgo(2_000) })
    const paused = anOffer({ title: 'Nähkreis', status: 'paused' })
    const { hits } = searchIn([aSegment({ offers: [paused, full, good] })], 'nähkreis')
    expect(hits.map(({ because }) => because.map(({ code }) => code))).toEqual([
      ['free_places', 'recently_confirmed'],
      ['full', 'stale'],
      ['paused', 'stale'],
    ])
  })
})

describe('use', () => {
  const [one, two] = [
    anOffer({ title: 'Schuldnerberatung Nord', offerType: 'debt_counselling' }),
    anOffer({ title: 'Schuldnerberatung Süd', offerType: 'debt_counselling' }),
  ]
  const segments = [aSegment({ offers: [one, two] })]
  const found = (here: { offerId: string; need: string; count: number }[], released: string[] = []) =>
    searchIn(segments, 'schulden', {}, {}, 10, {
      uses: usesOf(
        released.map((offerId) => ({ offerId, quarter: '2026-Q3', level: 'often' as const })),
        here,
      ),
    })

  it('here for the need that is spoken of comes first and is said; for another need it says nothing', () => {
    for (const offer of [one, two]) {
      const answer = found([{ offerId: offer.id, need: 'poverty_debt', count: 2 }])
      expect(idsOf(answer)[0]).toBe(offer.id)
      expect(answer.hits[0]?.because[0]).toEqual({ code: 'used_here', times: 2 })
    }
    const [plain] = found([]).hits
    const elsewhere = found([{ offerId: two.id, need: 'leisure', count: 9 }])
    expect(elsewhere.hits.map(({ score }) => score)).toEqual(found([]).hits.map(({ score }) => score))
    expect(plain?.because.map(({ code }) => code)).not.toContain('used_here')
  })

  it('that was released lifts a little', () => {
    for (const offer of [one, two]) {
      const answer = found([], [offer.id])
      expect(idsOf(answer)[0]).toBe(offer.id)
      expect(answer.hits[0]?.because).toContainEqual({ code: 'often_used' })
    }
  })
})

describe('distance', () => {
  it('is that of the map', () => {
    // Köln Dom to Düsseldorf Rathaus: 34 km.
    expect(kilometres([50.9413, 6.9583], 51.2258, 6.7716)).toBeCloseTo(34.3, 0)
    expect(kilometres([51, 7], 51, 7)).toBe(0)
  })

  it('is measured from the middle of the largest part of an area', () => {
    expect(centreOf(square(51.5, 7))?.map((degree) => degree.toFixed(4))).toEqual(['51.5000', '7.0000'])
    const small = square(40, 0)
    if (small.type !== 'Polygon') throw new Error('no polygon')
    const parts = [
      small.coordinates,
      ...[square(51.5, 7)].flatMap((one) => (one.type === 'Polygon' ? [one.coordinates] : [])),
    ]
    const scaled = [
      parts[0]?.map((ring) => ring.map(([x, y]) => [x / 10, 40 + (y - 40) / 10] as [number, number])) ?? [],
      parts[1] ?? [],
    ]
    expect(centreOf({ type: 'MultiPolygon', coordinates: scaled })?.[0]).toBeCloseTo(51.5, 4)
    expect(centreOf({ type: 'Polygon', coordinates: [] })).toBeUndefined()
    expect(
      centreOf({
        type: 'Polygon',
        coordinates: [
          [
            [7, 51],
            [7, 51],
            [7, 51],
            [7, 51],
          ],
        ],
      }),
    ).toBeUndefined()
  })
})
