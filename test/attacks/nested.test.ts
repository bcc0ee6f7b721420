/**
 * A2, nesting: whoever lives in a town lives in its Kreis, and whoever was handed over was referred. Where both are the
 * same families, the same noise would show two equal numbers, and two different ones would prove that a family lies
 * between. So each has noise of its own (`noiseTableOf`), and somebody who compares them is hardly better than a coin.
 */
import { beforeAll, describe, expect, it } from 'vitest'
import { type CatalogueChange, writeCatalogue } from '../../server/catalogue/write.ts'
import type { RecordChange } from '../../server/statistics/rollup.ts'
import { fieldsOfAction } from '../../shared/codes/index.ts'
import { aNetworkOf } from './network.ts'
import { root } from './places.ts'
import { months } from './sampler.ts'
import { keyOf } from './truth.ts'
import { type Seen, seenOfYear } from './view.ts'

const places = Array.from({ length: 30 }, (_, at) => ({ outer: `landkreis-${at}`, inner: `stadt-${at}` }))
/** So many are shown with any noise. */
const within = 14
/** One more family in the Kreis that does not live in the town. */
const oneMore = (place: number, month: number) => (place + month) % 2 === 1

let seen: Seen

beforeAll(async () => {
  const network = await aNetworkOf([])
  await writeCatalogue(network.store, places.flatMap(areasOf), Date.parse('2024-12-01'))
  await network.put(
    places.flatMap(({ outer, inner }, place) =>
      months.flatMap((month, at) => [
        ...Array.from({ length: within }, (_, n) => aReferral(month, n, `${inner}-raum`, [inner, outer])),
        ...(oneMore(place, at) ? [aReferral(month, within, `${outer}-land`, [outer])] : []),
      ]),
    ),
  )
  seen = await seenOfYear(network)
  await network.close()
})

/** A Kreis with a town in it; each has a place of its own that is recorded. */
function areasOf({ outer, inner }: (typeof places)[number]): CatalogueChange[] {
  const area = (id: string, parentId: string, level: string): CatalogueChange => ({
    kind: 'area',
    id,
    data: { id, name: id, level, parentId },
  })
  return [
    area(outer, root, 'kreis'),
    area(`${outer}-land`, outer, 'social_space'),
    area(inner, outer, 'municipality'),
    area(`${inner}-raum`, inner, 'social_space'),
  ]
}

/** Everybody who is referred is handed over, and nobody comes further. */
function aReferral(month: string, n: number, district: string, regions: string[]): RecordChange {
  const ref = `${district}-${month}-${n}`
  return {
    ref,
    chain: ref,
    facts: {
      ...{ kind: 'referral', day: `${month}-15`, district, regions, phase: 'kita', reasons: [] },
      ...{ field: fieldsOfAction[n % fieldsOfAction.length]?.code ?? '', stages: ['referred', 'handed_over'] },
    },
  }
}

/** How much more is told of one category than of another, in every revision. */
function differences(table: string, period: string, more: readonly string[], less: readonly string[]): number[] {
  const [one, other] = [more, less].map((coord) => seen.get(table)?.get(keyOf(period, coord))?.by ?? [])
  return (one ?? []).flatMap((value, revision) => {
    const of = other?.[revision]
    return typeof value === 'number' && typeof of === 'number' ? [value - of] : []
  })
}

describe('two numbers of nested categories', () => {
  const pairs = () =>
    places.flatMap(({ outer, inner }, place) =>
      months.map((month, at) => ({
        more: oneMore(place, at),
        by: differences('month:region', month, [outer], [inner]),
      })),
    )

  it('differ though both are the same families: a difference proves nobody between them', () => {
    const same = pairs().filter(({ more }) => !more)
    expect(same.every(({ by }) => by.length === 2)).toBe(true)
    const apart = same.flatMap(({ by }) => by).filter((difference) => difference !== 0)
    expect(apart.length / (2 * same.length), `${apart.length} differ`).toBeGreaterThan(0.7)
    const stages = fieldsOfAction.flatMap(({ code }) =>
      differences('year:field,funnelStage', '2025', [code, 'referred'], [code, 'handed_over']),
    )
    expect(stages).toHaveLength(fieldsOfAction.length)
    expect(stages.some((difference) => difference !== 0)).toBe(true)
  })

  it('hardly tell whether one family lies between them, even in both revisions', () => {
    // One family between moves the sum of two differences by two: whoever guesses best draws the line at one.
    const right = pairs().map(({ more, by: [first = 0, second = 0] }) => {
      const sum = first + second
      return sum === 1 ? 0.5 : Number(sum > 1 === more)
    })
    const accuracy = right.reduce((sum, each) => sum + each, 0) / right.length
    expect(accuracy, `accuracy ${accuracy} over ${right.length} pairs`).toBeLessThanOrEqual(0.65)
  })

  it('are equal no oftener where both are the same families than where one lies between', () => {
    const share = (more: boolean) => {
      const by = pairs().flatMap((pair) => (pair.more === more ? pair.by : []))
      return by.filter((difference) => difference === 0).length / by.length
    }
    expect(Math.abs(share(false) - share(true)), `${share(false)} and ${share(true)}`).toBeLessThanOrEqual(0.08)
  })
})
