import { describe, expect, it } from 'vitest'
import { holesOf, matrixOf, offersOfCell } from '../../shared/chain/matrix.ts'
import { relianceIn, standingOf, tallyOf } from '../../shared/chain/tally.ts'
import { type Capacity, codesOf } from '../../shared/codes/index.ts'
import { type Offer, offerStatuses } from '../../shared/offer.ts'
import { anOffer } from '../builders/an-offer.ts'
import fc from '../property.ts'

const today = '2026-06-01'
const known = { verifiedOn: '2026-05-20', capacityOn: '2026-05-20' } as const
const phases = codesOf('lifePhase')
const fields = codesOf('fieldOfAction')
const cell = (offers: Offer[]) => matrixOf(offers, ['kita'], ['education'], today)[0]?.[0]

const day = fc
  .integer({ min: 0, max: 1500 })
  .map((ago) => new Date(Date.parse(today) - ago * 864e5).toISOString().slice(0, 10))
const anyOffer = fc
  .record({
    lifePhases: fc.uniqueArray(fc.constantFrom(...phases), { minLength: 1, maxLength: 4 }),
    fields: fc.uniqueArray(fc.constantFrom(...fields), { minLength: 1, maxLength: 3 }),
    capacity: fc.constantFrom<Capacity>(...codesOf('capacity')),
    capacityOn: day,
    verifiedOn: day,
    status: fc.constantFrom(...offerStatuses.slice(1, 3)),
  })
  .map(anOffer)

describe('the matrix of the chain', () => {
  it('counts what is there, what may be relied on and what has room', () => {
    const offers = [
      anOffer({ ...known, capacity: 'available' }),
      anOffer({ ...known, capacity: 'waitlist' }),
      anOffer({ verifiedOn: '2023-01-01', capacity: 'available', capacityOn: '2023-01-01' }),
    ]
    expect(cell(offers)).toEqual({ phase: 'kita', field: 'education', count: 3, reliable: 2, free: 1 })
  })

  it('marks as a hole where there is none, where all are full or pause, and where nobody has looked for long', () => {
    expect(cell([])?.hole).toBe('no_offer')
    expect(cell([anOffer({ ...known, capacity: 'full' }), anOffer({ ...known, status: 'paused' })])?.hole).toBe(
      'none_reachable',
    )
    expect(cell([anOffer({ verifiedOn: '2023-01-01' })])?.hole).toBe('all_stale')
    expect(cell([anOffer({ ...known, capacity: 'waitlist' })])?.hole).toBeUndefined()
  })

  it('asks for no offer for all phases at once', () => {
    const [row] = matrixOf([], ['all_phases'], ['health'], today)
    expect(row?.[0]?.hole).toBeUndefined()
    const full = anOffer({ ...known, lifePhases: ['all_phases'], fields: ['health'], capacity: 'full' })
    expect(matrixOf([full], ['all_phases'], ['health'], today)[0]?.[0]?.hole).toBe('none_reachable')
  })

  it("gives the network's own codes rows of their own, filled by the offers that bear them", () => {
    const own = anOffer({ ...known, ownCodes: ['x_vorschule'] })
    const matrix = matrixOf([own, anOffer(known)], ['kita', 'x_vorschule'], ['education'], today)
    expect(matrix.map(([only]) => only?.count)).toEqual([2, 1])
    expect(offersOfCell([own, anOffer(known)], 'x_vorschule', 'education')).toEqual([own])
  })

  it('has in every cell as many as stand behind it, and no more reliable or free than there are', () => {
    fc.assert(
      fc.property(fc.array(anyOffer, { maxLength: 12 }), (offers) => {
        const matrix = matrixOf(offers, phases, fields, today)
        for (const one of matrix.flat()) {
          expect(one.count).toBe(offersOfCell(offers, one.phase, one.field).length)
          expect(one.reliable).toBeLessThanOrEqual(one.count)
          expect(one.free).toBeLessThanOrEqual(one.count)
          if (one.count === 0 && one.phase !== 'all_phases') expect(one.hole).toBe('no_offer')
          if (one.free > 0) expect(one.hole).not.toBe('none_reachable')
        }
        const places = offers.reduce((sum, offer) => sum + offer.lifePhases.length * offer.fields.length, 0)
        expect(matrix.flat().reduce((sum, { count }) => sum + count, 0)).toBe(places)
      }),
    )
  })

  it('never gets a hole of its kinds by one more offer that is open and confirmed', () => {
    fc.assert(
      fc.property(fc.array(anyOffer, { maxLength: 8 }), (offers) => {
        const open = anOffer({ ...known, capacity: 'available' })
        expect(tallyOf([...offers, open].map((offer) => standingOf(offer, today))).hole).toBeUndefined()
      }),
    )
  })

  it('lists its holes', () => {
    const matrix = matrixOf([anOffer(known)], ['kita', 'all_phases'], ['education', 'health'], today)
    expect(holesOf(matrix).map(({ phase, field, hole }) => `${phase} ${field} ${hole}`)).toEqual([
      'kita health no_offer',
    ])
  })

  it('says in words how much may be relied on', () => {
    const words = [0, 1, 2, 3, 4].map((reliable) => relianceIn({ count: 4, reliable }))
    expect(words).toEqual(['none', 'some', 'most', 'most', 'all'])
  })
})
