import { describe, expect, it } from 'vitest'
import {
  comparison,
  fewestNetworks,
  leastNumerator,
  middleOf,
  networksOf,
  readView,
  withView,
} from '../../extension/tasks/see-figures/benchmark.ts'
import { type OutsideView, outsideViewSchema } from '../../shared/protocol/statistics.ts'
import fc from '../property.ts'

/** A network that lets out these numbers of families: referred, handed over, arrived. */
function aView(network: string, [families, handed, arrived]: (number | null)[], more: Partial<OutsideView> = {}) {
  const cell = (coord: string[], value: number | null | undefined) => ({ coord, value: value ?? null })
  return outsideViewSchema.parse({
    kind: 'kettenglied-outside-view',
    version: 1,
    network,
    year: '2025',
    paramsVersion: 'D5V3-T8-B20/1',
    children: 10_000,
    populationOn: '2025-12-31',
    tables: [
      { table: 'year:', dimensions: [], cells: [cell([], families)] },
      {
        table: 'year:funnelStage',
        dimensions: ['funnelStage'],
        cells: [cell(['handed_over'], handed), cell(['arrived'], arrived)],
      },
    ],
    medians: [{ field: 'health', class: 'd14' }],
    ...more,
  })
}

const own = aView('Musterland', [300, 200, 100])
const others = [1, 2, 3, 4].map((number) => aView(`Kreis ${number}`, [100 * number, 50 * number, 25 * number]))

describe('a comparison of networks', () => {
  it('stands on at least five, the own one among them', () => {
    for (let count = 0; count < fewestNetworks - 1; count++) expect(comparison(own, others.slice(0, count))).toEqual([])
    expect(comparison(own, others)).toHaveLength(5)
  })

  it('counts a network once: neither the own file nor one twice, nor another year makes up the five', () => {
    const three = others.slice(0, 3)
    expect(comparison(own, [...three, aView('Musterland', [900, 800, 700])])).toEqual([])
    expect(comparison(own, [...three, aView('Kreis 4', [100, 90, 80], { year: '2024' })])).toEqual([])
    const twice = withView(three, aView('Kreis 1', [500, 400, 300]))
    expect(twice).toHaveLength(3)
    expect(networksOf(own, twice)).toHaveLength(4)
  })

  it('sets rates per 1,000 children and shares beside each other, the highest first, the own one marked', () => {
    expect(
      comparison(own, others).map(({ network, own: mine, rate, arrival }) => [network, mine, rate, arrival]),
    ).toEqual([
      ['Kreis 4', false, 40, 50],
      ['Kreis 3', false, 30, 50],
      ['Musterland', true, 30, 50],
      ['Kreis 2', false, 20, 50],
      ['Kreis 1', false, 10, null],
    ])
  })

  it('tells no rate and no share that rests on fewer than fifty families, or on none that was let out', () => {
    fc.assert(
      fc.property(fc.option(fc.integer({ min: 0, max: 400 })), (families) => {
        const row = comparison(own, [...others.slice(0, 3), aView('Klein', [families, 400, families])]).find(
          ({ network }) => network === 'Klein',
        )
        const enough = families !== null && families >= leastNumerator
        expect(row?.rate !== null).toBe(enough)
        expect(row?.arrival !== null).toBe(enough)
      }),
    )
    const { children: _, ...nobody } = aView('Ohne', [400, 300, 200])
    expect(comparison(own, [...others.slice(0, 3), nobody]).at(-1)).toMatchObject({ network: 'Ohne', rate: null })
  })

  it('reads a file only where it is a view for outside', () => {
    expect(readView(JSON.stringify(own))).toEqual(own)
    for (const text of ['', '{}', 'Grüße', JSON.stringify({ ...own, year: 'bald' }), ' '.repeat(3_000_000)])
      expect(readView(text)).toBeUndefined()
  })

  it('knows the middle of what is told', () => {
    expect(middleOf([3, null, 1, 2])).toBe(2)
    expect(middleOf([1, 2])).toBe(1.5)
    expect(middleOf([null])).toBeNull()
  })
})
