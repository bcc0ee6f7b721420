import { describe, expect, it } from 'vitest'
import { areasIn, countsOf, levelsOf } from '../../extension/tasks/see-chain/area-counts.ts'
import type { Chain } from '../../extension/tasks/see-chain/use-chain.ts'
import type { Area } from '../../shared/area.ts'
import { waysUp } from '../../shared/chain/reach.ts'
import type { Offer } from '../../shared/offer.ts'
import { anOffer } from '../builders/an-offer.ts'

const areas: Area[] = [
  { id: 'kreis', name: 'Kreis Musterland', level: 'kreis', parentId: null },
  { id: 'stadt', name: 'Silberfurt', level: 'municipality', parentId: 'kreis' },
  { id: 'nord', name: 'Nordviertel', level: 'social_space', parentId: 'stadt', children: { a0: 150, a3_5: 350 } },
  { id: 'markt', name: 'Markt', level: 'social_space', parentId: 'stadt' },
]

function chain(offers: Offer[], area?: Area): Chain {
  return {
    offers,
    everywhere: offers,
    areas,
    area,
    links: [],
    organisations: new Map(),
    network: undefined,
    byId: new Map(),
    tree: new Map(),
    ways: waysUp(areas),
    areaName: '',
    rights: undefined,
    day: '2026-06-01',
  }
}
const numbers = (of: Chain, measure: 'serves' | 'located') =>
  countsOf(of, 'social_space', measure).map(({ area, count }) => [area.id, count])

describe('offers by area', () => {
  const [, stadt, nord] = areas

  it('look at the level with most areas first, below the chosen area or beside it', () => {
    expect(levelsOf(chain([]))[0]).toBe('social_space')
    expect(areasIn(chain([], stadt)).map(({ id }) => id)).toEqual(['nord', 'markt'])
    expect(areasIn(chain([], nord)).map(({ id }) => id)).toEqual(['nord', 'markt'])
  })

  it('count what is open to families there, or what has its place there', () => {
    const offers = [
      anOffer({ areaIds: ['stadt'], places: [{ areaId: 'nord' }] }),
      anOffer({ areaIds: ['markt'] }),
      anOffer(),
    ]
    expect(numbers(chain(offers), 'serves')).toEqual([
      ['markt', 3],
      ['nord', 2],
    ])
    expect(numbers(chain(offers), 'located')).toEqual([
      ['markt', 0],
      ['nord', 1],
    ])
  })

  it('never count where a protected place is', () => {
    const shelter = anOffer({ protectedPlace: true, places: [{ areaId: 'nord' }] })
    expect(numbers(chain([shelter]), 'located')).toEqual([
      ['markt', 0],
      ['nord', 0],
    ])
  })

  it('set them against the children who live there, where that is known', () => {
    const [markt, north] = countsOf(chain([anOffer(), anOffer()]), 'social_space', 'serves')
    expect(north).toMatchObject({ children: 500, per1000: 4 })
    expect(markt).toMatchObject({ children: undefined, per1000: undefined })
  })
})
