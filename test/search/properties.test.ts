import { describe, expect, it } from 'vitest'
import { deadIn } from '../../extension/search/dead.ts'
import { buildIndex } from '../../extension/search/index-build.ts'
import { openIndex } from '../../extension/search/open-index.ts'
import { fitsAge } from '../../extension/search/standing.ts'
import type { Filters } from '../../extension/search/types.ts'
import { demoNetwork } from '../../server/demo/network.ts'
import { codesOf } from '../../shared/codes/index.ts'
import { costs } from '../../shared/cost.ts'
import { isStopWord } from '../../shared/text/stop-words.ts'
import { tokens } from '../../shared/text/tokens.ts'
import { aSegment, searchIn } from '../builders/an-index.ts'
import fc from '../property.ts'

const network = demoNetwork({})
const { offers } = network
const segment = aSegment(network)
const byId = new Map(offers.map((offer) => [offer.id, offer]))
const queries = ['familie', 'beratung', 'kind', 'spielgruppe', 'schulden wohnung', 'fh', '§ 16', 'jugend', '']

describe('any string', () => {
  it('is answered', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        (query) => searchIn([segment], query).hits.length >= 0,
      ),
      { numRuns: 60 },
    )
  })

  it.each([
    'a '.repeat(5_000),
    'ä'.repeat(10_000),
    '§'.repeat(10_000),
    '1;'.repeat(5_000),
    '*in/-('.repeat(1_700),
    '\u0000\uD800',
  ])('is answered however long or odd (%#)', (query) =>
    expect(searchIn([segment], query, {}, {}, 20).hits.length).toBeLessThanOrEqual(20),
  )
})

describe('filters and context', () => {
  const some = <T>(all: readonly T[]) => fc.uniqueArray(fc.constantFrom(...all), { maxLength: 2 })
  const filters: fc.Arbitrary<Filters> = fc.record({
    fields: some(codesOf('fieldOfAction')),
    access: some(codesOf('accessMode')),
    settings: some(codesOf('setting')),
    languages: some(codesOf('language')),
    costs: some(costs),
    onlyFree: fc.boolean(),
  })
  const anyOf = <T>(wanted: readonly T[], given: readonly T[]): boolean =>
    wanted.length === 0 || wanted.some((one) => given.includes(one))

  it('hold for every hit, and hide no more than they say', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...queries),
        filters,
        fc.option(fc.integer({ min: -9, max: 300 }), { nil: undefined }),
        (query, set, ageMonths) => {
          const context = ageMonths === undefined ? {} : { ageMonths }
          const answer = searchIn([segment], query, context, set)
          for (const { offerId } of answer.hits) {
            const offer = byId.get(offerId)
            if (offer === undefined) throw new Error('a hit that is no offer')
            expect(anyOf(set.fields, offer.fields)).toBe(true)
            expect(anyOf(set.access, [offer.access])).toBe(true)
            expect(anyOf(set.settings, offer.settings)).toBe(true)
            expect(anyOf(set.costs, [offer.cost])).toBe(true)
            expect(anyOf(set.languages, offer.languages.length === 0 ? ['de'] : offer.languages)).toBe(true)
            if (set.onlyFree) expect(['available', 'few']).toContain(offer.capacity)
            if (ageMonths !== undefined && offer.ageFromMonths !== undefined)
              expect(offer.ageFromMonths).toBeLessThanOrEqual(ageMonths)
            if (ageMonths !== undefined && offer.ageToMonths !== undefined)
              expect(offer.ageToMonths).toBeGreaterThan(ageMonths)
          }
          expect(answer.total).toBe(answer.hits.length)
          expect(answer.total + answer.hidden).toBeLessThanOrEqual(offers.length)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('an offer for all phases fits every age', () => {
    const place = offers.findIndex(
      ({ lifePhases, ageFromMonths }) => lifePhases.includes('all_phases') && ageFromMonths === undefined,
    )
    if (place < 0) return
    for (const ageMonths of [-5, 0, 50, 200]) expect(fitsAge(segment.index, place, { ageMonths })).toBe(true)
  })
})

describe('an index', () => {
  it('answers the same after it was stored and opened again, and refuses other bytes', () => {
    const buffer = buildIndex(network)
    const index = openIndex(structuredClone(buffer))
    if (index === undefined) throw new Error('does not open')
    for (const query of queries)
      expect(searchIn([{ index, dead: new Set() }], query)).toEqual(searchIn([segment], query))
    expect(openIndex(new ArrayBuffer(0))).toBeUndefined()
    expect(openIndex(new Uint8Array(4_096).fill(7).buffer)).toBeUndefined()
    expect(openIndex(buffer.slice(0, buffer.byteLength / 2))).toBeUndefined()
  })

  it('with a small one over changes finds what a full build finds', () => {
    const place = fc.integer({ min: 0, max: offers.length - 1 })
    fc.assert(
      fc.property(
        fc.uniqueArray(place, { maxLength: 20 }),
        fc.uniqueArray(place, { maxLength: 20 }),
        (changed, gone) => {
          const touched = new Set([...changed, ...gone].map((at) => offers[at]?.id ?? ''))
          const removed = new Set(gone.map((at) => offers[at]?.id))
          const now = offers
            .filter(({ id }) => !removed.has(id))
            .map((offer) => (touched.has(offer.id) ? { ...offer, title: `Spielgruppe ${offer.title}` } : offer))
          const full = [aSegment({ ...network, offers: now })]
          const small = aSegment({ ...network, offers: now.filter(({ id }) => touched.has(id)) }, false)
          const both = [{ index: segment.index, dead: deadIn(segment.index, [...touched]) }, small]
          for (const query of ['spielgruppe', 'schulden', 'hebamme', '§ 31']) {
            const best = (segments: typeof full) =>
              new Set(
                searchIn(segments, query)
                  .hits.filter(({ score }, _, all) => score > 0.4 * (all[0]?.score ?? 0))
                  .map(({ offerId }) => offerId),
              )
            const found = new Set(searchIn(both, query).hits.map(({ offerId }) => offerId))
            for (const id of best(full)) expect(found).toContain(id)
            for (const id of found) expect(removed.has(id)).toBe(false)
          }
        },
      ),
      { numRuns: 8 },
    )
  })
})

describe('a word of the title', () => {
  it('finds the offer, and added to a query never loses it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...offers),
        fc.constantFrom(...queries.slice(0, 6)),
        fc.nat(),
        (offer, query, pick) => {
          const words = tokens(offer.title).filter(
            ({ word }) => word.length >= 4 && !isStopWord(word) && !/\d/.test(word),
          )
          const word = words[pick % Math.max(1, words.length)]
          if (word === undefined) return
          const before = searchIn([segment], query).hits.some(({ offerId }) => offerId === offer.id)
          const after = searchIn([segment], `${query} ${word.text}`).hits.some(({ offerId }) => offerId === offer.id)
          if (before) expect(after, `${query} + ${word.text}: ${offer.title}`).toBe(true)
        },
      ),
      { numRuns: 150 },
    )
  })
})
